"""Rosters: which shift falls on which day, who is on duty at a moment, where nobody is. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

# By the directory's names, in the order in which a roster shows them.
ON_ROSTERS = ("vendor_seat", "vendor_engineer", "vendor_expert", "vendor_project_manager", "vendor_manager")
KEEPERS = frozenset({"vendor_project_manager", "vendor_manager"})
DAY = timedelta(days=1)
FORTNIGHT = 14
Stretch = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Shift:
    """Somebody's hours in a role: on weekdays (Monday is 0), or on the one day that `first_day` and `last_day` name.

    Until `ends`, which is on the next day when it is not after `starts`; the same time twice is a whole day. A
    stand-in is called when nobody else is on duty, or when who is does not answer.
    """

    id: UUID
    role: str
    person: UUID
    name: str
    weekdays: tuple[int, ...]
    first_day: date
    last_day: date | None
    starts: time
    ends: time
    stand_in: bool

    @property
    def is_dated(self) -> bool:
        """Whether it is for one day only."""
        return not self.weekdays

    def falls_on(self, day: date) -> bool:
        """Whether it begins on a day."""
        if day < self.first_day or (self.last_day is not None and day > self.last_day):
            return False
        return self.is_dated or day.weekday() in self.weekdays

    def on(self, day: date, zone: ZoneInfo) -> "Turn":
        """The shift as it begins on a day."""
        following = day if self.ends > self.starts else day + DAY
        begins, ends = datetime.combine(day, self.starts, zone), datetime.combine(following, self.ends, zone)
        return Turn(self, begins.astimezone(UTC), ends.astimezone(UTC))


@dataclass(frozen=True, slots=True)
class Turn:
    """A shift on one day, in UTC; its end is no longer part of it."""

    shift: Shift
    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class OnDuty:
    """The people of one role who are on duty at a moment, by id, and those who stand in for them."""

    people: tuple[UUID, ...] = ()
    stand_ins: tuple[UUID, ...] = ()


def turns_between(shifts: Iterable[Shift], begins: datetime, ends: datetime, zone: ZoneInfo) -> list[Turn]:
    """All turns that touch the time from one moment to another, in order."""
    first, last = begins.astimezone(zone).date() - DAY, ends.astimezone(zone).date()
    days = [first + DAY * number for number in range((last - first).days + 1)]
    turns = (shift.on(day, zone) for shift in shifts for day in days if shift.falls_on(day))
    found = [turn for turn in turns if turn.begins < ends and turn.ends > begins]
    return sorted(found, key=lambda turn: (turn.begins, turn.shift.stand_in, turn.shift.name, turn.ends))


def on_duty(shifts: Iterable[Shift], moment: datetime, zone: ZoneInfo) -> OnDuty:
    """Who is on duty by the shifts of one role. A shift for the day takes the place of weekly ones of its kind."""
    turns = turns_between(shifts, moment, moment + timedelta(microseconds=1), zone)
    people = _first_choice([turn.shift for turn in turns if not turn.shift.stand_in])
    stand_ins = _first_choice([turn.shift for turn in turns if turn.shift.stand_in])
    return OnDuty(people, tuple(one for one in stand_ins if one not in people))


def _first_choice(shifts: Sequence[Shift]) -> tuple[UUID, ...]:
    dated = [shift for shift in shifts if shift.is_dated]
    return tuple(dict.fromkeys(shift.person for shift in dated or shifts))


def gaps(shifts: Iterable[Shift], hours: Iterable[Stretch], zone: ZoneInfo) -> list[Stretch]:
    """The parts of some hours, in order, in which nobody of a role is on duty; a stand-in alone does not count.

    A roster begins with its first shift: before that day there was none, and no gaps.
    """
    manned = [shift for shift in shifts if not shift.stand_in]
    first = min((shift.first_day for shift in manned), default=date.min + DAY)
    start = datetime.combine(first, time(), zone).astimezone(UTC)
    return [gap for begins, ends in hours if ends > start for gap in _uncovered(manned, max(begins, start), ends, zone)]


def _uncovered(shifts: Sequence[Shift], begins: datetime, ends: datetime, zone: ZoneInfo) -> Iterator[Stretch]:
    reached = begins
    for turn in turns_between(shifts, begins, ends, zone):
        if turn.begins > reached:
            yield reached, turn.begins
        reached = max(reached, turn.ends)
    if reached < ends:
        yield reached, ends


def why_not(shift: Shift, others: Iterable[Shift], *, today: date, zone: ZoneInfo) -> tuple[str, str] | None:
    """Why a shift cannot stand on a roster, in Chinese and English; None when it can."""
    if shift.role not in ON_ROSTERS:
        return "该角色不排班。", "This role has no roster."
    if shift.first_day < today:
        return "不能为过去的日期排班。", "The past has no room for new shifts."
    if shift.last_day is not None and shift.last_day < shift.first_day:
        return "结束日期早于开始日期。", "The last day is before the first."
    if not any(shift.falls_on(shift.first_day + DAY * number) for number in range(7)):
        return "起止日期之间没有所选的星期。", "None of these weekdays lies between the two days."
    if any(_clash(shift, other, zone) for other in others):
        return f"{shift.name} 在该时段已有同一角色的班次。", f"{shift.name} is on duty in this role then already."
    return None


def _clash(one: Shift, other: Shift, zone: ZoneInfo) -> bool:
    """Whether the same person would be on duty twice; a shift for a day stands before weekly ones by intent."""
    if (one.role, one.person, one.stand_in, one.is_dated) != (other.role, other.person, other.stand_in, other.is_dated):
        return False
    first = max(one.first_day, other.first_day) - DAY
    begins = datetime.combine(first, time(), zone)
    mine, theirs = (turns_between([shift], begins, begins + DAY * FORTNIGHT, zone) for shift in (one, other))
    return any(a.begins < b.ends and b.begins < a.ends for a in mine for b in theirs)


def monday_of(day: date) -> date:
    """The first day of a day's week."""
    return day - DAY * day.weekday()
