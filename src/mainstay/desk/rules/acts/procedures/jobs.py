"""Service jobs as small projects: set up, approved by the customer, done, accepted rule by rule (E-09)."""

from mainstay.desk.rules.acts.rule import (
    APPROVER,
    CUSTOMER,
    NOTE,
    OPEN,
    RESOLVED,
    WHEN,
    WHY,
    WORKERS,
    ActRule,
    Choice,
    Field,
    FieldType,
    Need,
)
from mainstay.desk.rules.words import Act, CaseType, Kind

JOBS = frozenset({CaseType.JOB})
CONTENT = Field("content", FieldType.PARAGRAPH, True, "服务内容", "Content")
MODE = Field(
    "mode",
    FieldType.CHOICE,
    True,
    "服务方式",
    "Mode",
    choices=(
        Choice("on_site", "现场服务", "On site"),
        Choice("remote", "远程服务", "Remote"),
        Choice("both", "现场与远程结合", "On site and remote"),
    ),
)
DUTIES = Field(
    "duties",
    FieldType.ROWS,
    True,
    "双方职责",
    "Duties",
    columns=(
        Field("who", FieldType.LINE, True, "责任方或责任人", "Who"),
        Field("duty", FieldType.LINE, True, "职责", "Duty"),
    ),
)
STATEMENT = Field("statement", FieldType.PARAGRAPH, True, "工作说明书", "Work statement")
PLAN = Field(
    "plan",
    FieldType.ROWS,
    True,
    "工作计划",
    "Plan",
    columns=(
        Field("step", FieldType.LINE, True, "步骤", "Step"),
        Field("start", FieldType.MOMENT, True, "开始时间", "From"),
        Field("end", FieldType.MOMENT, True, "完成时间", "Until"),
        Field("who", FieldType.LINE, False, "负责人", "Who"),
    ),
)
RULES = Field(
    "rules",
    FieldType.ROWS,
    True,
    "验收标准",
    "Acceptance rules",
    columns=(
        Field("rule", FieldType.LINE, True, "标准", "Rule"),
        Field("check", FieldType.LINE, False, "检验方法", "How it is checked"),
    ),
)
RESULTS = Field(
    "results",
    FieldType.ROWS,
    True,
    "逐项验收结果",
    "Result rule by rule",
    columns=(
        Field("rule", FieldType.NUMBER, True, "标准序号", "Number of the rule", least=1, most=200),
        Field("met", FieldType.TRUTH, True, "是否达到", "Met"),
        Field("remark", FieldType.LINE, False, "说明", "Remark"),
    ),
)
SET_UP = Need(Kind.JOB_SET_UP, "服务项目尚未立项。", "The service job has not been set up yet.")
APPROVED = Need(
    Kind.JOB_APPROVED,
    "服务项目尚未经甲方审批人批准，不能开工。",
    "The customer's approver has not approved the job; the work cannot start.",
)
ACCEPTED = Need(Kind.JOB_ACCEPTED, "尚未按验收标准逐项验收。", "The job has not been accepted rule by rule yet.")

# act, kind, names, by whom, in which states, once in a round, fields
ROWS = (
    ActRule(
        Act.SET_UP_JOB,
        Kind.JOB_SET_UP,
        "立项",
        "Set up the job",
        WORKERS,
        OPEN,
        False,
        (CONTENT, MODE, DUTIES, STATEMENT, PLAN, RULES, NOTE, WHEN),
        types=JOBS,
        undoes=frozenset({Kind.JOB_APPROVED, Kind.JOB_REJECTED}),
        lasting=True,
    ),
    ActRule(
        Act.APPROVE_JOB,
        Kind.JOB_APPROVED,
        "批准立项",
        "Approve the job",
        APPROVER,
        OPEN,
        True,
        (NOTE, WHEN),
        types=JOBS,
        needs=(SET_UP,),
        lasting=True,
    ),
    ActRule(
        Act.REJECT_JOB,
        Kind.JOB_REJECTED,
        "退回立项",
        "Reject the job",
        APPROVER,
        OPEN,
        False,
        (WHY, WHEN),
        types=JOBS,
        needs=(SET_UP,),
        undoes=frozenset({Kind.JOB_SET_UP, Kind.JOB_APPROVED}),
    ),
    ActRule(
        Act.ACCEPT_JOB,
        Kind.JOB_ACCEPTED,
        "按标准验收",
        "Accept by the rules",
        CUSTOMER,
        frozenset({RESOLVED}),
        True,
        (RESULTS, NOTE, WHEN),
        types=JOBS,
        needs=(APPROVED,),
    ),
)
