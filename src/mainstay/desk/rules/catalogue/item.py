"""An item of the catalogue: what it is, which questions it asks, what has to come before the work."""

import re
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

MOST_ITEMS = 200
MOST_QUESTIONS = 40
_UNBOUNDED = re.compile(r"[*+]|\{\d*,\}")
_REPEATED_GROUP = re.compile(r"\)[*+{?]")


class Part(BaseModel):
    """A part of a catalogue file; unknown keys are refused, values stay as they were read."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Text(Part):
    """Words in both languages; the catalogue is read by both."""

    zh: Annotated[str, Field(min_length=1, max_length=2_000)]
    en: Annotated[str, Field(min_length=1, max_length=2_000)]


class Asked(StrEnum):
    """How a question is asked and what an answer to it is."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    NUMBER = "number"
    CHOICE = "choice"
    TRUTH = "truth"
    DATE = "date"
    ROWS = "rows"


def _bound(value: object) -> object:
    if isinstance(value, float):
        raise PydanticCustomError("exact_number", "write the number in quotes")
    return value


def _safe_pattern(value: object) -> object:
    """A pattern that the engine decides quickly on any answer: no repeated groups, at most two open repetitions."""
    if not isinstance(value, str):
        return value
    try:
        re.compile(value)
    except re.error as error:
        raise PydanticCustomError("pattern", "not a pattern: {why}", {"why": str(error)}) from None
    if _REPEATED_GROUP.search(value) or len(_UNBOUNDED.findall(value)) > 2:
        raise PydanticCustomError("open_pattern", "too open a pattern")
    return value


Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Bound = Annotated[Decimal, BeforeValidator(_bound), Field(max_digits=15, decimal_places=4)]
Pattern = Annotated[str, BeforeValidator(_safe_pattern), Field(min_length=1, max_length=200)]


class Option(Part):
    """A value that may be chosen."""

    value: Id
    label: Text


class Plain(Part):
    """A question, or a column of one that asks for rows.

    `most` is the number of characters of a text, `from` and `to` are the bounds of a number, `places` its decimals.
    """

    name: Id
    label: Text
    hint: Text | None = None
    required: bool = False
    type: Asked
    choices: Annotated[tuple[Option, ...], Field(max_length=100)] = ()
    most: Annotated[int, Field(ge=1, le=20_000)] | None = None
    low: Annotated[Bound | None, Field(alias="from")] = None
    high: Annotated[Bound | None, Field(alias="to")] = None
    places: Annotated[int, Field(ge=0, le=4)] = 0
    pattern: Pattern | None = None
    pattern_says: Text | None = None

    @model_validator(mode="after")
    def _fits_its_type(self) -> Self:
        if (self.type is Asked.CHOICE) != bool(self.choices):
            raise PydanticCustomError("choices", "a choice has choices, others have none")
        if self.pattern and (self.type is not Asked.LINE or self.pattern_says is None):
            raise PydanticCustomError("pattern_words", "a pattern is for a line and says in words what it wants")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise PydanticCustomError("bounds", "from is above to")
        refuse_twice([one.value for one in self.choices])
        return self


class Column(Plain):
    """A column of rows; rows hold no rows."""

    type: Literal[Asked.LINE, Asked.PARAGRAPH, Asked.NUMBER, Asked.CHOICE, Asked.TRUTH, Asked.DATE]


class Question(Plain):
    """A question of an item; rows have columns and a largest number."""

    columns: Annotated[tuple[Column, ...], Field(max_length=12)] = ()
    most_rows: Annotated[int, Field(ge=1, le=500)] = 100

    @model_validator(mode="after")
    def _has_columns(self) -> Self:
        if (self.type is Asked.ROWS) != bool(self.columns):
            raise PydanticCustomError("columns", "rows have columns, others have none")
        refuse_twice([one.name for one in self.columns])
        return self


class Standard(Part):
    """The estimate that the catalogue itself gives: whoever orders the item has accepted it."""

    effort: Annotated[Bound, Field(gt=0)]
    time: Text


class Item(Part):
    """One thing that may be asked for. An id with its version always means the same content.

    `opens` is the case type. Without a `standard` estimate the vendor estimates and the customer accepts first;
    `authorisation` says that the customer's approver authorises before anything is changed.
    """

    id: Id
    version: Annotated[int, Field(ge=1, le=10_000)]
    group: Text
    name: Text
    description: Text
    opens: Literal["fault", "request", "data_repair", "complaint", "job", "emergency", "feedback", "address_report"]
    standard: Standard | None = None
    authorisation: bool = False
    offered: bool = True
    form: Annotated[tuple[Question, ...], Field(max_length=MOST_QUESTIONS)]

    @model_validator(mode="after")
    def _asks_once(self) -> Self:
        refuse_twice([one.name for one in self.form])
        return self


class CatalogueFile(Part):
    """A catalogue file: items that add to what is offered or take the place of an earlier version."""

    schema_: Annotated[Literal[1], Field(alias="schema")]
    items: Annotated[tuple[Item, ...], Field(min_length=1, max_length=MOST_ITEMS)]

    @model_validator(mode="after")
    def _names_once(self) -> Self:
        refuse_twice([one.id for one in self.items])
        return self


def refuse_twice(names: Sequence[str]) -> None:
    """A fault of the model when a name comes twice."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise PydanticCustomError("twice", "{name} comes twice", {"name": name})
        seen.add(name)
