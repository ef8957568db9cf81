"""What the routes of what-if runs take and give; sums are yuan and fen as text."""

from datetime import date
from typing import Annotated

from pydantic import ConfigDict, Field

from mainstay.kernel.schema import Label, Schema
from mainstay.whatif.rules.changes import Changes
from mainstay.whatif.rules.inputs import Inputs


class RecordsBody(Schema):
    """A period such as 2026-03, 2026-Q1 or 2026, and what changes in the contract."""

    model_config = ConfigDict(extra="forbid")

    period: Annotated[str, Field(max_length=24, pattern=r"^[0-9Q.-]+$")]
    changes: Changes = Changes()


class YearBody(Schema):
    """What a year is made of, what changes in the contract, and whether to look for the staff needed."""

    model_config = ConfigDict(extra="forbid")

    inputs: Inputs
    changes: Changes = Changes()
    staff_needed: bool = False


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


class NeededOut(Schema):
    """The fewest engineers that keep the share of missed clocks under the bound; null when none do or nobody asked."""

    asked: bool
    bound: float
    engineers: int | None


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
