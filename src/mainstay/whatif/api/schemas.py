"""What the routes of what-if runs take and give; sums are yuan and fen as text."""

from datetime import date
from typing import Annotated

from pydantic import ConfigDict, Field

from mainstay.kernel.schema import Label, Schema
from mainstay.whatif.rules.changes import Changes
from mainstay.whatif.rules.inputs import Inputs

PeriodText = Annotated[str, Field(max_length=24, pattern=r"^[0-9Q.-]+$")]


class RecordsBody(Schema):
    """A period such as 2026-03, 2026-Q1 or 2026, and what changes in the contract."""

    model_config = ConfigDict(extra="forbid")

    period: PeriodText
    changes: Changes = Changes()


class YearBody(Schema):
    """What a year is made of, what changes in the contract, and whether to look for the staff needed."""

    model_config = ConfigDict(extra="forbid")

    inputs: Inputs
    changes: Changes = Changes()
    staff_needed: bool = False


class ClauseOut(Schema):
    """The clause that a figure comes from, and its number as printed."""

    id: str
    number: str


class NamedOut(Schema):
    """A level or a calendar of the contract."""

    id: str
    name: Label


class EditableRow(Schema):
    """A row of a decision table, with its conditions in words."""

    row: int
    conditions: list[Label]
    length: str
    calendar: str
    clause: ClauseOut


class EditableTarget(Schema):
    """A target with the rows of its table."""

    target: str
    name: Label
    clause: ClauseOut
    rows: list[EditableRow]


class EditablePenalty(Schema):
    """The figures of a penalty; null where its form has none."""

    penalty: str
    name: Label
    clause: ClauseOut
    share: str | None
    amount: str | None
    cap_share: str | None


class EditablePoints(Schema):
    """The points that each occurrence takes off under a rule of a score sheet or one of its causes."""

    sheet: str
    sheet_name: Label
    rule: str
    text: Label
    per_occurrence: str
    clause: ClauseOut


class RunPeriod(Schema):
    """A month or a year with the number of cases reported in it, and whether it is over."""

    period: str
    cases: int
    is_over: bool


class FormOut(Schema):
    """What a run may change and may run over; `most` is how many cases a year takes, `at_once` how long that is."""

    code: str
    title: Label
    version: int
    most: int
    at_once: str | None
    levels: list[NamedOut]
    calendars: list[NamedOut]
    targets: list[EditableTarget]
    penalties: list[EditablePenalty]
    scores: list[EditablePoints]
    periods: list[RunPeriod]
    years: list[int]
    inputs: Inputs


class CountPair(Schema):
    """Clocks missed under the contract and under the changed terms."""

    before: int
    after: int


class SumPair(Schema):
    """What comes off the vendor's pay under the contract and under the changed terms."""

    before: str
    after: str


class MovedClock(Schema):
    """How often a target was missed in cases of one level."""

    level: str
    level_name: Label
    target: str
    name: Label
    counted: int
    before: int
    after: int


class MovedLine(Schema):
    """What comes off under one clause for one cause."""

    id: str
    term: str
    name: Label
    clause: str
    clause_id: str
    day: date
    before: str
    after: str


class MovedCase(Schema):
    """A case that comes out otherwise."""

    number: str
    title: str
    newly_missed: list[Label]
    no_longer_missed: list[Label]


class ComparisonOut(Schema):
    """A period judged twice. Lists are cut to 200; `lines_moved` and `changed_cases` are not."""

    period: str
    cases: int
    counted: int
    breaches: CountPair
    money: SumPair
    clocks: list[MovedClock]
    lines: list[MovedLine]
    lines_moved: int
    changed: list[MovedCase]
    changed_cases: int


class StaffOut(Schema):
    """How many engineers work the hours of a calendar."""

    calendar: str
    engineers: int


class SimulatedMonth(Schema):
    """A month of the year."""

    month: str
    arrivals: int
    breaches: int
    money: str


class SimulatedClock(Schema):
    """How often a target is missed in cases of one level."""

    level: str
    level_name: Label
    target: str
    name: Label
    counted: int
    breached: int


class TriedOut(Schema):
    """A number of engineers and the share of clocks then missed; null when they never catch up."""

    engineers: int
    missed: float | None


class NeededOut(Schema):
    """The fewest engineers that keep the share of missed clocks under the bound; null when none do or nobody asked."""

    asked: bool
    bound: float
    engineers: int | None
    tried: list[TriedOut]


class SimulationOut(Schema):
    """A simulated year. Waits are how long the middle case and nineteen of twenty wait for an engineer."""

    year: int
    seed: int
    cases: int
    staff: list[StaffOut]
    counted: int
    breaches: int
    money: str
    wait_median_seconds: int
    wait_95_seconds: int
    months: list[SimulatedMonth]
    clocks: list[SimulatedClock]
    needed: NeededOut
