"""Loading catalogue files, and opening cases from the items of a catalogue."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from mainstay.contracts.public import list_contracts
from mainstay.desk.models import Case, CatalogueLoad
from mainstay.desk.queries.catalogue import access_catalogue, catalogue_of
from mainstay.desk.reading.catalogue_files import ReadFile, read_catalogue
from mainstay.desk.rules.catalogue.answers import check_answers
from mainstay.desk.rules.catalogue.item import Item
from mainstay.desk.rules.catalogue.offer import item_of, refuse_changed
from mainstay.desk.rules.permissions import LOAD_CATALOGUE
from mainstay.desk.rules.words import CaseChannel, CaseType
from mainstay.directory.public import Actor, require
from mainstay.kernel.errors import NotFound, Refused

from .composing import Opening
from .opening import open_case


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for through the catalogue: the item, the answers to its form, and who asks."""

    item_id: str
    answers: Mapping[str, Any]
    title: str = ""
    description: str = ""
    reporter: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LoadedCatalogue:
    """What loading a file did; `is_new` is false when the same file was there already."""

    number: int
    items: tuple[Item, ...]
    is_new: bool


def check_catalogue(contract_id: UUID, source: bytes, *, actor: Actor, now: datetime) -> tuple[Item, ...]:
    """The items of a file that could be loaded; the errors of `load_catalogue`, and nothing stored."""
    return _readable(contract_id, source, actor=actor, now=now).items


@transaction.atomic
def load_catalogue(contract_id: UUID, source: bytes, *, actor: Actor, now: datetime) -> LoadedCatalogue:
    """Add a catalogue file to a contract; administrators only.

    Malformed with every fault and its line, Refused where a version that is there would change; nothing is stored then.
    """
    read = _readable(contract_id, source, actor=actor, now=now)
    digest = hashlib.sha256(source).hexdigest()
    loads = CatalogueLoad.objects.filter(contract_id=contract_id).order_by("-number")
    earlier = list(loads.values_list("number", "sha256"))
    same = next((number for number, known in earlier if known == digest), None)
    if same is not None:
        return LoadedCatalogue(same, read.items, is_new=False)
    row = CatalogueLoad(
        contract_id=contract_id,
        number=earlier[0][0] + 1 if earlier else 1,
        file=source.decode("utf-8-sig"),
        sha256=digest,
        items=[item.model_dump(mode="json", by_alias=True) for item in read.items],
        loaded_at=now,
        loaded_by_id=actor.id,
    )
    _add(row)
    return LoadedCatalogue(row.number, read.items, is_new=True)


def _add(row: CatalogueLoad) -> None:
    """Refused when somebody else has loaded a file at the same time: what was checked may no longer hold."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        if "desk_catalogue_" not in str(error):
            raise
        raise Refused("同时有人导入了服务目录，请重试。", "Somebody else has just loaded a file; try again.") from error


def open_from_catalogue(contract_id: UUID, wanted: Wanted, *, actor: Actor, now: datetime) -> Case:
    """A case from an item on offer: its id, version and the checked answers stay in the report.

    NotFound for an item that is not on offer, Malformed for answers that do not fit its form.
    """
    item = item_of(access_catalogue(contract_id, actor=actor), wanted.item_id)
    opening = Opening(
        contract_id=contract_id,
        title=wanted.title or item.name.zh,
        description=wanted.description,
        reporter=wanted.reporter,
        type=CaseType(item.opens),
        channel=CaseChannel.CATALOGUE,
        item=_pinned(item, wanted.answers),
    )
    return open_case(opening, actor=actor, now=now)


def _pinned(item: Item, answers: Mapping[str, Any]) -> dict[str, Any]:
    """What the report keeps of an item: enough to read it, and to know what has to come before the work."""
    pinned: dict[str, Any] = {
        "id": item.id,
        "version": item.version,
        "name": item.name.model_dump(),
        "authorisation": item.authorisation,
        "answers": check_answers(item, answers),
    }
    if item.standard is not None:
        standard = item.standard
        pinned["standard"] = {"effort": format(standard.effort, "f"), "time": standard.time.model_dump()}
    return pinned


def _readable(contract_id: UUID, source: bytes, *, actor: Actor, now: datetime) -> ReadFile:
    require(actor, LOAD_CATALOGUE)
    if not list_contracts([contract_id], now=now):
        raise NotFound("没有这个合同。", "There is no such contract.")
    read = read_catalogue(source)
    refuse_changed(catalogue_of(contract_id), read.items, read.lines)
    return read
