"""What follows the work: the call-back (E-28), the survey (E-18), contact sheets and signatures (E-10)."""

from mainstay.desk.rules.acts.rule import (
    CLOSED,
    CUSTOMER,
    EVER,
    NOTE,
    REPORTED,
    SEAT,
    UNCLOSED,
    WHEN,
    WORKERS,
    ActRule,
    Choice,
    Field,
    FieldType,
    note_field,
)
from mainstay.desk.rules.words import Act, Kind

NOT_REACHED = "not_reached"
RESULT = Field(
    "result",
    FieldType.CHOICE,
    True,
    "回访结果",
    "Result",
    choices=(
        Choice("satisfied", "满意", "Satisfied"),
        Choice("fair", "基本满意", "Fairly satisfied"),
        Choice("dissatisfied", "不满意", "Dissatisfied"),
        Choice(NOT_REACHED, "未接通，需再次回访", "Not reached, to be called again"),
    ),
)
SPOKEN_TO = Field("spoken_to", FieldType.LINE, False, "受访人", "Spoken to")
ITEM = Field("item", FieldType.LINE, True, "计划事项", "What was planned")
PLANNED = Field("planned", FieldType.MOMENT, True, "原定时间", "Planned for")
NEW_TIME = Field("new_time", FieldType.MOMENT, True, "调整后时间", "Now for")
FORM = Field(
    "form",
    FieldType.CHOICE,
    True,
    "签署的单据",
    "Form",
    choices=(
        Choice("problem", "问题报告单", "Problem report"),
        Choice("fix", "故障处理记录单", "Fix record"),
        Choice("maintenance", "维护服务记录单", "Maintenance record"),
        Choice("contact", "工作联系单", "Contact sheet"),
    ),
)
OPINION = Field("opinion", FieldType.PARAGRAPH, True, "客户意见", "Customer's opinion")
SIGNED_NAME = Field("name", FieldType.LINE, True, "签名", "Signature in letters")
SIGNED_BY_HAND = Field("files", FieldType.FILES, False, "手写签名", "Signature by hand")
_SLIPPED = note_field("延期原因及补救措施", "Why it slips and what is done about it", required=True)

# act, kind, names, by whom, in which states, once in a round, fields
ROWS = (
    ActRule(
        Act.CALL_BACK,
        Kind.CALLED_BACK,
        "回访",
        "Call back",
        SEAT,
        frozenset({CLOSED}),
        False,
        (RESULT, SPOKEN_TO, NOTE, WHEN),
        beside=True,
    ),
    ActRule(
        Act.ANSWER_SURVEY,
        Kind.SURVEYED,
        "满意度评价",
        "Survey answered",
        frozenset(),  # by the link alone; see services/surveying.py
        frozenset({CLOSED}),
        True,
        (),
        beside=True,
    ),
    ActRule(
        Act.SEND_CONTACT_SHEET,
        Kind.CONTACT_SHEET_SENT,
        "发工作联系单",
        "Send a contact sheet",
        SEAT | WORKERS,
        UNCLOSED,
        False,
        (ITEM, PLANNED, NEW_TIME, _SLIPPED),
        beside=True,
    ),
    ActRule(
        Act.SIGN,
        Kind.SIGNED,
        "签署单据",
        "Sign a form",
        CUSTOMER,
        EVER - {REPORTED},
        False,
        (FORM, OPINION, SIGNED_NAME, SIGNED_BY_HAND),
        beside=True,
    ),
)
