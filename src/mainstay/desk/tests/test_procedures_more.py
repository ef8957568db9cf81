"""Complaints, emergencies, feedback, address reports: owners, approvals, verdicts row by row."""

from typing import Any

import pytest

from mainstay.desk.api.page import open_acts
from mainstay.desk.models import Case, stream_of
from mainstay.desk.public import Act
from mainstay.desk.queries.terms import terms_of
from mainstay.desk.rules.flow import effective
from mainstay.desk.rules.procedures.addresses import address_rows, count_approved
from mainstay.desk.rules.procedures.owners import owner_of
from mainstay.desk.rules.procedures.steps import steps_of
from mainstay.desk.rules.words import CaseType
from mainstay.desk.services import act_on_case
from mainstay.directory.public import Grant, RoleName, Side
from mainstay.kernel.errors import Forbidden, Malformed
from mainstay.kernel.ledger import read_stream

from .make import Desk, after, make_desk, make_order
from .make_procedures import (
    APPROVER,
    CONTACT,
    ENGINEER,
    LEADER,
    MANAGER,
    SEAT,
    add_people,
    last_payload,
    open_typed,
    refused,
)

pytestmark = pytest.mark.django_db
REPORT: dict[str, Any] = {"cause": "未按规程通知", "action": "已重新培训", "prevention": "上门前电话确认"}


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def happened(case: Case) -> Any:
    return effective(read_stream(stream_of(case.pk)))


@pytest.mark.req("E-13")
def test_a_complaint_has_an_owner_at_each_step(desk: Desk) -> None:
    people = add_people(desk, SEAT, ENGINEER, LEADER, MANAGER)
    case = open_typed(desk, CaseType.COMPLAINT)
    steps: list[tuple[Act, str, str, dict[str, Any]]] = [
        (Act.REGISTER_COMPLAINT, SEAT, LEADER, {"about": "attitude", "note": "未提前联系"}),
        (Act.ANALYSE_COMPLAINT, LEADER, ENGINEER, {"note": "须了解当日情况"}),
        (Act.INVESTIGATE_COMPLAINT, ENGINEER, LEADER, {"note": "当日确未通知"}),
        (Act.SETTLE_COMPLAINT, LEADER, MANAGER, {"note": "已当面致歉", "satisfied": True}),
        (Act.FILE_CORRECTIVE_ACTION, MANAGER, SEAT, REPORT),
    ]
    for minute, (act, role, following, fields) in enumerate(steps, start=2):
        desk.do(case, act, role=role, at=minute, owner=people[following], **fields)
        assert owner_of(happened(case)) == {"id": people[following], "name": desk.person(following).name}
    desk.do(case, Act.RESOLVE, at=20, note="投诉已处理")
    desk.do(case, Act.CONFIRM, role=CONTACT, at=21)
    desk.do(case, Act.CLOSE, role=SEAT, at=22)
    desk.do(case, Act.ARCHIVE_COMPLAINT, role=SEAT, at=23)
    assert owner_of(happened(case)) is None


@pytest.mark.req("E-13")
def test_only_the_owner_does_the_step_until_another_is_named(desk: Desk) -> None:
    people = add_people(desk, SEAT, ENGINEER, LEADER)
    case = open_typed(desk, CaseType.COMPLAINT)
    first: dict[str, Any] = {"about": "time", "note": "等候过久", "owner": people[ENGINEER]}
    desk.do(case, Act.REGISTER_COMPLAINT, role=SEAT, at=2, **first)
    words = "本环节的责任人是乙方工程师，不能由他人办理；如需更换，请由项目经理改派。"
    with refused(case, words):
        desk.do(case, Act.ANALYSE_COMPLAINT, role=LEADER, at=3, note="分析", owner=people[LEADER])
    desk.do(case, Act.NAME_OWNER, role=LEADER, at=4, owner=people[LEADER], note="原责任人休假")
    desk.do(case, Act.ANALYSE_COMPLAINT, role=LEADER, at=5, note="分析", owner=people[LEADER])


@pytest.mark.req("E-13")
def test_the_steps_of_a_complaint_come_in_order(desk: Desk) -> None:
    people = add_people(desk, ENGINEER)
    case = open_typed(desk, CaseType.COMPLAINT)
    with refused(case, "投诉尚未登记。"):
        desk.do(case, Act.ANALYSE_COMPLAINT, at=3, note="分析", owner=people[ENGINEER])
    with refused(case, "投诉尚未处理。"):
        desk.do(case, Act.FILE_CORRECTIVE_ACTION, at=3, owner=people[ENGINEER], **REPORT)
    with refused(case, "投诉尚未处理。"):
        desk.do(case, Act.RESOLVE, at=3, note="完成")
    with refused(case, "“分析责任人”不在此合同的人员之中", Malformed):
        stranger = "00000000-0000-0000-0000-000000000001"
        desk.do(case, Act.REGISTER_COMPLAINT, role=SEAT, at=3, about="time", note="慢", owner=stranger)


@pytest.mark.req("E-15")
def test_an_emergency_goes_by_a_plan_that_the_customer_approved(desk: Desk) -> None:
    people = add_people(desk, ENGINEER, LEADER)
    case = open_typed(desk, CaseType.EMERGENCY)
    with refused(case, "应急小组尚未成立。"):
        desk.do(case, Act.ARRIVE, at=3)
    desk.do(case, Act.FORM_TEAM, role=LEADER, at=4, lead=people[LEADER], team=[people[ENGINEER]])
    assert last_payload(case)["team"] == [{"id": people[ENGINEER], "name": "乙方工程师"}]
    desk.do(case, Act.ARRIVE, at=60)
    desk.do(case, Act.SUBMIT_PLAN, at=61, plan="切换至备用链路")
    with refused(case, "处置方案尚未经甲方审批人批准，不能实施。"):
        desk.do(case, Act.RESOLVE, at=62, note="已切换")
    with refused(case, "您的角色不能批准处置方案。", Forbidden):
        desk.do(case, Act.APPROVE_PLAN, role=CONTACT, at=63)
    desk.do(case, Act.REJECT_PLAN, role=APPROVER, at=64, note="缺少回退")
    with refused(case, "尚未提交处置方案。"):
        desk.do(case, Act.APPROVE_PLAN, role=APPROVER, at=65)
    desk.do(case, Act.SUBMIT_PLAN, at=66, plan="切换至备用链路", risks="失败则切回")
    desk.do(case, Act.APPROVE_PLAN, role=APPROVER, at=67)
    assert desk.do(case, Act.RESOLVE, at=68, note="已切换").state == "resolved"


@pytest.mark.req("E-15")
def test_an_emergency_ends_with_a_report(desk: Desk) -> None:
    people = add_people(desk, ENGINEER, LEADER)
    case = open_typed(desk, CaseType.EMERGENCY)
    desk.do(case, Act.FORM_TEAM, role=LEADER, at=4, lead=people[LEADER], team=[people[ENGINEER]])
    desk.do(case, Act.SUBMIT_PLAN, at=5, plan="切换")
    desk.do(case, Act.APPROVE_PLAN, role=APPROVER, at=6)
    with refused(case, "应急小组尚未到场。"):
        desk.do(case, Act.RESOLVE, at=7, note="已切换")
    desk.do(case, Act.ARRIVE, at=8)
    desk.do(case, Act.RESOLVE, at=9, note="已切换")
    with refused(case, "尚未提交应急处置总结报告。"):
        desk.do(case, Act.CONFIRM, role=CONTACT, at=10)
    with refused(case, "请填写处置经过、原因和改进措施", Malformed):
        desk.do(case, Act.FILE_REPORT, at=11)
    desk.do(case, Act.FILE_REPORT, at=11, note="链路老化，已更换")
    assert desk.do(case, Act.CONFIRM, role=CONTACT, at=12).state == "confirmed"


@pytest.mark.req("A-50")
def test_feedback_is_answered_before_it_ends(desk: Desk) -> None:
    case = open_typed(desk, CaseType.FEEDBACK)
    with refused(case, "意见反馈尚未答复。"):
        desk.do(case, Act.RESOLVE, at=3, note="完成")
    desk.do(case, Act.ANSWER_FEEDBACK, role=SEAT, at=4, note="下一版增加导出")
    assert last_payload(case) == {"note": "下一版增加导出"}
    assert desk.do(case, Act.RESOLVE, at=5, note="已答复").state == "resolved"


ROWS = [{"address": "人民路 1 号", "place": "市民中心"}, {"address": "解放路 9 号", "place": "图书馆", "note": "新馆"}]


@pytest.mark.req("A-50")
def test_addresses_count_when_an_administrator_has_approved_them(desk: Desk) -> None:
    case = open_typed(desk, CaseType.ADDRESS_REPORT)
    desk.do(case, Act.REPORT_ADDRESSES, role=CONTACT, at=3, addresses=ROWS)
    with refused(case, "您的角色不能审核地址。", Forbidden):
        desk.do(case, Act.REVIEW_ADDRESSES, role=APPROVER, at=4, verdicts=[{"row": 1, "approved": True}])
    review(desk, case, [{"row": 1, "approved": True}], at=5)
    assert [row.approved for row in address_rows(happened(case))] == [True, None]
    with refused(case, "第 2 条地址尚未审核。"):
        desk.do(case, Act.RESOLVE, at=6, note="完成")
    review(desk, case, [{"row": 2, "approved": False, "reason": "与第 1 条重复"}], at=7)
    assert count_approved(address_rows(happened(case))) == 1
    assert desk.do(case, Act.RESOLVE, at=8, note="完成").state == "resolved"


@pytest.mark.req("A-50")
def test_verdicts_name_rows_that_are_there_and_say_why_not(desk: Desk) -> None:
    case = open_typed(desk, CaseType.ADDRESS_REPORT)
    desk.do(case, Act.REPORT_ADDRESSES, role=CONTACT, at=3, addresses=ROWS)
    with refused(case, "没有第 3 条地址，或已重复", Malformed):
        review(desk, case, [{"row": 3, "approved": True}], at=4)
    with refused(case, "请填写未通过的理由", Malformed):
        review(desk, case, [{"row": 1, "approved": False}], at=4)


def review(desk: Desk, case: Case, verdicts: list[dict[str, Any]], *, at: float) -> None:
    """An administrator of the whole installation reviews."""
    administrator = desk.person("administrator")
    wide = Grant(RoleName.ADMINISTRATOR, Side.NEUTRAL, None)
    actor = type(administrator)(administrator.id, administrator.name, "", (wide,))
    act_on_case(case.number, make_order(Act.REVIEW_ADDRESSES, verdicts=verdicts), actor=actor, now=after(at))


@pytest.mark.req("E-13", "A-50")
def test_the_steps_say_whose_turn_it_is(desk: Desk) -> None:
    people = add_people(desk, SEAT, LEADER)
    case = open_typed(desk, CaseType.COMPLAINT)
    desk.do(case, Act.REGISTER_COMPLAINT, role=SEAT, at=2, about="time", note="慢", owner=people[LEADER])
    following = next(step for step in steps_of(happened(case)) if step.is_next)
    assert (following.zh, following.owner, following.done) == ("分析投诉", "乙方项目经理", False)
    reported = open_typed(desk, CaseType.ADDRESS_REPORT)
    desk.do(reported, Act.REPORT_ADDRESSES, role=CONTACT, at=3, addresses=ROWS)
    review(desk, reported, [{"row": 1, "approved": True}], at=4)
    assert next((step.zh, step.done) for step in steps_of(happened(reported))) == ("审核地址", False)


@pytest.mark.req("E-13")
def test_a_step_is_offered_to_its_owner_alone(desk: Desk) -> None:
    people = add_people(desk, SEAT, LEADER, ENGINEER)
    case = open_typed(desk, CaseType.COMPLAINT)
    desk.do(case, Act.REGISTER_COMPLAINT, role=SEAT, at=2, about="time", note="慢", owner=people[LEADER])
    pinned = terms_of(case.contract_id, case.contract_version)
    offered = {
        role: {act.act for act in open_acts(desk.person(role), pinned, happened(case), now=after(3))}
        for role in (LEADER, ENGINEER)
    }
    assert {role: Act.ANALYSE_COMPLAINT in acts for role, acts in offered.items()} == {LEADER: True, ENGINEER: False}
