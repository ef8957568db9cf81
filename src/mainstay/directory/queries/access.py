"""Reads of the record of accesses: the auditor's search, and the check that it is as it was written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from mainstay.directory.models import AccessRecord
from mainstay.directory.rules.access import Access, AccessKind
from mainstay.kernel.entries import GENESIS, Entry, Head, seal
from mainstay.kernel.ledger import read_streams
from mainstay.kernel.paging import Page, keyset
from mainstay.kernel.proofs import levels_of


@dataclass(frozen=True, slots=True)
class AccessFilters:
    """What the record is narrowed to: all of these at once."""

    kind: AccessKind | None = None
    person_id: UUID | None = None
    person: str = ""
    contract_id: UUID | None = None
    what: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class AccessFault:
    """The first access of a chain that is not as it was written, or a day whose root does not fit."""

    zh: str
    en: str


def list_accesses(
    contracts: frozenset[UUID] | None, filters: AccessFilters, *, cursor: str | None, limit: int
) -> Page[AccessRecord]:
    """Accesses, the latest first: of some contracts, or all where `contracts` is None."""
    return keyset(_narrowed(contracts, filters), by="at", newest=True, cursor=cursor, limit=limit, key=int)


def iter_accesses(contracts: frozenset[UUID] | None, filters: AccessFilters) -> Iterator[AccessRecord]:
    """The same rows one after the other, the oldest first, without loading them at once."""
    yield from _narrowed(contracts, filters).order_by("at", "id").iterator(chunk_size=2000)


def _narrowed(contracts: frozenset[UUID] | None, filters: AccessFilters) -> "QuerySet[AccessRecord]":
    rows = AccessRecord.objects.all()
    if contracts is not None:
        rows = rows.filter(contract_id__in=contracts)
    given: dict[str, Any] = {
        "kind": filters.kind,
        "person_id": filters.person_id,
        "person__icontains": filters.person or None,
        "contract_id": filters.contract_id,
        "what": filters.what or None,
        "at__gte": filters.since,
        "at__lt": filters.until,
    }
    return rows.filter(**{name: value for name, value in given.items() if value is not None})


def check_accesses() -> Iterator[AccessFault | None]:
    """Each access against its chain, then each sealed range against its root; None for what is as it was written."""
    stream, head = "", Head()
    for row in AccessRecord.objects.order_by("stream", "seq").iterator(chunk_size=2000):
        if row.stream != stream:
            stream, head = row.stream, Head()
        yield _judge(row, head)
        head = Head(row.seq, bytes(row.hash))
    for sealed in read_streams(["access"], checking=True)["access"]:
        yield None if _fits(sealed) else AccessFault(*_unfit(sealed.recorded_at))


def _fits(sealed: Entry) -> bool:
    """Whether the accesses that an entry has sealed give its root; not when the entry itself was altered."""
    told = sealed.payload
    if not told:
        return False
    rows = AccessRecord.objects.filter(id__gte=told["first_id"], id__lte=told["last_id"]).order_by("id")
    hashes = [bytes(digest) for digest in rows.values_list("hash", flat=True)]
    return bool(len(hashes) == told["accesses"] and levels_of(hashes)[-1][0].hex() == told["root"])


def _unfit(sealed_at: datetime) -> tuple[str, str]:
    when = f"{sealed_at:%Y-%m-%d %H:%M} UTC"
    return f"访问记录与 {when} 的汇总不符", f"accesses do not fit their root of {when}"


def _judge(row: AccessRecord, head: Head) -> AccessFault | None:
    if row.seq != head.seq + 1 or bytes(row.prev_hash) != (head.hash or GENESIS):
        return _fault(row, "之前有缺失", "follows a gap")
    access = Access(
        AccessKind(row.kind),
        row.what,
        row.person_id,
        row.person,
        row.subject,
        row.role,
        row.side,
        row.contract_id,
        row.address,
        row.status,
        row.detail,
    )
    (entry,) = seal(row.stream, head, [access.draft(row.at)], recorded_at=row.at)
    return None if entry.hash == bytes(row.hash) else _fault(row, "被改动", "is altered")


def _fault(row: AccessRecord, zh: str, en: str) -> AccessFault:
    return AccessFault(f"访问记录 {row.stream} 第 {row.seq} 条{zh}", f"access {row.seq} of {row.stream} {en}")
