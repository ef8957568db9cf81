"""Feedback that is answered, and address reports that count row by row once approved (A-50)."""

from mainstay.desk.rules.acts.rule import (
    CUSTOMER,
    OPEN,
    VENDOR,
    WHEN,
    ActRule,
    Field,
    FieldType,
    Need,
    note_field,
)
from mainstay.desk.rules.words import Act, CaseType, Kind

FEEDBACK = frozenset({CaseType.FEEDBACK})
ADDRESSES = frozenset({CaseType.ADDRESS_REPORT})
REVIEWERS = frozenset({"administrator"})
REPORTED_ROWS = Field(
    "addresses",
    FieldType.ROWS,
    True,
    "地址清单",
    "Addresses",
    columns=(
        Field("address", FieldType.LINE, True, "详细地址", "Address"),
        Field("place", FieldType.LINE, True, "单位或场所名称", "Place"),
        Field("note", FieldType.LINE, False, "备注", "Note"),
    ),
)
VERDICTS = Field(
    "verdicts",
    FieldType.ROWS,
    True,
    "逐条审核意见",
    "Verdict row by row",
    columns=(
        Field("row", FieldType.NUMBER, True, "序号", "Number of the row", least=1, most=10_000),
        Field("approved", FieldType.TRUTH, True, "是否通过", "Approved"),
        Field("reason", FieldType.LINE, False, "未通过的理由", "Reason where not"),
    ),
)
ANSWERED = Need(Kind.FEEDBACK_ANSWERED, "意见反馈尚未答复。", "The feedback has not been answered yet.")
REVIEWED = Need(Kind.ADDRESSES_REVIEWED, "上报的地址尚未审核。", "The addresses have not been reviewed yet.")
_ANSWER = note_field("答复内容", "Answer", required=True)

# act, kind, names, by whom, in which states, once in a round, fields
ROWS = (
    ActRule(
        Act.ANSWER_FEEDBACK,
        Kind.FEEDBACK_ANSWERED,
        "答复反馈",
        "Answer the feedback",
        VENDOR,
        OPEN,
        False,
        (_ANSWER, WHEN),
        types=FEEDBACK,
    ),
    ActRule(
        Act.REPORT_ADDRESSES,
        Kind.ADDRESSES_REPORTED,
        "上报地址",
        "Report addresses",
        CUSTOMER | VENDOR,
        OPEN,
        False,
        (REPORTED_ROWS, WHEN),
        types=ADDRESSES,
    ),
    ActRule(
        Act.REVIEW_ADDRESSES,
        Kind.ADDRESSES_REVIEWED,
        "审核地址",
        "Review the addresses",
        REVIEWERS,
        OPEN,
        False,
        (VERDICTS, WHEN),
        types=ADDRESSES,
    ),
)
