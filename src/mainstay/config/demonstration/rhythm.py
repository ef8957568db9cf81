"""When people report: by season, day of the week, holiday and hour."""

from bisect import bisect
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from random import Random
from zoneinfo import ZoneInfo

from mainstay.contracts.rules.calendars import CalendarMissing, HolidayTables

HOURS = (1, 1, 1, 1, 1, 1, 3, 8, 55, 90, 85, 55, 22, 35, 80, 85, 70, 45, 20, 14, 10, 7, 4, 2)
WEEKDAYS = (1.25, 1.05, 1.0, 1.0, 0.95, 0.22, 0.14)
HOLIDAY, MAKE_UP = 0.1, 0.9


def report_times(
    count: int, *, first: date, now: datetime, zone: ZoneInfo, holidays: HolidayTables, chance: Random
) -> list[datetime]:
    """`count` moments from `first` to `now` in their order, in UTC, dense where people work."""
    last = now.astimezone(zone).date()
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    weights = list(accumulate(_weight(day, holidays, chance) for day in days))
    hours = list(accumulate(HOURS))
    moments: list[datetime] = []
    while len(moments) < count:
        day = days[bisect(weights, chance.random() * weights[-1])]
        hour = bisect(hours, chance.random() * hours[-1])
        local = datetime(day.year, day.month, day.day, hour, chance.randrange(60), chance.randrange(60), tzinfo=zone)
        moment = local.astimezone(UTC)
        if moment < now - timedelta(minutes=10):
            moments.append(moment)
    return sorted(moments)


def fresh_times(count: int, *, now: datetime, chance: Random) -> list[datetime]:
    """Moments within the last hours, so that clocks are running when the demonstration is opened."""
    return sorted(now - timedelta(minutes=chance.randint(4, 200), seconds=chance.randrange(60)) for _ in range(count))


def at_work(moment: datetime, *, zone: ZoneInfo, chance: Random) -> datetime:
    """The moment itself in waking hours, else some time in the morning after it."""
    local = moment.astimezone(zone)
    if 8 <= local.hour < 20:
        return moment
    day = local.date() + timedelta(days=1 if local.hour >= 20 else 0)
    morning = datetime(day.year, day.month, day.day, 8, 30, tzinfo=zone) + timedelta(minutes=chance.randrange(120))
    return morning.astimezone(UTC)


def _weight(day: date, holidays: HolidayTables, chance: Random) -> float:
    burst = 2.2 if chance.random() < 0.03 else 1.0
    return burst * chance.uniform(0.8, 1.2) * _usual(day, holidays)


def _usual(day: date, holidays: HolidayTables) -> float:
    try:
        table = holidays.year(day.year)
    except CalendarMissing:
        return WEEKDAYS[day.weekday()]
    if day in table.worked:
        return MAKE_UP
    if day in table.off and day.weekday() < 5:
        return HOLIDAY
    return WEEKDAYS[day.weekday()]
