"""What becomes ways of working: forms, procedures with their steps and hand-overs, technical bounds."""

from typing import Annotated, Literal

from pydantic import Field

from .base import ClauseRef, Identifier, Number, Part, Words
from .vocabulary import Side


class FormField(Part):
    """One box of a paper form and who fills it in; what it `shows` of the contract is filled in by itself."""

    id: Identifier
    label: Words
    kind: Literal["text", "number", "money", "date", "choice", "check", "signature", "seal"] = "text"
    choices: tuple[Words, ...] = ()
    filled_by: Side | None = None
    shows: Literal["customer", "vendor", "title", "number", "price", "accepted_on", "verdict"] | None = None


class Form(Part):
    """A paper form that the contract prescribes; `code` is the number printed on it."""

    id: Identifier
    name: Words
    clause: ClauseRef
    code: str = ""
    fields: tuple[FormField, ...] = ()


class Step(Part):
    """A step of a procedure: who does what, on which condition, with which form, and where it may go next."""

    id: Identifier
    name: Words
    roles: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    what: Words
    on: Words | None = None
    form: Identifier | None = None
    next: tuple[Identifier, ...] = ()


class Procedure(Part):
    """A way of working that the contract lays down, step by step; steps name those that may follow."""

    id: Identifier
    name: Words
    clause: ClauseRef
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]


class Bound(Part):
    """A technical figure that must be kept: at least, at most, or both; borders belong to what is allowed."""

    id: Identifier
    name: Words
    clause: ClauseRef
    at_least: Number | None = None
    at_most: Number | None = None
    below: Number | None = None
    unit: Words
