"""An excluded case costs nothing: the statement, the statement after a change of mind, and what-if runs agree."""

from decimal import Decimal
from typing import Any

import pytest

from mainstay.desk.public import Act, Order, act_on_case
from mainstay.settlement.models import IssuedStatement

from .make import Office, at, make_office

pytestmark = pytest.mark.django_db
YEAR = "2026"
MARCH = "2026-03"
EXCLUDE: dict[str, Any] = {"exclusion": "force-majeure"}


@pytest.fixture
def office() -> Office:
    return make_office("a")


def late_case(office: Office) -> str:
    """A fault of level III due at the end of 17 March and never solved."""
    return office.case("2026-03-03 10:00", answered="2026-03-03 10:30", level="III", stationed=True)


def do(office: Office, number: str, role: str, act: Act, when: str, **fields: Any) -> None:
    order = Order(act, note=fields.pop("note"), fields=fields)
    act_on_case(number, order, actor=office.person(role), now=at(when))


def exclude(office: Office, number: str) -> None:
    """Proposed and agreed weeks after the month was over."""
    do(office, number, "vendor_manager", Act.EXCLUDE, "2026-04-02 09:00", note="地震致光缆中断", **EXCLUDE)
    agreed: dict[str, Any] = {"proposal": 3, "decision": "agreed", "note": "属实"}
    do(office, number, "customer_approver", Act.DECIDE_EXCLUSION, "2026-04-02 10:00", **agreed)


def off(office: Office, period: str) -> Decimal:
    """What comes off for late services."""
    lines = office.statement(period).statement.lines
    return sum((line.amount for line in lines if line.term == "late-service"), Decimal(0))


@pytest.mark.req("C-24")
def test_an_excluded_case_costs_nothing_and_costs_again_once_a_side_takes_it_back(office: Office) -> None:
    number = late_case(office)
    # due at the end of 17 March, open: fourteen days to 31 March, 0.01% of 700,000.00 each
    assert off(office, MARCH) == Decimal("-980.00")
    exclude(office, number)
    assert off(office, MARCH) == Decimal(0)
    back: dict[str, Any] = {"proposal": 3, "decision": "refused", "note": "证明不符"}
    do(office, number, "customer_approver", Act.DECIDE_EXCLUSION, "2026-04-03 10:00", **back)
    assert off(office, MARCH) == Decimal("-980.00")


@pytest.mark.req("C-24", "F-03")
def test_what_was_issued_stays_and_the_exclusion_gives_a_new_statement(office: Office) -> None:
    number = late_case(office)
    first = office.issue(MARCH, now=at("2026-04-01 09:00"))
    exclude(office, number)
    second = office.issue(MARCH)
    assert (first.row.revision, second.row.revision, second.is_new) == (1, 2, True)
    assert second.row.net - first.row.net == Decimal("980.00")
    assert IssuedStatement.objects.count() == 2


@pytest.mark.req("C-24")
def test_an_excluded_case_takes_no_points() -> None:
    office = make_office("c")
    number = office.case("2026-03-03 10:00", answered="2026-03-03 10:06", level="ordinary", kind="window_request")
    before = office.statement(MARCH).statement.sheets[0].sheet.score
    note, cause = "用户自行安装两种杀毒软件", {"exclusion": "two-antivirus"}
    do(office, number, "vendor_manager", Act.EXCLUDE, "2026-04-02 09:00", note=note, **cause)
    agreed: dict[str, Any] = {"proposal": 3, "decision": "agreed", "note": "属实"}
    do(office, number, "customer_approver", Act.DECIDE_EXCLUSION, "2026-04-02 10:00", **agreed)
    after = office.statement(MARCH).statement.sheets[0].sheet.score
    assert (before, after) == (Decimal("98.5"), Decimal(100))
