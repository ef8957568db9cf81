"""Routes of the service catalogue: what a contract offers, asking for it, loading a file."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Query, Router, Status
from ninja.decorators import decorate_view

from mainstay.desk.queries.catalogue import access_catalogue
from mainstay.desk.rules.catalogue.item import Item, Plain, Question
from mainstay.desk.rules.catalogue.item import Text as Words
from mainstay.desk.rules.catalogue.offer import item_of, latest
from mainstay.desk.rules.words import TYPE_NAMES, CaseType
from mainstay.desk.services import cataloguing
from mainstay.directory.public import actor_on
from mainstay.kernel.document import refuse_oversize
from mainstay.kernel.idempotency import answer_once
from mainstay.kernel.schema import Label
from mainstay.kernel.time import now

from .catalogue_schemas import (
    AskedChoice,
    AskedColumn,
    AskedQuestion,
    CatalogueChecked,
    CatalogueLoaded,
    ItemOrder,
    ItemOut,
    ItemRow,
    StandardEstimate,
)
from .schemas import CaseFull
from .showing import show_full

router = Router(tags=["catalogue"])
ItemId = Annotated[str, Path(max_length=40, pattern=r"^[a-z0-9_]+$")]
Version = Annotated[int | None, Query(ge=1, le=10_000, description="A version; the one on offer unless told.")]
FILE_BODY: dict[str, Any] = {
    "requestBody": {"required": True, "content": {"application/yaml": {"schema": {"type": "string"}}}}
}


@router.get("/contracts/{uuid:contract_id}/catalogue", response=list[ItemRow], summary="What may be asked for")
def list_items(request: HttpRequest, contract_id: UUID) -> list[ItemRow]:
    """The items that a contract offers, in the order of the catalogue."""
    return _rows(latest(access_catalogue(contract_id, actor=actor_on(request))))


@router.get("/contracts/{uuid:contract_id}/catalogue/{item_id}", response=ItemOut, summary="An item with its form")
def get_item(request: HttpRequest, contract_id: UUID, item_id: ItemId, version: Version = None) -> ItemOut:
    """The item on offer, or an earlier version of it: what a case was opened from stays readable."""
    item = item_of(access_catalogue(contract_id, actor=actor_on(request)), item_id, version)
    return ItemOut(**_row(item), form=[_question(one) for one in item.form])


@router.post(
    "/contracts/{uuid:contract_id}/catalogue/{item_id}/cases", response={201: CaseFull}, summary="Ask for an item"
)
@decorate_view(answer_once)
def open_from_item(request: HttpRequest, contract_id: UUID, item_id: ItemId, body: ItemOrder) -> Status[CaseFull]:
    """Open a case from an item; 422 with the path of every answer that does not fit its form."""
    wanted = cataloguing.Wanted(item_id, body.answers, body.title, body.description, body.reporter.model_dump())
    moment = now()
    case = cataloguing.open_from_catalogue(contract_id, wanted, actor=actor_on(request), now=moment)
    return Status(201, show_full(case, now=moment))


@router.post(
    "/contracts/{uuid:contract_id}/catalogue-check",
    response=CatalogueChecked,
    openapi_extra=FILE_BODY,
    summary="Check a catalogue file",
)
def check_file(request: HttpRequest, contract_id: UUID) -> CatalogueChecked:
    """As loading, with nothing stored; administrators only."""
    items = cataloguing.check_catalogue(contract_id, _file(request), actor=actor_on(request), now=now())
    return CatalogueChecked(items=_rows(items))


@router.post(
    "/contracts/{uuid:contract_id}/catalogue",
    response={201: CatalogueLoaded},
    openapi_extra=FILE_BODY,
    summary="Load a catalogue file",
)
def load_file(request: HttpRequest, contract_id: UUID) -> Status[CatalogueLoaded]:
    """Add items to a contract's catalogue, or later versions; 422 and 409 name every fault by its line."""
    loaded = cataloguing.load_catalogue(contract_id, _file(request), actor=actor_on(request), now=now())
    return Status(201, CatalogueLoaded(number=loaded.number, is_new=loaded.is_new, items=_rows(loaded.items)))


def _file(request: HttpRequest) -> bytes:
    declared = str(request.META.get("CONTENT_LENGTH") or "0")
    refuse_oversize(int(declared) if declared.isdigit() else 0)
    return request.body


def _rows(items: Iterable[Item]) -> list[ItemRow]:
    return [ItemRow(**_row(item)) for item in items]


def _row(item: Item) -> dict[str, Any]:
    opens = CaseType(item.opens)
    zh, en = TYPE_NAMES[opens]
    standard = item.standard
    return {
        "id": item.id,
        "version": item.version,
        "group": _label(item.group),
        "name": _label(item.name),
        "description": _label(item.description),
        "opens": opens,
        "opens_label": Label(zh=zh, en=en),
        "standard": StandardEstimate(effort=_figure(standard.effort), time=_label(standard.time)) if standard else None,
        "authorisation": item.authorisation,
    }


def _question(question: Question) -> AskedQuestion:
    columns = [AskedColumn(**_asked(one)) for one in question.columns]
    return AskedQuestion(**_asked(question), columns=columns, most_rows=question.most_rows)


def _asked(one: Plain) -> dict[str, Any]:
    return {
        "name": one.name,
        "type": one.type,
        "required": one.required,
        "label": _label(one.label),
        "hint": _label(one.hint) if one.hint else None,
        "choices": [AskedChoice(value=choice.value, label=_label(choice.label)) for choice in one.choices],
        "most": one.most,
        "low": _figure(one.low) if one.low is not None else None,
        "high": _figure(one.high) if one.high is not None else None,
        "places": one.places,
        "pattern": one.pattern,
        "pattern_says": _label(one.pattern_says) if one.pattern_says else None,
    }


def _label(words: Words) -> Label:
    return Label(zh=words.zh, en=words.en)


def _figure(number: Decimal) -> str:
    return format(number, "f")
