"""Emergencies: a team with names, a plan that the customer approves, arrival, an end report (E-15)."""

from mainstay.desk.rules.acts.rule import (
    APPROVER,
    FILES,
    LEADER,
    MANAGER,
    NOTE,
    OPEN,
    SEAT,
    WHEN,
    WHY,
    WORKERS,
    ActRule,
    Field,
    FieldType,
    Need,
)
from mainstay.desk.rules.words import Act, CaseType, Kind

EMERGENCIES = frozenset({CaseType.EMERGENCY})
LEAD = Field("lead", FieldType.PERSON, True, "组长", "Leader")
TEAM = Field("team", FieldType.PEOPLE, True, "组员", "Members")
PLAN = Field("plan", FieldType.PARAGRAPH, True, "处置方案", "Plan")
RISKS = Field("risks", FieldType.PARAGRAPH, False, "风险与回退措施", "Risks and the way back")
FORMED = Need(Kind.TEAM_FORMED, "应急小组尚未成立。", "The emergency team has not been named yet.")
SUBMITTED = Need(Kind.PLAN_SUBMITTED, "尚未提交处置方案。", "No plan has been submitted yet.")
APPROVED = Need(
    Kind.PLAN_APPROVED,
    "处置方案尚未经甲方审批人批准，不能实施。",
    "The customer's approver has not approved the plan; it must not be carried out yet.",
)
ON_SITE = Need(Kind.ARRIVED, "应急小组尚未到场。", "The emergency team has not arrived yet.")
REPORTED_ON = Need(
    Kind.REPORT_FILED, "尚未提交应急处置总结报告。", "The end report of the emergency has not been filed yet."
)

# act, kind, names, by whom, in which states, once in a round, fields
ROWS = (
    ActRule(
        Act.FORM_TEAM,
        Kind.TEAM_FORMED,
        "成立应急小组",
        "Name the team",
        SEAT | LEADER | MANAGER,
        OPEN,
        False,
        (LEAD, TEAM, NOTE, WHEN),
        types=EMERGENCIES,
        lasting=True,
    ),
    ActRule(
        Act.SUBMIT_PLAN,
        Kind.PLAN_SUBMITTED,
        "提交处置方案",
        "Submit the plan",
        WORKERS | MANAGER,
        OPEN,
        False,
        (PLAN, RISKS, FILES, NOTE, WHEN),
        types=EMERGENCIES,
        needs=(FORMED,),
        undoes=frozenset({Kind.PLAN_APPROVED, Kind.PLAN_REJECTED}),
        lasting=True,
    ),
    ActRule(
        Act.APPROVE_PLAN,
        Kind.PLAN_APPROVED,
        "批准处置方案",
        "Approve the plan",
        APPROVER,
        OPEN,
        True,
        (NOTE, WHEN),
        types=EMERGENCIES,
        needs=(SUBMITTED,),
        lasting=True,
    ),
    ActRule(
        Act.REJECT_PLAN,
        Kind.PLAN_REJECTED,
        "退回处置方案",
        "Reject the plan",
        APPROVER,
        OPEN,
        False,
        (WHY, WHEN),
        types=EMERGENCIES,
        needs=(SUBMITTED,),
        undoes=frozenset({Kind.PLAN_SUBMITTED, Kind.PLAN_APPROVED}),
    ),
)
