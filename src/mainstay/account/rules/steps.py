"""The steps of a sign-in: what has been shown, what is still to be shown. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class How(StrEnum):
    """What a sign-in began with."""

    PASSWORD = "password"  # noqa: S105 - a word for how it began
    PASSKEY = "passkey"
    CODE = "code"
    SOURCE = "source"


class Factor(StrEnum):
    """A second factor."""

    TOTP = "totp"
    PASSKEY = "passkey"
    RECOVERY = "recovery"


class Next(StrEnum):
    """What a sign-in still needs: nothing, a second factor, setting one up, or an administrator's approval."""

    DONE = "done"
    SECOND = "second"
    ENROL = "enrol"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class Step:
    """Where a sign-in stands; `factors` are those that may be shown now."""

    next: Next
    factors: tuple[Factor, ...] = ()


SHOWN_KEY = "account.shown"  # where a session keeps when that was
HELD = timedelta(minutes=10)  # a sign-in that waits for its second factor
FRESH = timedelta(minutes=15)  # how long somebody counts as having just shown who they are
TRUSTED = timedelta(days=30)  # how long a device spares its owner the second factor


def next_step(factors: Iterable[Factor], *, how: How, trusted: bool, required: bool) -> Step:
    """What comes after the first step. A passkey that has verified its owner is both steps at once."""
    held = tuple(sorted(set(factors)))
    strong = tuple(factor for factor in held if factor is not Factor.RECOVERY)
    if how is How.PASSKEY or (strong and trusted):
        return Step(Next.DONE)
    if strong:
        return Step(Next.SECOND, held)
    return Step(Next.ENROL) if required else Step(Next.DONE)


def is_live(since: datetime, *, span: timedelta, now: datetime) -> bool:
    """Whether something that began at `since` still counts."""
    return since <= now < since + span
