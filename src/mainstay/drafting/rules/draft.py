"""A draft: the document's clauses and passages, the terms read out of them, and what was not understood."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, JsonValue, model_validator

from .kinds import KINDS

Confidence = Annotated[float, Field(ge=0, le=1)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(_Part):
    """A stretch of a passage's text, counted in characters: from `start` to before `end`."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]


class Cell(_Part):
    """Where a passage stands in a table: which table, row and column, all counting from 1."""

    table: int
    row: int
    column: int


class Passage(_Part):
    """A paragraph or a cell of the document as printed, and its place.

    `id` is `p` and the number of the passage in the document, `clause` the id of the clause that it belongs to,
    `headings` the headings that it stands under, outermost first, `page` counts from 1 and is None where the format
    has no pages, `paragraph` counts from 1 over the whole document.
    """

    id: str
    text: Annotated[str, Field(min_length=1)]
    page: Annotated[int | None, Field(ge=1)] = None
    headings: tuple[str, ...] = ()
    paragraph: Annotated[int, Field(ge=1)]
    clause: str = ""
    cell: Cell | None = None


class Evidence(_Part):
    """The part of a passage that a term was read from."""

    passage: str
    span: Span


class Clause(_Part):
    """A clause as the document numbers it; `parent` is the id of the clause above, '' at the top."""

    id: str
    number: str
    heading: str
    parent: str = ""
    page: int | None = None
    passages: tuple[str, ...] = ()


class Term(_Part):
    """One fact of the contract: its kind, its value by `kinds.KINDS`, and the passages that say so, at least one.

    A table's figure has three passages: the figure's cell first, then the heads of its row and its column.
    `because` names the rule that made it so; `proposed_by` is empty for the rules of this module.
    """

    id: str
    kind: str
    value: dict[str, JsonValue]
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    confidence: Confidence
    because: Annotated[str, Field(min_length=1)]
    proposed_by: str = ""

    @model_validator(mode="after")
    def _follows_its_kind(self) -> Self:
        check_value(self.kind, self.value)
        return self


class NotUnderstood(_Part):
    """A passage that looks like a commitment and gave no term, or gave one that its words do not bear out."""

    evidence: Evidence
    why: str


class Source(_Part):
    """The document: its name, form (docx, pdf, scan, xlsx, text), length and digest (SHA-256)."""

    name: str
    form: str
    pages: int | None = None
    characters: int = 0
    digest: str = ""


class Draft(_Part):
    """What was read out of one document."""

    format: Annotated[int, Field(ge=1, le=1)] = 1
    source: Source
    clauses: tuple[Clause, ...] = ()
    passages: tuple[Passage, ...] = ()
    terms: tuple[Term, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()

    @model_validator(mode="after")
    def _evidence_exists(self) -> Self:
        lengths = {one.id: len(one.text) for one in self.passages}
        for piece in (*(e for term in self.terms for e in term.evidence), *(n.evidence for n in self.not_understood)):
            if not piece.span.start < piece.span.end <= lengths.get(piece.passage, 0):
                raise ValueError(f"no such passage: {piece.passage} {piece.span.start}-{piece.span.end}")
        return self


def check_value(kind: str, value: Mapping[str, object]) -> None:
    """ValueError where a value has facts that its kind does not know, or lacks one that it must have."""
    if kind not in KINDS:
        raise ValueError(f"unknown kind {kind}")
    facts = KINDS[kind]
    if unknown := sorted(set(value) - set(facts)):
        raise ValueError(f"{kind} has no {', '.join(unknown)}")
    if missing := sorted(name for name, fact in facts.items() if fact.required and value.get(name) in (None, "", [])):
        raise ValueError(f"{kind} needs {', '.join(missing)}")
