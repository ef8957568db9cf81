"""What becomes clocks: facts, calendars, decision tables of targets, pauses and ladders."""

from typing import Annotated, Literal

from pydantic import Field, StrictBool

from .base import ClauseRef, DayText, Identifier, Part, Words
from .lengths import Length
from .vocabulary import Channel, Event, FactName, Measure, RungAction, Side

TimeOfDay = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-4]):[0-5][0-9]$")]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Window(Part):
    """Working hours on some weekdays: from the first time to before the second; `24:00` is midnight after."""

    days: Annotated[tuple[Weekday, ...], Field(min_length=1)]
    start: TimeOfDay
    end: TimeOfDay


class CalendarTerms(Part):
    """A working calendar. Without windows it never stops (7 x 24).

    `holidays: true` follows the State Council's table: statutory holidays are off, and a make-up workday is
    worked with the windows of `makeup_as` (Monday unless told).
    """

    id: Identifier
    name: Words
    clause: ClauseRef
    windows: tuple[Window, ...] = ()
    holidays: bool = False
    makeup_as: Weekday = "mon"
    extra_off: Annotated[tuple[DayText, ...], Field(description="Further days off, as dates.")] = ()
    extra_work: Annotated[tuple[DayText, ...], Field(description="Further days worked, as dates.")] = ()


class Choice(Part):
    """One value that a fact may take, with its meaning in the contract."""

    id: Identifier
    name: Words
    meaning: Words | None = None
    clause: ClauseRef | None = None


class Fact(Part):
    """A fact that this contract's tables ask about.

    `values` for kind, mode, cause and size; `calendar` for the two facts that are derived from the moment of
    the report; `default` is taken until the case says otherwise.
    """

    name: FactName
    label: Words
    values: tuple[Choice, ...] = ()
    default: str | StrictBool | None = None
    calendar: Identifier | None = None
    clause: ClauseRef | None = None


Condition = dict[FactName, StrictBool | Identifier | tuple[Identifier, ...]]


class Row(Part):
    """One row of a decision table: when its conditions hold, this length from this event applies.

    `length: none` says that the contract sets no limit here; `length: at_once` is the length that the
    contract defines under `at_once`; `length: promised` is the moment that the vendor stated.
    """

    when: Condition = Field(default_factory=dict)
    length: Length | Literal["none", "at_once", "promised"]
    start: Event | None = None
    calendar: Identifier | None = None
    clause: ClauseRef | None = None
    note: Words | None = None


class Target(Part):
    """A decision table for one measure: inside `scope`, each combination of facts finds one row.

    Start, calendar and clause stand on the table and may be overridden by a row. The clock ends at `ends`,
    or at the measure's usual event.
    """

    id: Identifier
    measure: Measure
    name: Words
    clause: ClauseRef
    start: Event = Event.REPORTED
    ends: Event | None = None
    calendar: Identifier
    scope: Condition = Field(default_factory=dict)
    rows: Annotated[tuple[Row, ...], Field(min_length=1)]


class AtOnce(Part):
    """What `at once` means in this contract."""

    length: Length
    clause: ClauseRef
    reading: Identifier | None = None


class PauseReason(Part):
    """A reason for which clocks may stand still, whose time it then is, and which measures it stops."""

    id: Identifier
    name: Words
    side: Side
    measures: tuple[Measure, ...] = ()
    clause: ClauseRef


class Rung(Part):
    """One step of a ladder: after this length (from the start, or past the due time) these people are told.

    With `must_acknowledge` one of them must say so within `acknowledge_within`, or the case goes on to the next.
    """

    id: Identifier
    after: Length
    when: Condition = Field(default_factory=dict)
    roles: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    action: RungAction = RungAction.NOTIFY
    channels: tuple[Channel, ...] = ()
    must_acknowledge: bool = False
    acknowledge_within: Length | None = None
    clause: ClauseRef | None = None


class QuietHours(Part):
    """Hours of the day in which notices and reminders wait until `end`; only where the contract says so."""

    start: TimeOfDay
    end: TimeOfDay
    clause: ClauseRef


class Ladder(Part):
    """An escalation ladder: `basis: start` counts from an event until another, `basis: due` past a due time."""

    id: Identifier
    name: Words
    clause: ClauseRef
    basis: Literal["start", "due"] = "start"
    start: Event = Event.REPORTED
    until: Event = Event.RESOLVED
    targets: Annotated[tuple[Identifier, ...], Field(description="For basis due: which targets; none is all.")] = ()
    calendar: Identifier
    quiet: QuietHours | None = None
    rungs: Annotated[tuple[Rung, ...], Field(min_length=1)]
