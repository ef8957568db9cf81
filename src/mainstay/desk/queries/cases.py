"""The fetch of one case that its viewer may see, and which of some numbers he may."""

from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet

from mainstay.desk.models import Case
from mainstay.directory.public import Actor, may_see_contract, sees_all_contracts, visible_contracts
from mainstay.kernel.errors import NotFound

MOST_AROUND = 200


def find_case(number: str, cases: "QuerySet[Case]", *, actor: Actor) -> Case:
    """The case of this number among `cases`; NotFound when there is none or the actor has no role on its contract."""
    case = cases.filter(number=number).first()
    if case is None or not may_see_contract(actor, case.contract_id):
        raise NotFound("没有这个工单，或您无权查看。", "There is no such case, or none that you may see.")
    return case


def access_case(number: str, *, actor: Actor) -> Case:
    """The case of this number, for somebody who may see it."""
    return find_case(number, Case.objects.all(), actor=actor)


def cases_around(number: str, linked: Sequence[str], *, actor: Actor) -> dict[str, Case]:
    """The cases that belong to this one and those linked with it, by number, as far as the actor may see them."""
    around = _visible(actor).filter(Q(parent=number) | Q(number__in=linked)).order_by("number")
    return {case.number: case for case in around[:MOST_AROUND]}


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
