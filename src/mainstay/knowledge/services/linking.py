"""Linking cases to a problem: each case with its own result, those that may be linked in one entry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from mainstay.desk.public import CaseFacts, find_cases
from mainstay.directory.public import Actor
from mainstay.kernel.errors import Malformed
from mainstay.kernel.ledger import read_stream
from mainstay.knowledge.models import Linked, Problem
from mainstay.knowledge.queries.sight import find_problem, stream_of_problem
from mainstay.knowledge.rules.acts import PROBLEM_ACTS, require_allowed
from mainstay.knowledge.rules.words import ProblemAct, ProblemState

from .problems import keep_problem
from .writing import role_in, write_entry

MOST = 200


@dataclass(frozen=True, slots=True)
class LinkResult:
    """What came of linking one case; the reason where it was not linked."""

    case: str
    linked: bool
    zh: str = ""
    en: str = ""


@transaction.atomic
def link_cases(number: str, cases: Sequence[str], *, actor: Actor, now: datetime) -> tuple[LinkResult, ...]:
    """Link cases of the same contract; Malformed for more than two hundred at once."""
    wanted = tuple(dict.fromkeys(case.strip().upper() for case in cases if case.strip()))
    if not 1 <= len(wanted) <= MOST:
        raise Malformed(f"请选择 1 至 {MOST} 个工单。", f"Choose 1 to {MOST} cases.")
    problem = find_problem(number, Problem.objects.select_for_update(), actor=actor)
    rule = PROBLEM_ACTS[ProblemAct.LINK]
    role = require_allowed(rule, roles=role_in(actor, problem.contract_id), state=ProblemState(problem.state))
    seen = find_cases(wanted, actor=actor)
    there = set(Linked.objects.filter(problem=problem, case__in=wanted).values_list("case", flat=True))
    results = tuple(_result(case, seen.get(case), problem, already=case in there) for case in wanted)
    new = [result.case for result in results if result.linked and result.case not in there]
    if new:
        stream = stream_of_problem(problem.id)
        write_entry(stream, problem, rule.kind, {"cases": new}, actor=actor, role=role, now=now)
        keep_problem(problem, read_stream(stream))
    return results


def _result(case: str, facts: CaseFacts | None, problem: Problem, *, already: bool) -> LinkResult:
    if facts is None:
        return LinkResult(
            case, False, "没有这个工单，或您无权查看。", "There is no such case, or none that you may see."
        )
    if facts.contract_id != problem.contract_id:
        return LinkResult(case, False, "该工单属于另一合同。", "The case belongs to another contract.")
    if already:
        return LinkResult(case, True, "此前已关联。", "Linked before.")
    return LinkResult(case, linked=True)
