"""Routes of the record of accesses: the auditor searches it and takes it along."""

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, StreamingHttpResponse
from ninja import Query, Router
from pydantic import ConfigDict, Field, StringConstraints

from mainstay.directory.models import AccessRecord
from mainstay.directory.public import Actor, actor_on, sees_all_contracts, tell_access, visible_contracts
from mainstay.directory.queries.access import AccessFilters, iter_accesses, list_accesses
from mainstay.directory.rules import ROLES, RoleName
from mainstay.directory.rules.access import KIND_NAMES, AccessKind
from mainstay.kernel.files import disposition
from mainstay.kernel.schema import Label, Moment, Schema
from mainstay.kernel.time import now, written
from mainstay.kernel.transfers import begin_transfer

router = Router(tags=["directory"])
Words = Annotated[str, StringConstraints(max_length=100, pattern=r"^[^\x00]*$", strip_whitespace=True)]
COLUMNS = ("at", "kind", "what", "subject", "person_id", "person", "role", "contract_id", "address", "status", "detail")
CHAIN = ("stream", "seq", "prev_hash", "hash")


class AccessQuery(Schema):
    """What the record is narrowed to: all of these at once; `until` is the first moment that is not in it."""

    model_config = ConfigDict(extra="forbid")

    kind: AccessKind | None = None
    person_id: UUID | None = None
    person: Words = ""
    contract: UUID | None = None
    what: Words = ""
    since: Moment | None = None
    until: Moment | None = None

    def filters(self) -> AccessFilters:
        """The same for the queries."""
        return AccessFilters(self.kind, self.person_id, self.person, self.contract, self.what, self.since, self.until)


class AccessPageQuery(AccessQuery):
    """Filters, and which page."""

    cursor: Annotated[str | None, Field(max_length=200)] = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class AccessRow(Schema):
    """One access: who, in which role, from where, what, of what, and how it was answered."""

    id: int
    at: datetime
    kind: AccessKind
    kind_name: Label
    what: str
    subject: str
    person_id: UUID | None
    person: str
    role: Label | None
    contract_id: UUID | None
    address: str
    status: int
    detail: dict[str, Any]


class AccessKindShown(Schema):
    """A kind of accesses."""

    id: AccessKind
    name: Label


class AccessPage(Schema):
    """A page of accesses, the latest first; `kinds` are all that there may be."""

    items: list[AccessRow]
    next: str | None
    kinds: list[AccessKindShown]


@router.get("/access", response=AccessPage, summary="Search the record of accesses")
def search_accesses(request: HttpRequest, asked: Query[AccessPageQuery]) -> AccessPage:
    """Sign-ins, reads and exports of sensitive records, changes of permissions, acts of administrators.

    Auditors and administrators of all contracts see all; an auditor of a contract what concerns it.
    """
    actor = actor_on(request)
    page = list_accesses(_contracts(actor), asked.filters(), cursor=asked.cursor, limit=asked.limit)
    kinds = [AccessKindShown(id=kind, name=_label(*name)) for kind, name in KIND_NAMES.items()]
    return AccessPage(items=[_show(row) for row in page.items], next=page.next, kinds=kinds)


@router.get("/access/export", response={200: None}, summary="The record of accesses as a file")
def export_accesses(request: HttpRequest, asked: Query[AccessQuery]) -> StreamingHttpResponse:
    """The same rows as CSV, the oldest first, with the hashes of their chains; this too leaves a line in the record."""
    tell_access(request, subject="", contract_id=None, filters=asked.model_dump_json(exclude_defaults=True))
    rows = iter_accesses(_contracts(actor_on(request)), asked.filters())
    begin_transfer(request)
    answer = StreamingHttpResponse(_lines(rows), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = disposition(f"access-{now():%Y%m%d-%H%M%S}.csv")
    return answer


def _contracts(actor: Actor) -> frozenset[UUID] | None:
    return None if sees_all_contracts(actor) else visible_contracts(actor)


def _show(row: AccessRecord) -> AccessRow:
    role = ROLES[RoleName(row.role)] if row.role else None
    kind = AccessKind(row.kind)
    return AccessRow(
        id=row.id,
        at=row.at,
        kind=kind,
        kind_name=_label(*KIND_NAMES[kind]),
        what=row.what,
        subject=row.subject,
        person_id=row.person_id,
        person=row.person,
        role=_label(role.zh, role.en) if role else None,
        contract_id=row.contract_id,
        address=row.address,
        status=row.status,
        detail=row.detail,
    )


def _label(zh: str, en: str) -> Label:
    return Label(zh=zh, en=en)


class _Line:
    """Takes what csv writes and gives it on, line by line."""

    def write(self, text: str) -> str:
        return text


def _lines(rows: Iterable[AccessRecord]) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield "\ufeff"  # so that spreadsheets read it as UTF-8
    yield writer.writerow((*COLUMNS, *CHAIN))
    for row in rows:
        yield writer.writerow([_cell(getattr(row, name)) for name in (*COLUMNS, *CHAIN)])


def _cell(value: Any) -> str:
    """A value as text that no spreadsheet takes for a formula."""
    if isinstance(value, datetime):
        return written(value)
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    if isinstance(value, dict):
        value = json.dumps(value, ensure_ascii=False, sort_keys=True)
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
