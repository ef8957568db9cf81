"""Handing over the open work of somebody who has changed to another unit."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from mainstay.desk.queries.open_work import list_open_work
from mainstay.desk.rules.orders import Order
from mainstay.desk.rules.roles import ENGINEER, EXPERT, LEADER
from mainstay.desk.rules.words import Act
from mainstay.directory.public import SYSTEM, actor_of, list_people_on, roles_on
from mainstay.kernel.errors import MainstayError

from .acting import act_on_case

MOVED = "{name}已调往其他部门，其未结工作由系统移交。"


def hand_over_open_work(person_id: UUID, *, name: str, successor_id: UUID | None, now: datetime) -> int:
    """Give each open case on which somebody holds no role any more to his successor, else to another on the contract.

    Engineers come first, then experts, then leaders; where there is nobody the case stays, and its ladders go on
    telling. Each case is a transaction of its own: running it again goes on where it was broken off. Says how many
    were handed over.
    """
    remaining = actor_of(person_id, now=now)
    handed = 0
    for number, contract_id in list_open_work(person_id):
        if remaining is None or not roles_on(remaining, contract_id):
            others = _others(contract_id, first=successor_id, leaver=person_id, now=now)
            handed += any(_assign(number, other, MOVED.format(name=name), now=now) for other in others)
    return handed


def _others(contract_id: UUID, *, first: UUID | None, leaver: UUID, now: datetime) -> Iterator[UUID]:
    if first is not None:
        yield first
    people = [one for one in list_people_on(contract_id, now=now) if one.id not in {leaver, first}]
    for role in (ENGINEER, EXPERT, LEADER):
        yield from (one.id for one in people if any(grant.role == role for grant in one.grants))


def _assign(number: str, person_id: UUID, note: str, *, now: datetime) -> bool:
    """False where the person may not work under this contract."""
    order = Order(Act.ASSIGN, note=note, fields={"person": str(person_id)})
    with suppress(MainstayError):
        act_on_case(number, order, actor=SYSTEM, now=now)
        return True
    return False
