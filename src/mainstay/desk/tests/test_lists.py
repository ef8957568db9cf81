"""The list of what runs out soon holds what the workbench counts."""

import pytest

from mainstay.desk.queries.cases import Filters, count_workbench, list_cases
from mainstay.desk.rules.words import Act

from .make import Desk, after, make_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return make_desk()


@pytest.mark.parametrize(("at", "titles"), [(0, ["快"]), (30, ["快"]), (31, []), (1500, [])])
def test_what_runs_out_soon(desk: Desk, at: float, titles: list[str]) -> None:
    """Neither what is late already, nor what has days, nor what is closed."""
    desk.open(title="快")
    done = desk.do(desk.do(desk.open(title="办结"), Act.RESPOND, at=1), Act.RESOLVE, at=1, note="重启")
    desk.do(desk.do(done, Act.CONFIRM, role="customer_contact", at=2), Act.CLOSE, role="customer_contact", at=3)
    desk.do(desk.open(title="慢", level="II"), Act.RESPOND, at=1)
    viewer = desk.person("auditor")
    found = list_cases(actor=viewer, filters=Filters(due_soon=True), now=after(at))
    assert [case.title for case in found.items] == titles
    assert count_workbench(actor=viewer, now=after(at)).due_soon == len(titles)


def test_what_has_time(desk: Desk) -> None:
    """False is everything else, closed or not."""
    desk.open(title="快")
    desk.do(desk.open(title="慢", level="II"), Act.RESPOND, at=1)
    found = list_cases(actor=desk.person("auditor"), filters=Filters(due_soon=False), now=after(5))
    assert [case.title for case in found.items] == ["慢"]
