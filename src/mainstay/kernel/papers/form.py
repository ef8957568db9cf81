"""What a paper says, whatever it is written as: facts, sections with tables and notes, places to sign. Pure."""

from dataclasses import dataclass
from decimal import Decimal

Value = str | Decimal
MINUS = "−"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and its width in print in millimetres; 0 takes what the others leave, in one column.

    One that stands `under` is a column of a workbook only: in print its text stands below that of the widest column.
    `figures` stand to the right.
    """

    title: str
    width: int = 0
    under: bool = False
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts and sums, a value a column; `total` stands apart below them, their sum where it `adds_up`."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    total: tuple[Value, ...] = ()
    title: str = ""
    adds_up: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A part with its heading: notes, tables, then what is to be copied sign by sign."""

    title: str
    notes: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    literal: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """A box for one side: whose it is, and what is filled in by hand."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper in one language. `mark` says across each page what it is not; `running` stands on top of each page.

    `pages` is how a page is counted, with {page} and {pages}. The last section is short: it stays with the signatures.
    """

    language: str
    title: str
    subtitle: str
    running: str
    pages: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    signatures: tuple[Signature, ...]
    mark: str = ""
    mark_note: str = ""


def printed(value: Value) -> str:
    """A value in print: sums with thousands separated and two decimals."""
    if isinstance(value, str):
        return value
    return f"{MINUS if value < 0 else ''}{abs(value):,.2f}"
