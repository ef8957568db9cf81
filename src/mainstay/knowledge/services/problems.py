"""Problems: opened, described, known, solved, closed; each act one entry on the problem's own stream."""

import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from mainstay.directory.public import Actor, list_people_on, require_contract
from mainstay.kernel.errors import Malformed
from mainstay.kernel.errors import Problem as Fault
from mainstay.kernel.jobs import enqueue
from mainstay.kernel.ledger import Entry, read_stream
from mainstay.knowledge.models import Linked, Problem, Telling
from mainstay.knowledge.queries.sight import find_problem, stream_of_problem
from mainstay.knowledge.rules.acts import PROBLEM_ACTS, check_fields, require_allowed
from mainstay.knowledge.rules.problems import read_problem
from mainstay.knowledge.rules.words import WRITERS, Outcome, ProblemAct, ProblemKind, ProblemState

from .indexing import index_problem
from .writing import draw_number, require_fresh, role_in, write_entry


@dataclass(frozen=True, slots=True)
class Opening:
    """A new problem: what is wrong again and again."""

    contract_id: UUID
    title: str
    description: str = ""


@transaction.atomic
def open_problem(opening: Opening, *, actor: Actor, now: datetime) -> Problem:
    """A problem of the actor's own, without cases yet; Forbidden for who may not write."""
    require_contract(actor, opening.contract_id)
    rule = PROBLEM_ACTS[ProblemAct.DESCRIBE]
    role = require_allowed(rule, roles=role_in(actor, opening.contract_id), state=ProblemState.OPEN)
    problem = Problem(id=uuid.uuid4(), contract_id=opening.contract_id)
    payload = {
        "number": draw_number("P", opening.contract_id, now=now),
        "title": opening.title,
        "description": opening.description,
        "owner": {"id": str(actor.id), "name": actor.name},
    }
    stream = stream_of_problem(problem.id)
    entry = write_entry(stream, None, ProblemKind.OPENED.value, payload, actor=actor, role=role, now=now)
    return keep_problem(problem, (entry,), new=True)


@transaction.atomic
def act_on_problem(
    number: str,
    act: ProblemAct,
    fields: Mapping[str, Any],
    *,
    expected_seq: int | None = None,
    actor: Actor,
    now: datetime,
) -> Problem:
    """One act on a problem; whatever is refused changes nothing. Solving it lets every linked case be told."""
    problem = find_problem(number, Problem.objects.select_for_update(), actor=actor)
    rule = PROBLEM_ACTS[act]
    role = require_allowed(rule, roles=role_in(actor, problem.contract_id), state=ProblemState(problem.state))
    require_fresh(problem, expected_seq)
    payload = check_fields(rule, dict(fields))
    if act is ProblemAct.HAND_OVER:
        payload["owner"] = _owner(payload["owner"], problem.contract_id, now=now)
    if act is ProblemAct.UNLINK:
        _require_linked(problem, str(payload["case"]))
    stream = stream_of_problem(problem.id)
    entry = write_entry(stream, problem, rule.kind, payload, actor=actor, role=role, now=now)
    problem = keep_problem(problem, read_stream(stream))
    if act is ProblemAct.SOLVE:
        _let_tell(problem, entry, actor=actor)
    return problem


def keep_problem(problem: Problem, entries: tuple[Entry, ...], *, new: bool = False) -> Problem:
    """Save the row and the links that these entries give."""
    read = asdict(read_problem(entries))
    cases = read.pop("cases")
    for column, value in read.items():
        setattr(problem, column, value)
    problem.save(force_insert=new)
    linked = Linked.objects.filter(problem=problem)
    linked.exclude(case__in=cases).delete()
    Linked.objects.bulk_create([Linked(problem=problem, case=case) for case in cases], ignore_conflicts=True)
    index_problem(problem)
    return problem


def _let_tell(problem: Problem, entry: Entry, *, actor: Actor) -> None:
    cases = Linked.objects.filter(problem=problem).order_by("id").values_list("case", flat=True)
    resolves = bool(entry.payload.get("resolve_cases"))
    Telling.objects.bulk_create(
        Telling(problem=problem, seq=entry.seq, case=case, resolves=resolves, outcome=Outcome.PENDING.value)
        for case in cases
    )
    enqueue("knowledge.tell_cases", problem_id=str(problem.id), person_id=str(actor.id))


def _owner(given: object, contract_id: UUID, *, now: datetime) -> dict[str, str]:
    for person in list_people_on(contract_id, now=now):
        may = any(grant.contract_id == contract_id and grant.role.value in WRITERS for grant in person.grants)
        if may and str(person.id) == str(given):
            return {"id": str(person.id), "name": person.name}
    fault = Fault(
        "unknown_person", "负责人应为本合同的工程师、专家或项目经理", "not an engineer of this contract", "owner"
    )
    raise Malformed("提交的内容有误。", "The input is malformed.", [fault])


def _require_linked(problem: Problem, case: str) -> None:
    if not Linked.objects.filter(problem=problem, case=case).exists():
        fault = Fault("not_linked", f"{case} 未与本问题关联", f"{case} is not linked", "case")
        raise Malformed("提交的内容有误。", "The input is malformed.", [fault])
