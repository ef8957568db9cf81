"""Who works on a case: assigning, taking over, handing along the lines, with each hand-over on record."""

from itertools import pairwise

import pytest

from mainstay.desk.models import Case
from mainstay.desk.public import Act, Order
from mainstay.desk.rules.routing import NEXT, first_line, lines_after
from mainstay.desk.rules.words import CaseType, Line
from mainstay.directory.public import SYSTEM
from mainstay.kernel.errors import Forbidden, Malformed, Refused

from .make import Desk, last_of, make_desk, make_order, refuses

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def hand(line: Line, **fields: object) -> Order:
    return make_order(Act.HAND_OVER, line=line.value, note="超出本线职责", **fields)


@pytest.mark.req("E-16")
@pytest.mark.parametrize(
    ("case_type", "line"),
    [
        (CaseType.COMPLAINT, Line.SALES),
        (CaseType.FEEDBACK, Line.SALES),
        (CaseType.FAULT, Line.MAINTENANCE),
        (CaseType.DATA_REPAIR, Line.MAINTENANCE),
        (CaseType.WORK_ORDER, Line.MAKER),
    ],
)
def test_a_case_begins_with_its_line(case_type: CaseType, line: Line) -> None:
    """Commercial matters to sales, technical ones to maintenance, work orders to the makers."""
    assert first_line(case_type) is line


@pytest.mark.req("E-16")
def test_the_lines_end_with_the_makers() -> None:
    way = [Line.MAINTENANCE, Line.SOFTWARE, Line.CHIEF_ENGINEER, Line.EXPERT, Line.MAKER]
    assert all(after in lines_after(before) for before, after in pairwise(way))
    assert [line for line in Line if Line.MAKER in NEXT[line]] == [Line.EXPERT]
    assert lines_after(Line.SALES) == (Line.MAINTENANCE,)


@pytest.mark.req("E-16")
def test_each_hand_over_is_on_record(desk: Desk) -> None:
    expert = desk.enlist("vendor_expert", name="钱学")
    case = desk.order(desk.open(), hand(Line.SOFTWARE), role="vendor_engineer", at=5)
    case = desk.order(case, hand(Line.CHIEF_ENGINEER, person=str(expert.id)), role="vendor_engineer", at=9)
    assert (case.line, case.assignee_id, case.assignee_name) == ("chief_engineer", expert.id, "钱学")
    assert (last_of(case).kind, last_of(case).payload) == (
        "handed_over",
        {
            "note": "超出本线职责",
            "line": "chief_engineer",
            "from_line": "software",
            "to": {"id": str(expert.id), "name": "钱学"},
        },
    )
    assert case.seq == 3


@pytest.mark.req("E-16")
@pytest.mark.parametrize("line", [Line.CHIEF_ENGINEER, Line.EXPERT, Line.MAKER, Line.MAINTENANCE])
def test_no_line_is_skipped(desk: Desk, line: Line) -> None:
    said = refuses(desk, desk.open(), hand(line), error=Refused, role="vendor_engineer", at=5)
    assert said.startswith("Not handed over from Maintenance to ")


@pytest.mark.req("E-18")
def test_any_engineer_takes_over(desk: Desk) -> None:
    """Whoever had it before: the entry says from whom to whom, and why."""
    first, second = (desk.enlist("vendor_engineer", login=login, name=login) for login in ("李工", "周工"))
    case = desk.do(desk.open(), Act.ASSIGN, role="vendor_seat", at=2, person=str(first.id), note="当班")
    assert (case.assignee_id, last_of(case).payload["to"]["name"]) == (first.id, "李工")
    case = desk.by(second, case, Act.TAKE_OVER, at=45, note="首位工程师未响应")
    assert (case.assignee_id, case.assignee_name) == (second.id, "周工")
    assert last_of(case).payload == {
        "note": "首位工程师未响应",
        "from": {"id": str(first.id), "name": "李工"},
        "to": {"id": str(second.id), "name": "周工"},
    }
    with pytest.raises(Refused, match="is on the case already"):
        desk.by(second, case, Act.TAKE_OVER, at=46, note="再次接手")


@pytest.mark.req("E-19")
def test_the_system_reassigns(desk: Desk) -> None:
    other = desk.enlist("vendor_engineer", name="周工")
    case = desk.by(SYSTEM, desk.open(), Act.ASSIGN, at=45, person=str(other.id), note="45 分钟未响应")
    assert (case.assignee_name, last_of(case).role, last_of(case).side) == ("周工", "system", "neutral")


def test_work_goes_to_the_vendors_people(desk: Desk) -> None:
    contact = desk.enlist("customer_contact", name="王芳")
    case = desk.open()
    order = make_order(Act.ASSIGN, person=str(contact.id), note="误派")
    assert refuses(desk, case, order, error=Refused, role="vendor_seat", at=3).startswith("王芳 does not work")
    order = make_order(Act.ASSIGN, person="00000000-0000-0000-0000-000000000009", note="误派")
    said = refuses(desk, case, order, error=Malformed, role="vendor_seat", at=3)
    assert said.endswith("fields.person: “To whom”: not on this contract")


@pytest.mark.parametrize(
    ("act", "role"), [(Act.TAKE_OVER, "customer_contact"), (Act.TAKE_OVER, "vendor_seat"), (Act.ASSIGN, "assessor")]
)
def test_others_may_not(desk: Desk, act: Act, role: str) -> None:
    refuses(desk, desk.open(), make_order(act, note="试"), error=Forbidden, role=role, at=3)


def test_a_withdrawn_assignment_leaves_nobody(desk: Desk) -> None:
    engineer = desk.enlist("vendor_engineer")
    case = desk.do(desk.open(), Act.ASSIGN, role="vendor_seat", at=2, person=str(engineer.id), note="当班")
    case = desk.do(case, Act.CORRECT, role="vendor_seat", at=3, corrects=2, void=True, note="误派")
    assert (case.assignee_id, case.assignee_name) == (None, "")
    assert Case.objects.get(pk=case.pk).assignee_id is None
