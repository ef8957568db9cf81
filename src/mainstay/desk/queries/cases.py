"""The fetch of one case that its viewer may see, and which of some numbers he may."""

from collections.abc import Iterable

from django.db.models import QuerySet

from mainstay.desk.models import Case
from mainstay.directory.public import Actor, may_see_contract, sees_all_contracts, visible_contracts
from mainstay.kernel.errors import NotFound


def find_case(number: str, cases: "QuerySet[Case]", *, actor: Actor) -> Case:
    """The case of this number among `cases`; NotFound when there is none or the actor has no role on its contract."""
    case = cases.filter(number=number).first()
    if case is None or not may_see_contract(actor, case.contract_id):
        raise NotFound("没有这个工单，或您无权查看。", "There is no such case, or none that you may see.")
    return case


def access_case(number: str, *, actor: Actor) -> Case:
    """The case of this number, for somebody who may see it."""
    return find_case(number, Case.objects.all(), actor=actor)


def seen_numbers(numbers: Iterable[str], *, actor: Actor) -> frozenset[str]:
    """Those of the numbers whose cases the actor may see."""
    wanted = [number.strip().upper() for number in numbers]
    return frozenset(_visible(actor).filter(number__in=wanted).values_list("number", flat=True))


def _visible(actor: Actor) -> "QuerySet[Case]":
    if sees_all_contracts(actor):
        return Case.objects.all()
    return Case.objects.filter(contract_id__in=visible_contracts(actor))
