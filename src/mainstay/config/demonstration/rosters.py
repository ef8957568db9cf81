"""Rosters of the demonstration: engineers by day with a stand-in at night, seats in office hours."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from mainstay.contracts.public import ContractSummary, terms_of
from mainstay.directory.public import Actor, RoleName
from mainstay.people.public import Wish, add_shift

from .people import Cast

WORKDAYS, WEEKEND, WEEK = (0, 1, 2, 3, 4), (5, 6), tuple(range(7))
EIGHT_THIRTY, HALF_PAST_FIVE = time(8, 30), time(17, 30)


def write_rosters(contracts: Sequence[ContractSummary], casts: Mapping[UUID, Cast], now: datetime) -> None:
    """A roster for each contract, from today on, kept by its project manager."""
    for contract in contracts:
        cast = casts[contract.id]
        (manager, *_) = cast.all_of(RoleName.VENDOR_PROJECT_MANAGER)
        zone = ZoneInfo(terms_of(contract.id, contract.version).contract.timezone)
        for wish in _wishes(cast, now.astimezone(zone).date()):
            add_shift(contract.id, wish, actor=manager, now=now)


def _wishes(cast: Cast, today: date) -> Iterator[Wish]:
    engineers, seats = cast.all_of(RoleName.VENDOR_ENGINEER), cast.all_of(RoleName.VENDOR_SEAT)
    first, second = engineers[0], engineers[1 % len(engineers)]
    yield _wish(first, RoleName.VENDOR_ENGINEER, WORKDAYS, today, EIGHT_THIRTY, HALF_PAST_FIVE)
    yield _wish(second, RoleName.VENDOR_ENGINEER, WEEK, today, HALF_PAST_FIVE, EIGHT_THIRTY)
    yield _wish(second, RoleName.VENDOR_ENGINEER, WORKDAYS, today, EIGHT_THIRTY, HALF_PAST_FIVE, stand_in=True)
    yield _wish(engineers[-1], RoleName.VENDOR_ENGINEER, WEEKEND, today, EIGHT_THIRTY, HALF_PAST_FIVE)
    for seat in seats[:1]:
        yield _wish(seat, RoleName.VENDOR_SEAT, WORKDAYS, today, EIGHT_THIRTY, HALF_PAST_FIVE)


def _wish(
    who: Actor,
    role: RoleName,
    weekdays: tuple[int, ...],
    first_day: date,
    starts: time,
    ends: time,
    *,
    stand_in: bool = False,
) -> Wish:
    return Wish(role.value, who.id, weekdays, first_day, None, starts, ends, stand_in)
