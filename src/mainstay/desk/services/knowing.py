"""What the fields of an order may name, read from the database before the rules are asked."""

from collections.abc import Sequence
from datetime import datetime
from secrets import token_hex
from uuid import UUID

from django.db import connection

from mainstay.desk.models import Case
from mainstay.desk.queries.allowances import balance_of
from mainstay.desk.queries.cases import seen_numbers
from mainstay.desk.queries.terms import Pinned
from mainstay.desk.rules.acts import ACTS, FieldType
from mainstay.desk.rules.allowances import Balance, drawn_allowance
from mainstay.desk.rules.orders import Order
from mainstay.desk.rules.situation import Known, Person
from mainstay.desk.rules.words import Act
from mainstay.directory.public import Actor, list_people_on

from .attaching import files_named

LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('allowance:' || %s, 0))"
ASK_ALLOWANCE = frozenset({Act.ANSWER_REQUEST, Act.ACCEPT_ESTIMATE})
PEOPLE = frozenset({FieldType.PERSON, FieldType.PEOPLE})


def known_for(
    order: Order,
    pinned: Pinned,
    *,
    actor: Actor,
    now: datetime,
    case_id: UUID | None = None,
    unsaved: Sequence[Case] = (),
) -> Known:
    """The contract's words, and of its people and cases what the order names; no query where it names none.

    `unsaved` are cases of the same transaction that are not stored yet.
    """
    named = [field for field in ACTS[order.act].fields if order.fields.get(field.name)]
    asks_people = any(field.type in PEOPLE for field in named)
    numbers = [str(order.fields[field.name]) for field in named if field.type is FieldType.CASE]
    return Known(
        vocabulary=pinned.vocabulary,
        people=people_on(pinned.contract_id, now=now) if asks_people else {},
        cases=seen_numbers(numbers, actor=actor) if numbers else frozenset(),
        files=files_named(order, by=actor.id),
        balance=_balance(order, pinned, case_id, unsaved, now=now),
        salt=token_hex(16) if order.act is Act.NOTE else "",
    )


def people_on(contract_id: UUID, *, now: datetime) -> dict[str, Person]:
    """Everybody with a role on the contract, by id."""
    found = {}
    for person in list_people_on(contract_id, now=now):
        grants = [grant for grant in person.grants if grant.contract_id == contract_id]
        roles = frozenset(grant.role.value for grant in grants)
        found[str(person.id)] = Person(person.id, person.name, grants[0].side.value, roles)
    return found


def _balance(
    order: Order, pinned: Pinned, case_id: UUID | None, unsaved: Sequence[Case], *, now: datetime
) -> Balance | None:
    """What is left of the contract's allowance. Who draws on it locks it, so that two cannot draw the same day."""
    if order.act not in ASK_ALLOWANCE:
        return None
    if order.act is Act.ACCEPT_ESTIMATE and drawn_allowance(pinned.contract) is not None:
        with connection.cursor() as cursor:
            cursor.execute(LOCK, [str(pinned.contract_id)])
    return balance_of(pinned, order.occurred_at or now, without=case_id, unsaved=unsaved)
