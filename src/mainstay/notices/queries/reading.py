"""A notice with its entries, and the addresses of a contract's sides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from mainstay.contracts.public import TermsVersion, terms_of, version_begun
from mainstay.kernel.ledger import Entry, read_stream, read_streams
from mainstay.notices.models import Notice
from mainstay.notices.rules.addresses import SIDES, Address, addresses_of
from mainstay.notices.rules.readout import ReadOut, read_notice


@dataclass(frozen=True, slots=True)
class Standing:
    """A row, its terms, its entries and what they make of it."""

    row: Notice
    terms: TermsVersion
    entries: tuple[Entry, ...]
    read: ReadOut


@dataclass(frozen=True, slots=True)
class Book:
    """The addresses of both sides, each in the order in which they count, and the stream's entries."""

    terms: TermsVersion
    sides: dict[str, tuple[Address, ...]]
    entries: tuple[Entry, ...]


def standings(rows: Sequence[Notice]) -> tuple[Standing, ...]:
    """Many notices replayed; one query."""
    found = read_streams([row.stream for row in rows])
    return tuple(replayed(row, found[row.stream]) for row in rows)


def replayed(row: Notice, entries: Sequence[Entry]) -> Standing:
    """A notice with entries at hand."""
    terms = terms_of(row.contract_id, row.version)
    return Standing(row, terms, tuple(entries), read_notice(terms.compiled, entries))


def address_stream(contract_id: UUID) -> str:
    """The ledger stream of a contract's addresses."""
    return f"addresses:{contract_id}"


def book_of(contract_id: UUID, *, now: datetime) -> Book:
    """The addresses under the version that has begun last; Refused before any version is agreed."""
    terms, entries = version_begun(contract_id, now=now), read_stream(address_stream(contract_id))
    return Book(terms, {side: addresses_of(terms.contract, entries, side) for side in SIDES}, entries)
