"""The form of a row of the table of acts: its fields, who may, in which states, and what must come before."""

from dataclasses import dataclass
from enum import StrEnum

from mainstay.desk.rules.words import Act, CaseState, CaseType, Kind

REPORTED, ACTIVE, PAUSED = CaseState.REPORTED, CaseState.ACTIVE, CaseState.PAUSED
RESOLVED, CONFIRMED, CLOSED = CaseState.RESOLVED, CaseState.CONFIRMED, CaseState.CLOSED
OPEN = frozenset({REPORTED, ACTIVE, PAUSED})
AT_WORK = frozenset({REPORTED, ACTIVE})
DONE = frozenset({RESOLVED, CONFIRMED, CLOSED})
UNCLOSED = frozenset(CaseState) - {CLOSED}
EVER = OPEN | DONE

CUSTOMER = frozenset({"customer_contact", "customer_approver"})
APPROVER = frozenset({"customer_approver"})
SEAT = frozenset({"vendor_seat"})
ENGINEERS = frozenset({"vendor_engineer", "vendor_expert"})
LEADER = frozenset({"vendor_project_manager"})
WORKERS = ENGINEERS | LEADER
MANAGER = frozenset({"vendor_manager"})
ASSESSOR = frozenset({"assessor"})
SYSTEM = frozenset({"system"})
VENDOR = SEAT | WORKERS | MANAGER


class FieldType(StrEnum):
    """How a field is asked for, and what its value is in an order."""

    PARAGRAPH = "paragraph"  # text
    LINE = "line"  # text of one line
    MOMENT = "moment"  # a time with its zone
    CHOICE = "choice"  # one of the choices
    TRUTH = "truth"  # true or false
    ENTRY = "entry"  # the number of an entry of this case
    NUMBER = "number"  # a whole number, or a text with decimals
    PERSON = "person"  # the id of somebody on the contract
    PEOPLE = "people"  # ids of people on the contract
    CASE = "case"  # the number of another case
    FILES = "files"  # ids of files handed in before
    ROWS = "rows"  # flat objects with the field's columns


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to choose, with its words."""

    id: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an act's form. `choices` are fixed ones; `columns` are the fields of a row."""

    name: str
    type: FieldType
    required: bool
    zh: str
    en: str
    choices: tuple[Choice, ...] = ()
    columns: tuple["Field", ...] = ()
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """A kind of entry that must have come before in this round, and the words of the refusal without it."""

    kind: Kind
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class ActRule:
    """One row of the table. `once` counts since the last reopening; without `types` every type of case has it.

    What is `beside` the order is judged by the present state alone and moves nothing: comments, hand-overs, calls.
    An act `undoes` earlier ones: after a rejection the estimate no longer counts. What is `lasting` counts over a
    reopening as well: an approved plan need not be approved again.
    """

    act: Act
    kind: Kind
    zh: str
    en: str
    roles: frozenset[str]
    states: frozenset[CaseState]
    once: bool
    fields: tuple[Field, ...]
    types: frozenset[CaseType] | None = None
    needs: tuple[Need, ...] = ()
    beside: bool = False
    undoes: frozenset[Kind] = frozenset()
    lasting: bool = False

    @property
    def takes_time(self) -> bool:
        """True when the act may be recorded after it happened."""
        return not self.beside or WHEN in self.fields


def note_field(zh: str, en: str, *, required: bool = False) -> Field:
    """The note of an act under words of its own."""
    return Field("note", FieldType.PARAGRAPH, required, zh, en)


NOTE = note_field("说明", "Note")
WHY = note_field("理由", "Reason", required=True)
WHEN = Field("occurred_at", FieldType.MOMENT, False, "发生时间", "Happened at")
FACTS = "facts"  # stands for the contract's own facts; expanded by `forms`
MARK = Field(FACTS, FieldType.CHOICE, False, "", "")
FILES = Field("files", FieldType.FILES, False, "附件", "Files")
BESIDE_THE_FIELDS = frozenset({"note", "occurred_at", FACTS})  # travel beside `fields`, or under their own names
