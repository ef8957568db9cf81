"""When the side that owes a duty is reminded of it: ahead of its due time, on the day, and after it. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from mainstay.contracts.rules.clocks.wording import Words, length_words
from mainstay.contracts.rules.terms.duties import Obligation
from mainstay.contracts.rules.terms.lengths import Length
from mainstay.contracts.rules.terms.vocabulary import Unit

USUAL, ON_DAY, AFTER = "remind", "on", "after:"
ONE_DAY, WORTH_A_REMINDER = timedelta(days=1), timedelta(days=2)
SPANS = {Unit.HOUR: timedelta(hours=1), Unit.DAY: ONE_DAY, Unit.WEEK: timedelta(weeks=1)}
SOON: Words = ("即将到期", "due soon")
TODAY: Words = ("今日到期", "due today")


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder: its name among those of the duty, its moment, and what it says."""

    rung: str
    at: datetime
    words: Words


def reminders_of(obligation: Obligation, *, opens: datetime, due: datetime, zone: ZoneInfo) -> tuple[Reminder, ...]:
    """The reminders that the contract sets, in order; where it sets none, one a day ahead of what is open for two."""
    if obligation.remind is None:
        return (Reminder(USUAL, due - ONE_DAY, SOON),) if due - opens >= WORTH_A_REMINDER else ()
    return tuple(sorted(_set(obligation, due, zone), key=lambda one: one.at))


def _set(obligation: Obligation, due: datetime, zone: ZoneInfo) -> Iterator[Reminder]:
    told = obligation.remind
    if told is None:
        return
    for length in told.ahead:
        zh, en = length_words(length)
        yield Reminder(f"before:{length}", _shifted(due, length, -1, zone), (f"距期限还有 {zh}", f"{en} left"))
    if told.on_day:
        day = (due - timedelta(seconds=1)).astimezone(zone)  # what is due at 24:00 is due on the day that ends then
        begins = day.replace(hour=0, minute=0, second=0, microsecond=0)
        yield Reminder(ON_DAY, begins.astimezone(due.tzinfo), TODAY)
    for length in told.overdue:
        zh, en = length_words(length)
        yield Reminder(f"{AFTER}{length}", _shifted(due, length, 1, zone), (f"已逾期 {zh}", f"{en} late"))


def _shifted(due: datetime, length: Length, sign: int, zone: ZoneInfo) -> datetime:
    """So much ahead or after, by the clock on the wall: a day has its 24 hours also where summer time begins."""
    span = sign * length.count * SPANS[length.unit]
    if length.unit is Unit.HOUR:
        return due + span
    return (due.astimezone(zone) + span).astimezone(due.tzinfo)
