"""How often somebody may try: by what is tried, by whom or what it is tried on, and by the address. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Act(StrEnum):
    """What is tried. Attempts of one act do not count for another."""

    PASSWORD = "password"  # noqa: S105 - a word for what is tried
    FACTOR = "factor"
    ASK = "ask"  # for a code, as typed
    SEND = "send"  # a code to one person or number, whatever was typed
    CODE = "code"  # shown
    TOKEN = "token"  # noqa: S105 - as above; of a program
    SOURCE = "source"  # away to a source, and not back yet
    ENTRY = "entry"  # a password for one entry of a directory, in whatever spelling it was asked for


@dataclass(frozen=True, slots=True)
class Rate:
    """At most so many within a time."""

    most: int
    within: timedelta


@dataclass(frozen=True, slots=True)
class Limit:
    """The rates of an act: for one subject (a login, a person, a number), and for one address."""

    subject: tuple[Rate, ...]
    address: tuple[Rate, ...]


MINUTE, QUARTER, HOUR, DAY = timedelta(minutes=1), timedelta(minutes=15), timedelta(hours=1), timedelta(days=1)
LIMITS: Mapping[Act, Limit] = {
    Act.PASSWORD: Limit((Rate(10, QUARTER),), (Rate(100, QUARTER),)),
    Act.FACTOR: Limit((Rate(5, QUARTER),), (Rate(100, QUARTER),)),
    Act.ASK: Limit((Rate(1, MINUTE), Rate(5, HOUR), Rate(10, DAY)), (Rate(30, HOUR),)),
    Act.SEND: Limit((Rate(5, HOUR), Rate(10, DAY)), ()),
    Act.CODE: Limit((Rate(10, QUARTER),), (Rate(100, QUARTER),)),
    Act.TOKEN: Limit((Rate(20, QUARTER),), (Rate(100, QUARTER),)),
    Act.SOURCE: Limit((), (Rate(100, QUARTER),)),
    Act.ENTRY: Limit((Rate(10, QUARTER),), ()),
}
LONGEST = max(rate.within for limit in LIMITS.values() for rate in (*limit.subject, *limit.address))


def exceeded(rates: tuple[Rate, ...], counts: tuple[int, ...]) -> Rate | None:
    """The rate that attempts, this one counted, exceed; the one that holds longest when there are several."""
    broken = [rate for rate, count in zip(rates, counts, strict=True) if count > rate.most]
    return max(broken, key=lambda rate: rate.within) if broken else None
