"""Registering a notice that one side has sent to the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from mainstay.directory.public import Actor, draft_of, require, require_contract
from mainstay.kernel.errors import Malformed, Problem
from mainstay.kernel.files import FileFacts, bind_files, lock_loose
from mainstay.kernel.time import written
from mainstay.notices.models import Notice
from mainstay.notices.queries.reading import Standing, book_of
from mainstay.notices.rules.acts import OTHER
from mainstay.notices.rules.addresses import FIELDS, address_at
from mainstay.notices.rules.permissions import SEND
from mainstay.notices.rules.words import KIND_NAMES, NoticeKind, NoticeMedium

from .telling import tell_side
from .writing import write_entry


@dataclass(frozen=True, slots=True)
class Sending:
    """What was sent: how, when, what about, whether it objects, and the last day of support of a product, if told."""

    contract_id: UUID
    medium: NoticeMedium
    subject: str
    text: str
    sent_at: datetime
    objection: bool = False
    support_ends_on: date | None = None
    files: tuple[UUID, ...] = ()


@transaction.atomic
def send_notice(sending: Sending, *, actor: Actor, now: datetime) -> Standing:
    """Register a notice to the address of the other side that counted when it was sent.

    NotFound for contracts not seen, Forbidden without a role that decides for a side, Malformed for one of the future.
    """
    require_contract(actor, sending.contract_id)
    held = require(actor, SEND, contract_id=sending.contract_id)[0]
    require_past(sending.sent_at, "sent_at", now=now)
    _require_vendor(held.side.value, sending)
    book, side = book_of(sending.contract_id, now=now), held.side.value
    address = address_at(book.sides[OTHER[side]], sending.sent_at)
    row = Notice(
        contract_id=sending.contract_id,
        version=book.terms.version,
        sender=side,
        medium=sending.medium.value,
        objection=sending.objection,
        subject=sending.subject,
        sent_at=sending.sent_at,
    )
    payload: dict[str, Any] = {
        "contract": str(sending.contract_id),
        "version": book.terms.version,
        "medium": sending.medium.value,
        "objection": sending.objection,
        "subject": sending.subject,
        "text": sending.text,
        "at": written(sending.sent_at),
        "to": {name: getattr(address, name) for name in FIELDS},
        **_named(lock_loose(sending.files, by=actor.id)),
    }
    if sending.support_ends_on is not None:
        payload["support_ends_on"] = sending.support_ends_on.isoformat()
    kind = NoticeKind.SENT
    draft = draft_of(kind, payload, actor=actor, as_=(held.role.value, side), now=sending.sent_at)
    standing = write_entry(row, draft, now=now)
    bound(row, sending.files, actor=actor)
    tell_side(standing, OTHER[side], KIND_NAMES[kind], now=now)
    return standing


def _require_vendor(side: str, sending: Sending) -> None:
    """Malformed for an end of support that the customer tells: the product is the vendor's."""
    if sending.support_ends_on is not None and side != "vendor":
        fault = Problem("not_the_vendor", "产品停止维护由乙方告知", "the vendor tells it", "support_ends_on")
        raise Malformed("提交的内容有误。", "The input is malformed.", [fault])


def require_past(moment: datetime, field: str, *, now: datetime) -> None:
    """Malformed for a moment that has not come yet."""
    if moment > now:
        fault = Problem("future", "时间不能晚于当前时间", "it cannot have happened yet", field)
        raise Malformed("提交的内容有误。", "The input is malformed.", [fault])


def bound(row: Notice, files: Any, *, actor: Actor) -> Mapping[str, Any]:
    """The files of an entry, kept by the notice from now on."""
    return _named(bind_files([UUID(str(one)) for one in files or ()], to=row.stream, by=actor.id))


def _named(files: Sequence[FileFacts]) -> Mapping[str, Any]:
    return {"files": [one.as_payload() for one in files]} if files else {}
