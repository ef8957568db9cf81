"""Local days of one time zone as instants: whole seconds since 1970, UTC."""

from datetime import UTC, date, datetime, timedelta, tzinfo
from math import floor

from mainstay.contracts.rules.terms.lengths import DAYS, MONTHS, Length

from .holidays import OutOfReach

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EPOCH_DAY = date(1970, 1, 1).toordinal()
DAY = 86_400
FIRST_YEAR, LAST_YEAR = 1971, 2199
_FIRST_DAY, _LAST_DAY = date(FIRST_YEAR, 1, 1).toordinal(), date(LAST_YEAR + 1, 1, 1).toordinal()


def to_second(moment: datetime) -> int:
    """The whole second of an aware moment; fractions are dropped."""
    return floor(moment.timestamp())


def to_moment(second: int) -> datetime:
    """The aware UTC moment of a second."""
    return EPOCH + timedelta(0, second)


def out_of_reach() -> OutOfReach:
    """The error for a due time beyond the years that can be computed."""
    return OutOfReach(
        zh=f"时限超出可计算的年份（{FIRST_YEAR}—{LAST_YEAR}）。",
        en=f"The due time falls outside the years that can be computed ({FIRST_YEAR} to {LAST_YEAR}).",
    )


def first_instant(day: int, minute: int, zone: tzinfo) -> int:
    """The first second of local day `day` (an ordinal) at which its clock shows `minute` or later.

    `minute` runs to 1440, the midnight that ends the day. Where clocks jump over that time it is the jump;
    where they show it twice it is the first time.
    """
    wall = datetime.fromordinal(day) + timedelta(minutes=minute)
    early, late = (to_second(wall.replace(tzinfo=zone, fold=fold)) for fold in (1, 0))
    if early >= late:
        return late
    while early < late:
        middle = (early + late) // 2
        if to_moment(middle).astimezone(zone).replace(tzinfo=None) >= wall:
            late = middle
        else:
            early = middle + 1
    return late


class LocalDays:
    """The midnights of a zone, each computed once; days are proleptic ordinals as in `date.toordinal`."""

    __slots__ = ("_midnights", "_offset", "last", "zone")

    def __init__(self, zone: tzinfo) -> None:
        self.zone = zone
        self._midnights: dict[int, int] = {}
        self.last = to_second(datetime(LAST_YEAR + 1, 1, 1, tzinfo=zone))
        self._offset = to_second(datetime(2000, 1, 1, tzinfo=UTC)) - to_second(datetime(2000, 1, 1, tzinfo=zone))

    def midnight(self, day: int) -> int:
        """The instant at which a local day begins."""
        found = self._midnights.get(day)
        if found is None:
            if not _FIRST_DAY <= day <= _LAST_DAY:
                raise out_of_reach()
            found = self._midnights[day] = first_instant(day, 0, self.zone)
        return found

    def day_of(self, second: int) -> int:
        """The local day that an instant falls on."""
        day = (second + self._offset) // DAY + EPOCH_DAY
        while self.midnight(day) > second:
            day -= 1
        while self.midnight(day + 1) <= second:
            day += 1
        return day


def months_later(day: int, months: int) -> int:
    """The same date some months later, or that month's last day where it is shorter."""
    start = date.fromordinal(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > LAST_YEAR:
        raise out_of_reach()
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (following - timedelta(days=1)).day
    return date(year, month + 1, min(start.day, last)).toordinal()


def dated(day: int, length: Length, *, ahead: bool = False) -> int | None:
    """The day a length in days, weeks, months or years after another, or ahead of it; None for other units."""
    count = -length.count if ahead else length.count
    if length.unit in MONTHS:
        return months_later(day, count * MONTHS[length.unit])
    return day + count * DAYS[length.unit] if length.unit in DAYS else None
