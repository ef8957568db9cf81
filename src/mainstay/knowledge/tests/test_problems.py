"""Problems: one links many cases and settles them once; what is refused changes nothing."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import pytest

from mainstay.desk.public import Act
from mainstay.desk.tests.make import after
from mainstay.directory.public import RoleName, add_person, grant_role
from mainstay.kernel.errors import Forbidden, MainstayError, Malformed, NotFound, Refused
from mainstay.kernel.ledger import Head, check_chain, read_stream
from mainstay.knowledge.models import Linked, Problem, Telling
from mainstay.knowledge.queries.sight import stream_of_problem
from mainstay.knowledge.rules.problems import read_problem
from mainstay.knowledge.rules.words import ProblemAct
from mainstay.knowledge.services import link_cases, tell_cases

from .make import CUSTOMER, ENGINEER, Library, Numbered, count_entries, make_library

pytestmark = pytest.mark.django_db


@pytest.fixture
def library() -> Library:
    return make_library()


def notes(case: Numbered) -> list[str]:
    return [entry.payload.get("note", "") for entry in read_stream(f"case:{case.id}")]


def test_a_problem_from_open_to_closed(library: Library) -> None:
    problem = library.problem(library.desk.open())
    assert (problem.number, problem.state, problem.owner_name) == ("P-T-2026-1", "open", "乙方工程师")
    problem = library.act(problem, ProblemAct.KNOW, workaround="每日重启")
    assert (problem.state, problem.workaround) == ("known_error", "每日重启")
    problem = library.act(problem, ProblemAct.SOLVE, solution="升级至 3.2", cause="连接未释放")
    assert (problem.state, problem.cause, problem.solved_at) == ("solved", "连接未释放", after(20))
    assert library.act(problem, ProblemAct.CLOSE).state == "closed"
    problem = library.act(problem, ProblemAct.REOPEN, note="再次出现")
    assert (problem.state, problem.solved_at, problem.seq) == ("known_error", None, 6)


def test_the_row_is_what_the_entries_give(library: Library) -> None:
    problem = library.act(library.problem(library.desk.open()), ProblemAct.DESCRIBE, title="内存泄漏", cause="缓存")
    entries = read_stream(stream_of_problem(problem.id))
    assert check_chain(entries, Head(problem.seq, bytes(problem.head_hash))) is None
    read = asdict(read_problem(entries))
    assert read.pop("cases") == ("T-2026-00001",)
    problem.refresh_from_db()
    assert {name: getattr(problem, name) for name in read if name != "head_hash"} | {
        "head_hash": bytes(problem.head_hash)
    } == read


@pytest.mark.req("D-02")
def test_one_problem_settles_many_cases_once(library: Library) -> None:
    cases = [library.desk.open(title=f"无法登录 {number}", at=number) for number in range(3)]
    problem = library.problem(*cases)
    library.act(problem, ProblemAct.SOLVE, solution="升级至 3.2")
    assert list(Telling.objects.values_list("case", "outcome")) == [(case.number, "pending") for case in cases]
    engineer = library.person(ENGINEER)
    assert tell_cases(problem.id, actor=engineer, now=after(21)) == 3
    assert tell_cases(problem.id, actor=engineer, now=after(22)) == 0
    words = "关联问题 P-T-2026-1“认证服务内存泄漏”已解决。解决办法：升级至 3.2"
    assert [notes(case) for case in cases] == [["", words]] * 3
    assert set(Telling.objects.values_list("outcome", "told_at")) == {("told", after(21))}


@pytest.mark.req("D-02")
def test_cases_are_resolved_with_the_problem_where_they_may_be(library: Library) -> None:
    active = library.desk.do(library.desk.open(), Act.RESPOND, at=1)
    reported = library.desk.open(at=2)
    problem = library.act(library.problem(active, reported), ProblemAct.SOLVE, solution="升级", resolve_cases=True)
    assert tell_cases(problem.id, actor=library.person(ENGINEER), now=after(21)) == 2
    active.refresh_from_db()
    reported.refresh_from_db()
    assert (active.state, reported.state) == ("resolved", "reported")
    told = Telling.objects.get(case=reported.number)
    assert (told.outcome, bool(told.reason_zh)) == ("told", True)


def test_what_cannot_be_told_says_why_and_holds_up_nothing(library: Library) -> None:
    first, second = library.desk.open(), library.desk.open(at=1)
    problem = library.act(library.problem(first, second), ProblemAct.SOLVE, solution="升级")
    Telling.objects.filter(case=first.number).update(case="T-2026-09999")
    assert tell_cases(problem.id, actor=library.person(ENGINEER), now=after(21)) == 1
    assert list(Telling.objects.order_by("id").values_list("outcome", "reason_en")) == [
        ("refused", "There is no such case, or none that you may see."),
        ("told", ""),
    ]


def test_each_case_is_linked_with_its_own_result(library: Library) -> None:
    case = library.desk.open()
    problem = library.problem(case)
    results = link_cases(
        problem.number, [case.number, "T-2026-99999", " t-2026-00001 "], actor=library.person(ENGINEER), now=after(12)
    )
    assert [(one.case, one.linked, one.en) for one in results] == [
        ("T-2026-00001", True, "Linked before."),
        ("T-2026-99999", False, "There is no such case, or none that you may see."),
    ]
    library.act(problem, ProblemAct.UNLINK, case=case.number)
    assert Linked.objects.count() == 0


def _act(act: ProblemAct, **fields: Any) -> Callable[[Library, Problem], object]:
    return lambda library, problem: library.act(problem, act, **fields)


def link(library: Library, number: str, case: str) -> object:
    return link_cases(number, [case], actor=library.person(ENGINEER), now=after(9))


REFUSED: list[tuple[Callable[[Library, Problem], object], type[MainstayError]]] = [
    (lambda library, problem: library.act(problem, ProblemAct.COMMENT, role=CUSTOMER, note="x"), Forbidden),
    (lambda library, problem: library.problem(role=CUSTOMER), Forbidden),
    (_act(ProblemAct.CLOSE), Refused),
    (_act(ProblemAct.REOPEN, note="x"), Refused),
    (_act(ProblemAct.KNOW), Malformed),
    (_act(ProblemAct.DESCRIBE), Malformed),
    (_act(ProblemAct.COMMENT, note="x", solution="y"), Malformed),
    (_act(ProblemAct.HAND_OVER, owner="00000000-0000-0000-0000-000000000001"), Malformed),
    (_act(ProblemAct.UNLINK, case="T-2026-00009"), Malformed),
    (lambda library, problem: link_cases("P-T-2026-9", ["x"], actor=library.person(ENGINEER), now=after(9)), NotFound),
    (
        lambda library, problem: link_cases(problem.number, [" "], actor=library.person(ENGINEER), now=after(9)),
        Malformed,
    ),
]


@pytest.mark.parametrize(("deed", "error"), REFUSED)
def test_what_is_refused_changes_nothing(
    library: Library, deed: Callable[[Library, Problem], object], error: type[MainstayError]
) -> None:
    problem = library.problem(library.desk.open())
    before = (list(Problem.objects.values()), count_entries(), Linked.objects.count())
    with pytest.raises(error):
        deed(library, problem)
    assert (list(Problem.objects.values()), count_entries(), Linked.objects.count()) == before


def test_a_problem_is_handed_over(library: Library) -> None:
    person = add_person("expert", name="何专家", password=None, organisation_id=None, now=after(0))
    grant_role(person, role=RoleName.VENDOR_EXPERT, contract_id=library.desk.contract_id, since=after(-60))
    problem = library.act(library.problem(), ProblemAct.HAND_OVER, owner=str(person))
    assert (problem.owner_id, problem.owner_name) == (person, "何专家")
