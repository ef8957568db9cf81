"""Requests: a feasibility answer with an estimate, and the customer's word on it, before any work (B-08)."""

from mainstay.desk.rules.acts.rule import (
    CUSTOMER,
    MANAGER,
    NOTE,
    OPEN,
    WHEN,
    WHY,
    WORKERS,
    ActRule,
    Choice,
    Field,
    FieldType,
    Need,
    note_field,
)
from mainstay.desk.rules.words import Act, CaseType, Kind

REQUESTS = frozenset({CaseType.REQUEST})
NOT_FEASIBLE = "no"
FEASIBLE = Field(
    "feasible",
    FieldType.CHOICE,
    True,
    "可行性",
    "Feasible",
    choices=(
        Choice("yes", "可行", "Yes"),
        Choice("with_conditions", "有条件可行", "With conditions"),
        Choice(NOT_FEASIBLE, "不可行", "No"),
    ),
)
EFFORT = Field("effort", FieldType.NUMBER, False, "工作量（人日）", "Effort in person-days", least=0, most=10_000)
PRICE = Field("price", FieldType.NUMBER, False, "报价（元）", "Price in yuan", least=0, most=1_000_000_000)
READY = Field("ready_by", FieldType.MOMENT, False, "预计完成时间", "Ready by")
ANSWERED = Need(
    Kind.ESTIMATED,
    "乙方尚未答复可行性并给出估算，无可接受或退回。",
    "The vendor has not answered with an estimate yet; there is nothing to accept or reject.",
)
_ANSWER = note_field("答复内容", "Answer", required=True)

# act, kind, names, by whom, in which states, once in a round, fields
ROWS = (
    ActRule(
        Act.ANSWER_REQUEST,
        Kind.ESTIMATED,
        "答复并估算",
        "Answer and estimate",
        WORKERS | MANAGER,
        OPEN,
        False,
        (FEASIBLE, EFFORT, READY, PRICE, _ANSWER, WHEN),
        types=REQUESTS,
        undoes=frozenset({Kind.ESTIMATE_ACCEPTED, Kind.ESTIMATE_REJECTED}),
        lasting=True,
    ),
    ActRule(
        Act.ACCEPT_ESTIMATE,
        Kind.ESTIMATE_ACCEPTED,
        "接受估算",
        "Accept the estimate",
        CUSTOMER,
        OPEN,
        True,
        (NOTE, WHEN),
        types=REQUESTS,
        needs=(ANSWERED,),
        lasting=True,
    ),
    ActRule(
        Act.REJECT_ESTIMATE,
        Kind.ESTIMATE_REJECTED,
        "退回估算",
        "Reject the estimate",
        CUSTOMER,
        OPEN,
        False,
        (WHY, WHEN),
        types=REQUESTS,
        needs=(ANSWERED,),
        undoes=frozenset({Kind.ESTIMATED, Kind.ESTIMATE_ACCEPTED}),
    ),
)
