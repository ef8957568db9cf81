"""One act on many cases: each by the same rules and with its own result."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mainstay.desk.rules.orders import Order
from mainstay.directory.public import Actor
from mainstay.kernel.errors import MainstayError

from .acting import act_on_case

MOST_CASES = 200


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one case: the number of its last entry, or why the act was refused."""

    number: str
    seq: int | None = None
    refusal: MainstayError | None = None


def act_on_many(orders: Sequence[tuple[str, Order]], *, actor: Actor, now: datetime) -> tuple[Outcome, ...]:
    """Act on each case by itself; what is refused changes nothing of that case and does not stop the others.

    The cases are taken in the order of their numbers, so that two people who act on the same ones never wait for
    each other in a circle; the outcomes come in the order given.
    """
    outcomes = {number: _act(number, order, actor=actor, now=now) for number, order in sorted(orders, key=_number)}
    return tuple(outcomes[number] for number, _ in orders)


def _number(named: tuple[str, Order]) -> str:
    return named[0]


def _act(number: str, order: Order, *, actor: Actor, now: datetime) -> Outcome:
    try:
        return Outcome(number, seq=act_on_case(number, order, actor=actor, now=now).seq)
    except MainstayError as refusal:
        return Outcome(number, refusal=refusal)
