"""Cases as lists and the workbench show them, and the fetch of one that its viewer may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from mainstay.desk.models import OPEN, Case
from mainstay.desk.rules.words import CaseState
from mainstay.directory.public import Actor, may_see_contract, sees_all_contracts, visible_contracts
from mainstay.kernel.errors import NotFound
from mainstay.kernel.paging import Page, keyset

DUE_SOON = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; None is everything."""

    contract_id: UUID | None = None
    state: CaseState | None = None
    level: str | None = None
    overdue: bool | None = None
    due_soon: bool | None = None
    open: bool | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures over the workbench, of the cases that its viewer sees."""

    open: int
    overdue: int
    due_soon: int
    paused: int
    waiting_confirmation: int


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


def list_cases(
    *, actor: Actor, filters: Filters, now: datetime, cursor: str | None = None, limit: int = 50
) -> Page[Case]:
    """Cases, the latest reports first."""
    cases = _narrow(_visible(actor), filters, now=now)
    return keyset(cases, by="reported_at", newest=True, cursor=cursor, limit=limit)


def list_workbench(*, actor: Actor, cursor: str | None = None, limit: int = 50) -> Page[Case]:
    """Open cases in the order in which their clocks run out; missed ones first, those without a due time last."""
    return keyset(_visible(actor).filter(OPEN), by="due_order", cursor=cursor, limit=limit)


def count_workbench(*, actor: Actor, now: datetime) -> Counts:
    """The workbench's figures in one query."""
    counts = (
        _visible(actor)
        .filter(OPEN)
        .aggregate(
            open=Count("id"),
            overdue=Count("id", filter=Q(due_order__lt=now)),
            due_soon=Count("id", filter=_due_soon(now)),
            paused=Count("id", filter=Q(state=CaseState.PAUSED)),
            waiting_confirmation=Count("id", filter=Q(state=CaseState.RESOLVED)),
        )
    )
    return Counts(**counts)


def _due_soon(now: datetime) -> Q:
    return Q(due_order__gte=now, due_order__lt=now + DUE_SOON)


def _visible(actor: Actor) -> "QuerySet[Case]":
    if sees_all_contracts(actor):
        return Case.objects.all()
    return Case.objects.filter(contract_id__in=visible_contracts(actor))


def _narrow(cases: "QuerySet[Case]", filters: Filters, *, now: datetime) -> "QuerySet[Case]":
    if filters.contract_id is not None:
        cases = cases.filter(contract_id=filters.contract_id)
    if filters.state is not None:
        cases = cases.filter(state=filters.state)
    if filters.level is not None:
        cases = cases.filter(level=filters.level)
    if filters.open is not None:
        cases = cases.filter(OPEN if filters.open else ~OPEN)
    if filters.overdue is not None:
        late = Q(breached=True) | (OPEN & Q(due_order__lt=now))
        cases = cases.filter(late if filters.overdue else ~late)
    if filters.due_soon is not None:
        soon = OPEN & _due_soon(now)
        cases = cases.filter(soon if filters.due_soon else ~soon)
    if filters.words:
        cases = cases.filter(Q(number__startswith=filters.words.upper()) | Q(title__contains=filters.words))
    return cases
