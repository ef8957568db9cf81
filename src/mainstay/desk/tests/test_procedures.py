"""Requests, repairs and jobs: what must come before the work, by whom, and refusals that change nothing."""

from typing import Any

import pytest

from mainstay.desk.public import Act
from mainstay.desk.rules.words import CaseType
from mainstay.kernel.errors import Forbidden, Malformed

from .make import Desk, after, make_desk
from .make_procedures import APPROVER, CONTACT, ENGINEER, LEADER, last_payload, open_typed, refused

pytestmark = pytest.mark.django_db
NO_ESTIMATE = "乙方尚未答复估算，或甲方尚未接受，不能开始工作。"
NOT_AUTHORISED = "甲方审批人尚未授权，不能修改数据或进行处理。"
NOT_APPROVED = "服务项目尚未经甲方审批人批准，不能开工。"
ESTIMATE: dict[str, Any] = {"feasible": "yes", "effort": "2.5", "ready_by": after(3000), "note": "可以实现"}


@pytest.fixture
def desk() -> Desk:
    return make_desk()


@pytest.mark.req("B-08")
@pytest.mark.parametrize("act", [Act.START_SUPPORT, Act.DIAGNOSE, Act.WORK_AROUND, Act.RESOLVE])
def test_a_request_does_not_start_without_an_answered_estimate(desk: Desk, act: Act) -> None:
    case = open_typed(desk, CaseType.REQUEST)
    with refused(case, NO_ESTIMATE):
        desk.do(case, act, at=5, note="开始")
    desk.do(case, Act.ANSWER_REQUEST, at=6, **ESTIMATE)
    with refused(case, NO_ESTIMATE):
        desk.do(case, act, at=7, note="开始")


@pytest.mark.req("B-08")
def test_a_request_from_its_estimate_to_its_end(desk: Desk) -> None:
    case = open_typed(desk, CaseType.REQUEST)
    desk.do(case, Act.ANSWER_REQUEST, at=6, **ESTIMATE)
    expected = {"feasible": "yes", "effort": "2.5", "ready_by": "2026-10-14T03:00:00.000000Z", "note": "可以实现"}
    assert last_payload(case) == expected
    desk.do(case, Act.ACCEPT_ESTIMATE, role=CONTACT, at=8)
    desk.do(case, Act.START_SUPPORT, at=9)
    desk.do(case, Act.RESOLVE, at=20, note="已实现")
    assert desk.do(case, Act.CONFIRM, role=CONTACT, at=30).state == "confirmed"


@pytest.mark.req("B-08")
def test_a_rejected_estimate_counts_no_more(desk: Desk) -> None:
    case = open_typed(desk, CaseType.REQUEST)
    with refused(case, "乙方尚未答复可行性并给出估算，无可接受或退回。"):
        desk.do(case, Act.ACCEPT_ESTIMATE, role=CONTACT, at=3)
    desk.do(case, Act.ANSWER_REQUEST, at=6, **ESTIMATE)
    desk.do(case, Act.REJECT_ESTIMATE, role=CONTACT, at=7, note="工作量偏高")
    with refused(case, "乙方尚未答复可行性并给出估算，无可接受或退回。"):
        desk.do(case, Act.ACCEPT_ESTIMATE, role=CONTACT, at=8)
    desk.do(case, Act.ANSWER_REQUEST, at=9, **{**ESTIMATE, "effort": 2})
    desk.do(case, Act.ACCEPT_ESTIMATE, role=CONTACT, at=10)
    desk.do(case, Act.ANSWER_REQUEST, at=11, **ESTIMATE)
    with refused(case, NO_ESTIMATE):
        desk.do(case, Act.START_SUPPORT, at=12)


@pytest.mark.req("B-08")
def test_an_estimate_is_the_vendors_and_says_effort_and_time(desk: Desk) -> None:
    case = open_typed(desk, CaseType.REQUEST)
    with refused(case, "您的角色不能答复并估算。", Forbidden):
        desk.do(case, Act.ANSWER_REQUEST, role=CONTACT, at=6, **ESTIMATE)
    with refused(case, "请填写“工作量（人日）”", Malformed):
        desk.do(case, Act.ANSWER_REQUEST, at=6, feasible="yes", ready_by=after(99), note="可以")
    with refused(case, "请填写“预计完成时间”", Malformed):
        desk.do(case, Act.ANSWER_REQUEST, at=6, feasible="with_conditions", effort=1, note="可以")
    with refused(case, "“可行性”没有这一选项", Malformed):
        desk.do(case, Act.ANSWER_REQUEST, at=6, feasible="perhaps", effort=1, note="可以")
    desk.do(case, Act.ANSWER_REQUEST, at=6, feasible="no", note="系统不支持")


@pytest.mark.req("B-08")
def test_an_accepted_estimate_lasts_over_a_reopening(desk: Desk) -> None:
    case = open_typed(desk, CaseType.REQUEST)
    desk.do(case, Act.ANSWER_REQUEST, at=6, **ESTIMATE)
    desk.do(case, Act.ACCEPT_ESTIMATE, role=CONTACT, at=8)
    desk.do(case, Act.RESOLVE, at=20, note="已实现")
    desk.do(case, Act.REOPEN, role=CONTACT, at=25, note="仍有缺漏")
    assert desk.do(case, Act.RESOLVE, at=30, note="已补齐").state == "resolved"


@pytest.mark.req("B-06")
@pytest.mark.parametrize("act", [Act.START_SUPPORT, Act.KEEP_BEFORE, Act.WORK_AROUND, Act.RESOLVE])
def test_no_repair_without_authorisation(desk: Desk, act: Act) -> None:
    case = open_typed(desk, CaseType.DATA_REPAIR)
    fields: dict[str, Any] = {"image": "状态=3"} if act is Act.KEEP_BEFORE else {"note": "修复"}
    with refused(case, NOT_AUTHORISED):
        desk.do(case, act, at=5, **fields)
    with refused(case, "您的角色不能授权。", Forbidden):
        desk.do(case, Act.AUTHORISE, role=CONTACT, at=6, scope="仅 2026-0312 一件")
    desk.do(case, Act.AUTHORISE, role=APPROVER, at=7, scope="仅 2026-0312 一件")
    desk.do(case, Act.WITHDRAW_AUTHORISATION, role=APPROVER, at=8, note="改由业务处理")
    with refused(case, NOT_AUTHORISED):
        desk.do(case, act, at=9, **fields)


@pytest.mark.req("B-06")
def test_a_repair_needs_both_images(desk: Desk) -> None:
    case = open_typed(desk, CaseType.DATA_REPAIR)
    desk.do(case, Act.AUTHORISE, role=APPROVER, at=5, scope="仅 2026-0312 一件")
    with refused(case, "请填写数据内容，或上传文件", Malformed):
        desk.do(case, Act.KEEP_BEFORE, at=6, note="已备份")
    with refused(case, "尚未留存修复前的数据。"):
        desk.do(case, Act.KEEP_AFTER, at=6, image="状态=4")
    desk.do(case, Act.KEEP_BEFORE, at=7, image="状态=3")
    with refused(case, "尚未留存修复后的数据。"):
        desk.do(case, Act.RESOLVE, at=8, note="已修复")
    desk.do(case, Act.KEEP_AFTER, at=9, image="状态=4")
    assert last_payload(case) == {"image": "状态=4"}
    assert desk.do(case, Act.RESOLVE, at=10, note="已修复").state == "resolved"


@pytest.mark.req("B-06")
def test_an_authorisation_runs_out(desk: Desk) -> None:
    case = open_typed(desk, CaseType.DATA_REPAIR)
    with refused(case, "授权截止时间应晚于授权时间。"):
        desk.do(case, Act.AUTHORISE, role=APPROVER, at=5, scope="一件", until=after(5))
    desk.do(case, Act.AUTHORISE, role=APPROVER, at=5, scope="一件", until=after(60))
    with refused(case, "甲方的授权已过截止时间，请重新取得授权。"):
        desk.do(case, Act.KEEP_BEFORE, at=61, image="状态=3")


JOB: dict[str, Any] = {
    "content": "核心交换机更换",
    "mode": "on_site",
    "duties": [{"who": "乙方", "duty": "更换设备"}, {"who": "甲方", "duty": "提供停机窗口"}],
    "statement": "更换两台核心交换机并验证连通。",
    "plan": [{"step": "更换", "start": after(600), "end": after(720), "who": "李工"}],
    "rules": [{"rule": "全网连通", "check": "逐楼层测试"}, {"rule": "配置已备份"}],
}


@pytest.mark.req("E-09")
@pytest.mark.parametrize("act", [Act.START_SUPPORT, Act.ARRIVE, Act.RESOLVE])
def test_a_job_starts_only_when_it_is_approved(desk: Desk, act: Act) -> None:
    case = open_typed(desk, CaseType.JOB)
    with refused(case, "服务项目尚未立项。"):
        desk.do(case, Act.APPROVE_JOB, role=APPROVER, at=3)
    desk.do(case, Act.SET_UP_JOB, role=LEADER, at=5, **JOB)
    with refused(case, NOT_APPROVED):
        desk.do(case, act, at=6, note="开工")
    with refused(case, "您的角色不能批准立项。", Forbidden):
        desk.do(case, Act.APPROVE_JOB, role=ENGINEER, at=6)
    desk.do(case, Act.REJECT_JOB, role=APPROVER, at=7, note="缺少回退方案")
    with refused(case, NOT_APPROVED):
        desk.do(case, act, at=8, note="开工")
    with refused(case, "服务项目尚未立项。"):
        desk.do(case, Act.APPROVE_JOB, role=APPROVER, at=8)


@pytest.mark.req("E-09")
def test_a_job_is_accepted_rule_by_rule(desk: Desk) -> None:
    case = open_typed(desk, CaseType.JOB)
    desk.do(case, Act.SET_UP_JOB, role=LEADER, at=5, **JOB)
    assert last_payload(case)["rules"] == JOB["rules"]
    desk.do(case, Act.APPROVE_JOB, role=APPROVER, at=6)
    desk.do(case, Act.RESOLVE, at=20, note="已更换")
    with refused(case, "尚未按验收标准逐项验收。"):
        desk.do(case, Act.CONFIRM, role=CONTACT, at=21)
    one = [{"rule": 1, "met": True}]
    with refused(case, "请对全部 2 条验收标准各填写一次结果", Malformed):
        desk.do(case, Act.ACCEPT_JOB, role=CONTACT, at=22, results=one)
    with refused(case, "第 2 条标准未达到，不能验收；请以“重新打开”退回整改。"):
        desk.do(case, Act.ACCEPT_JOB, role=CONTACT, at=22, results=[*one, {"rule": 2, "met": False}])
    desk.do(case, Act.ACCEPT_JOB, role=CONTACT, at=23, results=[*one, {"rule": 2, "met": True}])
    assert desk.do(case, Act.CONFIRM, role=CONTACT, at=24).state == "confirmed"


@pytest.mark.req("E-09")
def test_a_plan_that_ends_before_it_begins_is_named(desk: Desk) -> None:
    case = open_typed(desk, CaseType.JOB)
    plan = [{"step": "更换", "start": after(720), "end": after(600)}]
    with refused(case, "完成时间应晚于开始时间", Malformed):
        desk.do(case, Act.SET_UP_JOB, role=LEADER, at=5, **{**JOB, "plan": plan})


def test_a_fault_has_no_estimate(desk: Desk) -> None:
    case = desk.open()
    with refused(case, "“故障”类工单没有“答复并估算”操作。"):
        desk.do(case, Act.ANSWER_REQUEST, at=6, **ESTIMATE)
