"""Settling it once: each linked case hears that its problem is solved, by an act of who solved it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from mainstay.desk.public import Act, Order, act_on_case
from mainstay.directory.public import Actor, require_contract
from mainstay.kernel.errors import MainstayError
from mainstay.knowledge.models import Problem, Telling
from mainstay.knowledge.queries.sight import find_problem
from mainstay.knowledge.rules.acts import PROBLEM_ACTS, require_allowed
from mainstay.knowledge.rules.words import Outcome, ProblemAct, ProblemState

from .writing import role_in


@dataclass(frozen=True, slots=True)
class _Told:
    outcome: Outcome
    zh: str = ""
    en: str = ""


def tell_cases(problem_id: UUID, *, actor: Actor, now: datetime) -> int:
    """Tell the cases that wait for it, each in its own transaction, so that it may be broken off and taken up again;
    how many were told now.
    """
    problem = Problem.objects.get(pk=problem_id)
    waiting = (
        Telling.objects.filter(problem=problem, outcome=Outcome.PENDING).order_by("id").values_list("pk", flat=True)
    )
    return sum(_tell(problem, key, actor=actor, now=now) for key in list(waiting))


def require_teller(problem_id: UUID, *, actor: Actor) -> None:
    """NotFound for a problem that the actor may not see, Forbidden for who may not solve it."""
    problem = Problem.objects.get(pk=problem_id)
    require_contract(actor, problem.contract_id)
    _require_solver(problem, actor)


def resume_telling(number: str, *, actor: Actor, now: datetime) -> Problem:
    """Go on telling the cases that wait, as this actor; Forbidden for who may not solve problems."""
    problem = find_problem(number, Problem.objects.all(), actor=actor)
    _require_solver(problem, actor)
    tell_cases(problem.id, actor=actor, now=now)
    return problem


def _require_solver(problem: Problem, actor: Actor) -> None:
    rule = PROBLEM_ACTS[ProblemAct.SOLVE]
    require_allowed(rule, roles=role_in(actor, problem.contract_id), state=ProblemState.OPEN)


@transaction.atomic
def _tell(problem: Problem, key: int, *, actor: Actor, now: datetime) -> bool:
    rows = Telling.objects.select_for_update(skip_locked=True).filter(pk=key, outcome=Outcome.PENDING)
    telling = rows.first()
    if telling is None:
        return False
    told = _act(problem, telling, actor=actor, now=now)
    telling.outcome, telling.reason_zh, telling.reason_en = told.outcome.value, told.zh, told.en
    telling.told_at = now
    telling.save()
    return told.outcome is not Outcome.REFUSED


def _act(problem: Problem, telling: Telling, *, actor: Actor, now: datetime) -> _Told:
    """Resolve the case where that was asked for and may be; else a comment; else the reason why not even that."""
    why: MainstayError | None = None
    if telling.resolves:
        why = _try(telling.case, Order(Act.RESOLVE, note=_words(problem)), actor=actor, now=now)
        if why is None:
            return _Told(Outcome.RESOLVED)
    refusal = _try(telling.case, Order(Act.COMMENT, note=_words(problem)), actor=actor, now=now)
    if refusal is not None:
        return _Told(Outcome.REFUSED, refusal.detail("zh"), refusal.detail("en"))
    return _Told(Outcome.TOLD, why.detail("zh"), why.detail("en")) if why else _Told(Outcome.TOLD)


def _try(case: str, order: Order, *, actor: Actor, now: datetime) -> MainstayError | None:
    try:
        with transaction.atomic():
            act_on_case(case, order, actor=actor, now=now)
    except MainstayError as refusal:
        return refusal
    return None


def _words(problem: Problem) -> str:
    return f"关联问题 {problem.number}“{problem.title}”已解决。解决办法：{problem.solution}"
