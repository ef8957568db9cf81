"""The fetch of one case that its viewer may see, and which of some numbers he may."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from mainstay.desk.models import Case
from mainstay.directory.public import Actor, may_see_contract, sees_all_contracts, visible_contracts
from mainstay.kernel.errors import NotFound

MOST_AROUND = 200
FIND = "SELECT * FROM desk_case WHERE number = %s"
LOCK = f"{FIND} FOR UPDATE"
AROUND = """
SELECT id, number, title, type, state FROM desk_case
WHERE (parent = %(number)s AND parent <> '' OR number = ANY(%(linked)s))
AND (%(everywhere)s OR contract_id = ANY(%(contracts)s::uuid[]))
ORDER BY number LIMIT %(most)s
"""


@dataclass(frozen=True, slots=True)
class Around:
    """A case as the page of another one names it."""

    number: str
    title: str
    type: str
    state: str


def access_case(number: str, *, actor: Actor) -> Case:
    """The case of this number; NotFound when there is none or the actor has no role on its contract."""
    return _seen(FIND, number, actor)


def lock_case(number: str, *, actor: Actor) -> Case:
    """The same, locked until the transaction ends."""
    return _seen(LOCK, number, actor)


def _seen(statement: str, number: str, actor: Actor) -> Case:
    """By one plain statement: every page of a case and every act on one begins here."""
    case = next(iter(Case.objects.raw(statement, [number])), None)
    if case is None or not may_see_contract(actor, case.contract_id):
        raise NotFound("没有这个工单，或您无权查看。", "There is no such case, or none that you may see.")
    return case


def cases_around(number: str, linked: Sequence[str], *, actor: Actor) -> dict[str, Around]:
    """The cases that belong to this one and those linked with it, by number, as far as the actor may see them."""
    asked: dict[str, Any] = {
        "number": number,
        "linked": list(linked),
        "everywhere": sees_all_contracts(actor),
        "contracts": list(visible_contracts(actor)),
        "most": MOST_AROUND,
    }
    found = Case.objects.raw(AROUND, asked)
    return {case.number: Around(case.number, case.title, case.type, case.state) for case in found}


def seen_numbers(numbers: Iterable[str], *, actor: Actor) -> frozenset[str]:
    """Those of the numbers whose cases the actor may see."""
    wanted = [number.strip().upper() for number in numbers]
    return frozenset(_visible(actor).filter(number__in=wanted).values_list("number", flat=True))


def list_seen(numbers: Iterable[str], *, actor: Actor) -> list[Case]:
    """Those of the cases that the actor may see, by number."""
    return list(_visible(actor).filter(number__in=list(numbers)).order_by("number"))


def _visible(actor: Actor) -> "QuerySet[Case]":
    if sees_all_contracts(actor):
        return Case.objects.all()
    return Case.objects.filter(contract_id__in=visible_contracts(actor))
