"""Complaints: registered, analysed, investigated, settled, corrected, archived, each step with its owner (E-13)."""

from mainstay.desk.rules.acts.rule import (
    DONE,
    FILES,
    LEADER,
    MANAGER,
    OPEN,
    SEAT,
    UNCLOSED,
    VENDOR,
    WHEN,
    WHY,
    ActRule,
    Choice,
    Field,
    FieldType,
    Need,
    note_field,
)
from mainstay.desk.rules.words import Act, CaseType, Kind

COMPLAINTS = frozenset({CaseType.COMPLAINT})
OWNER = "owner"  # the field that names who does the next step
ABOUT = Field(
    "about",
    FieldType.CHOICE,
    True,
    "投诉内容",
    "About",
    choices=(
        Choice("attitude", "服务态度", "Conduct"),
        Choice("quality", "服务质量", "Quality"),
        Choice("time", "服务时效", "Timeliness"),
        Choice("skill", "技术能力", "Skill"),
        Choice("safety", "安全与保密", "Safety and secrecy"),
        Choice("other", "其他", "Other"),
    ),
)
CAUSE = Field("cause", FieldType.PARAGRAPH, True, "原因", "Cause")
ACTION = Field("action", FieldType.PARAGRAPH, True, "纠正措施", "Corrective action")
PREVENTION = Field("prevention", FieldType.PARAGRAPH, True, "预防再次发生的措施", "How it is kept from coming again")
DONE_BY = Field("done_by", FieldType.MOMENT, False, "措施完成时间", "Done by")
SATISFIED = Field("satisfied", FieldType.TRUTH, True, "投诉人是否接受", "Accepted by the complainant")
_ANALYSIS = note_field("分析意见", "Analysis", required=True)
_FINDINGS = note_field("调查结果", "Findings", required=True)
_SETTLEMENT = note_field("处理结果", "Settlement", required=True)
_RECORD = note_field("投诉记录", "What was complained of", required=True)
_ARCHIVED = note_field("归档说明", "Remarks for the archive")


def _owner(zh: str, en: str) -> Field:
    return Field(OWNER, FieldType.PERSON, True, zh, en)


REGISTERED = Need(Kind.COMPLAINT_REGISTERED, "投诉尚未登记。", "The complaint has not been registered yet.")
ANALYSED = Need(Kind.COMPLAINT_ANALYSED, "投诉尚未分析。", "The complaint has not been analysed yet.")
INVESTIGATED = Need(Kind.COMPLAINT_INVESTIGATED, "投诉尚未调查。", "The complaint has not been investigated yet.")
SETTLED = Need(Kind.COMPLAINT_SETTLED, "投诉尚未处理。", "The complaint has not been settled yet.")
CORRECTED = Need(
    Kind.CORRECTIVE_ACTION_FILED, "尚未提交纠正措施报告。", "The corrective action report has not been filed yet."
)
# The steps in their order: what each leaves, and with it names the owner of the next.
STEPS = (
    Kind.COMPLAINT_REGISTERED,
    Kind.COMPLAINT_ANALYSED,
    Kind.COMPLAINT_INVESTIGATED,
    Kind.COMPLAINT_SETTLED,
    Kind.CORRECTIVE_ACTION_FILED,
    Kind.COMPLAINT_ARCHIVED,
)

# act, kind, names, by whom, in which states, once in a round, fields
ROWS = (
    ActRule(
        Act.REGISTER_COMPLAINT,
        Kind.COMPLAINT_REGISTERED,
        "登记投诉",
        "Register the complaint",
        SEAT | LEADER | MANAGER,
        OPEN,
        True,
        (ABOUT, _RECORD, _owner("分析责任人", "Who analyses it"), WHEN),
        types=COMPLAINTS,
    ),
    ActRule(
        Act.ANALYSE_COMPLAINT,
        Kind.COMPLAINT_ANALYSED,
        "分析投诉",
        "Analyse the complaint",
        VENDOR,
        OPEN,
        True,
        (_ANALYSIS, _owner("调查责任人", "Who investigates it"), WHEN),
        types=COMPLAINTS,
        needs=(REGISTERED,),
    ),
    ActRule(
        Act.INVESTIGATE_COMPLAINT,
        Kind.COMPLAINT_INVESTIGATED,
        "调查投诉",
        "Investigate the complaint",
        VENDOR,
        OPEN,
        True,
        (_FINDINGS, FILES, _owner("处理责任人", "Who settles it"), WHEN),
        types=COMPLAINTS,
        needs=(ANALYSED,),
    ),
    ActRule(
        Act.SETTLE_COMPLAINT,
        Kind.COMPLAINT_SETTLED,
        "处理投诉",
        "Settle the complaint",
        VENDOR,
        OPEN,
        True,
        (_SETTLEMENT, SATISFIED, _owner("纠正措施责任人", "Who corrects the cause"), WHEN),
        types=COMPLAINTS,
        needs=(INVESTIGATED,),
    ),
    ActRule(
        Act.FILE_CORRECTIVE_ACTION,
        Kind.CORRECTIVE_ACTION_FILED,
        "提交纠正措施报告",
        "File the corrective action report",
        VENDOR,
        OPEN,
        True,
        (CAUSE, ACTION, PREVENTION, DONE_BY, FILES, _owner("归档责任人", "Who archives it"), WHEN),
        types=COMPLAINTS,
        needs=(SETTLED,),
    ),
    ActRule(
        Act.ARCHIVE_COMPLAINT,
        Kind.COMPLAINT_ARCHIVED,
        "归档",
        "Archive",
        VENDOR,
        DONE,
        True,
        (_ARCHIVED, WHEN),
        types=COMPLAINTS,
        needs=(CORRECTED,),
    ),
    ActRule(
        Act.NAME_OWNER,
        Kind.OWNER_NAMED,
        "改派责任人",
        "Name another owner",
        LEADER | MANAGER,
        UNCLOSED,
        False,
        (_owner("责任人", "Owner"), WHY),
        types=COMPLAINTS,
        needs=(REGISTERED,),
        beside=True,
    ),
)
