"""What the routes of rosters take and give."""

from datetime import date, time
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, ConfigDict, Field

from mainstay.directory.public import RoleName
from mainstay.kernel.schema import Label, Schema

Weekday = Annotated[int, Field(ge=0, le=6)]


class ShiftIn(Schema):
    """A shift: on weekdays (Monday is 0) from a day on, or without them on `first_day` alone."""

    model_config = ConfigDict(extra="forbid")

    role: RoleName
    person_id: UUID
    weekdays: Annotated[list[Weekday], Field(max_length=7)] = []
    first_day: date
    last_day: date | None = None
    starts: time
    ends: time
    stand_in: bool = False


class EndIn(Schema):
    """The first day on which the shift counts no more."""

    model_config = ConfigDict(extra="forbid")

    since: date


class ShiftOut(Schema):
    """A shift as it stands."""

    id: UUID
    role: RoleName
    person: UUID
    name: str
    weekdays: list[int]
    first_day: date
    last_day: date | None
    starts: time
    ends: time
    stand_in: bool


class TurnOut(Schema):
    """A shift on one day."""

    shift_id: UUID
    name: str
    begins: AwareDatetime
    ends: AwareDatetime
    stand_in: bool
    dated: bool


class StretchOut(Schema):
    """Time in which nobody is on duty although the contract counts it."""

    begins: AwareDatetime
    ends: AwareDatetime


class RoleWeek(Schema):
    """One role in a week; without shifts it has no roster, and gaps are not told."""

    role: RoleName
    label: Label
    turns: list[TurnOut]
    gaps: list[StretchOut]


class Candidate(Schema):
    """Somebody who may be put on the roster, and in which roles."""

    id: UUID
    name: str
    roles: list[RoleName]


class WeekOut(Schema):
    """A week of a contract's roster; `calendar` says which hours are to be covered, by which clause."""

    contract_id: UUID
    contract: str
    timezone: str
    monday: date
    today: date
    may_edit: bool
    calendar: Label
    clause_id: str
    clause: str
    problem: Label | None
    roles: list[RoleWeek]
    shifts: list[ShiftOut]
    people: list[Candidate]


class ChangeOut(Schema):
    """A change of the roster, as the ledger has it."""

    seq: int
    at: AwareDatetime
    by: str
    role: Label
    what: Label


class HistoryOut(Schema):
    """Changes, the newest first; `next` is the number before which older ones begin."""

    items: list[ChangeOut]
    next: int | None
