"""What is fixed only for now stays alive: follow-ups, work orders for the makers, links between cases."""

import pytest

from mainstay.desk.models import Case
from mainstay.desk.public import Act, check_cases
from mainstay.desk.rules.flow import effective
from mainstay.desk.rules.followups import FollowUp, follow_ups_of
from mainstay.desk.rules.links import Link, links_of
from mainstay.kernel.errors import Malformed, Refused
from mainstay.kernel.ledger import read_stream

from .make import Desk, after, last_of, make_desk, make_order, refuses

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def fixed_for_now(desk: Desk) -> Case:
    """A case resolved by a workaround, with what is left to do as its entry 4."""
    case = desk.do(desk.open(), Act.RESPOND, at=5)
    case = desk.do(case, Act.WORK_AROUND, at=20, note="切换至备用链路")
    case = desk.do(case, Act.OPEN_FOLLOW_UP, at=21, note="更换主链路光模块", until=after(3000))
    case = desk.do(case, Act.RESOLVE, at=30, note="业务已恢复")
    return desk.do(case, Act.CONFIRM, role="customer_contact", at=40)


@pytest.mark.req("A-15")
def test_a_case_with_an_open_follow_up_does_not_close(desk: Desk) -> None:
    case = fixed_for_now(desk)
    assert case.follow_ups_open == 1
    said = refuses(desk, case, make_order(Act.CLOSE), error=Refused, role="customer_contact", at=50)
    assert said == "Follow-ups are still open; finish them or hand them to a work order before closing."
    case = desk.do(case, Act.FINISH_FOLLOW_UP, at=60, follow_up=4, note="已更换")
    assert case.follow_ups_open == 0
    assert desk.do(case, Act.CLOSE, role="customer_contact", at=61).state == "closed"


@pytest.mark.req("A-15")
def test_a_work_order_takes_it_over_and_stays_alive(desk: Desk) -> None:
    case = fixed_for_now(desk)
    case = desk.do(case, Act.ORDER_WORK, at=50, title="修复驱动缺陷", note="新版本中修复", follow_up=4)
    order = Case.objects.get(number="T-2026-00002")
    assert (order.type, order.line, order.parent, order.state) == ("work_order", "maker", case.number, "reported")
    assert last_of(case).payload["number"] == order.number
    assert last_of(order).payload["parent"] == case.number
    case = desk.do(case, Act.CLOSE, role="customer_contact", at=61)
    assert (case.state, case.follow_ups_open) == ("closed", 1)
    left = follow_ups_of(effective(read_stream(case.stream)))
    assert left == (FollowUp(4, "更换主链路光模块", "2026-10-14T03:00:00.000000Z", work_order=order.number),)
    assert desk.do(case, Act.FINISH_FOLLOW_UP, at=5000, follow_up=4, note="新版本已上线").follow_ups_open == 0
    assert [finding for batch in check_cases() for finding in batch.findings] == []


@pytest.mark.parametrize(
    ("act", "fields", "said"),
    [
        (Act.FINISH_FOLLOW_UP, {"follow_up": 3}, "There is no such follow-up, or it is finished."),
        (Act.ORDER_WORK, {"title": "升级", "follow_up": 9}, "There is no such follow-up, or it is finished."),
    ],
)
def test_what_is_no_follow_up_is_refused(desk: Desk, act: Act, fields: dict[str, object], said: str) -> None:
    order = make_order(act, note="说明", **fields)
    assert refuses(desk, fixed_for_now(desk), order, error=Refused, role="vendor_engineer", at=50) == said


def test_a_refused_work_order_opens_nothing(desk: Desk) -> None:
    case = fixed_for_now(desk)
    said = refuses(desk, case, make_order(Act.ORDER_WORK, note="修复"), error=Malformed, role="vendor_engineer", at=50)
    assert said.endswith("fields.title: “Title of the work order” is required")
    assert desk.open().number == "T-2026-00002"


@pytest.mark.parametrize(
    ("relation", "back"), [("duplicate", "duplicated"), ("related", "related"), ("parent", "child")]
)
def test_both_cases_name_the_link(desk: Desk, relation: str, back: str) -> None:
    first, second = desk.open(), desk.open()
    second = desk.do(second, Act.LINK, at=5, relation=relation, case=first.number)
    first.refresh_from_db()
    assert links_of(effective(read_stream(second.stream))) == (Link(relation, first.number),)
    assert links_of(effective(read_stream(first.stream))) == (Link(back, second.number),)
    assert (first.seq, second.seq, second.parent) == (2, 2, first.number if relation == "parent" else "")
    assert [finding for batch in check_cases() for finding in batch.findings] == []


@pytest.mark.parametrize(
    ("number", "error", "said"),
    [
        ("T-2026-00001", Refused, "A case is not linked to itself."),
        ("T-2026-00009", Malformed, "The input is malformed.; fields.case: “Case number”: no such case"),
    ],
)
def test_a_link_that_leads_nowhere(desk: Desk, number: str, error: type[Refused], said: str) -> None:
    order = make_order(Act.LINK, relation="related", case=number)
    assert refuses(desk, desk.open(), order, error=error, role="vendor_seat", at=5) == said


def test_a_case_is_not_part_of_its_own_part(desk: Desk) -> None:
    first, second = desk.open(), desk.open()
    desk.do(second, Act.LINK, at=5, relation="parent", case=first.number)
    first.refresh_from_db()
    order = make_order(Act.LINK, relation="parent", case=second.number)
    assert "part of this one already" in refuses(desk, first, order, error=Refused, role="vendor_seat", at=6)
