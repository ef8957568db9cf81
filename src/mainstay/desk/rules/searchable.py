"""Which texts of a case are found by searching, and who may find each. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mainstay.kernel.entries import Entry

from .acts import BY_KIND
from .acts.rule import FieldType
from .words import Kind

TEXTS = frozenset({FieldType.LINE, FieldType.PARAGRAPH})
AFFECTED = ("system", "asset", "maker")


class PieceKind(StrEnum):
    """Where a text stands: the report, the people, an entry, an inner note, the names of files."""

    CASE = "case"
    PEOPLE = "people"
    SAID = "said"
    NOTE = "note"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of a case. `seq` is the entry that it stands in, 0 for the case itself; a `side` keeps it to that side.

    `named` are the parts of it that are found by the first letters of their readings: the title, people's names.
    `known` are those that stand in clear columns beside it, and `words` then the rest.
    """

    kind: PieceKind
    seq: int
    text: str
    side: str = ""
    named: str = ""
    known: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class InnerNote:
    """An inner note: the entry that it belongs to, its side, its text."""

    seq: int
    side: str
    text: str


def pieces_of(entries: Sequence[Entry], notes: Iterable[InnerNote] = ()) -> tuple[Piece, ...]:
    """Every text of a case, from its entries and its inner notes."""
    return (
        _report(entries),
        _people(entries),
        *(piece for entry in entries for piece in _said(entry)),
        *(Piece(PieceKind.NOTE, note.seq, note.text, side=note.side) for note in notes if note.text),
    )


def _report(entries: Sequence[Entry]) -> Piece:
    payload = entries[0].payload
    affected = [
        str(entry.payload[name])
        for entry in entries
        if entry.kind in {Kind.REPORTED, Kind.DESCRIBED}
        for name in AFFECTED
        if entry.payload.get(name)
    ]
    number, said, things = payload["number"], (payload["title"], payload["description"]), dict.fromkeys(affected)
    text, known = _joined((number, *said, *things)), _joined((number, *things))
    return Piece(PieceKind.CASE, 0, text, named=payload["title"], known=known, words=_joined(said))


def _people(entries: Sequence[Entry]) -> Piece:
    reporter: Mapping[str, Any] = entries[0].payload["reporter"]
    told = [value for value in reporter.values() if isinstance(value, str)]
    named = [str(reporter.get("name", "")), *(name for entry in entries for name in _names(entry))]
    lines = dict.fromkeys((*told, *named))
    return Piece(PieceKind.PEOPLE, 0, _listed(lines), named=_listed(dict.fromkeys(named)))


def _names(entry: Entry) -> Iterator[str]:
    yield entry.actor_name
    for value in entry.payload.values():
        if isinstance(value, Mapping) and isinstance(value.get("name"), str) and "size" not in value:
            yield value["name"]


def _said(entry: Entry) -> Iterator[Piece]:
    if entry.kind != Kind.REPORTED:
        words = _joined(str(entry.payload[name]) for name in _text_fields(entry.kind) if entry.payload.get(name))
        if words:
            yield Piece(PieceKind.SAID, entry.seq, words)
    files = _listed(str(one["name"]) for value in entry.payload.values() for one in _files(value))
    if files:
        yield Piece(PieceKind.FILE, entry.seq, files)


def _text_fields(kind: str) -> Iterator[str]:
    rule = BY_KIND.get(Kind(kind)) if kind in set(Kind) else None
    yield "note"
    for field in rule.fields if rule else ():
        if field.type in TEXTS and field.name != "note":
            yield field.name


def _files(value: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, Sequence) and not isinstance(value, str):
        for one in value:
            if isinstance(one, Mapping) and "name" in one and "sha256" in one:
                yield one


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(line for line in lines if line)


def _listed(names: Iterable[str]) -> str:
    """Names apart from each other, so that none is read into the next."""
    return " · ".join(name for name in names if name)
