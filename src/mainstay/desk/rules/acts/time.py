"""What the contract's ladders leave on a case, and the written report that the customer asks for by a moment."""

from mainstay.desk.rules.words import Act, CaseType, Kind

from .rule import (
    CUSTOMER,
    EVER,
    FILES,
    SYSTEM,
    VENDOR,
    ActRule,
    Field,
    FieldType,
    Need,
    note_field,
)

LADDER = Field("ladder", FieldType.LINE, True, "升级阶梯", "Ladder")
RUNG = Field("rung", FieldType.LINE, True, "环节", "Rung")
CLAUSE = Field("clause", FieldType.LINE, False, "合同条款", "Clause")
TARGET = Field("target", FieldType.LINE, False, "时限", "Time limit")
DUE = Field("due", FieldType.MOMENT, True, "应发出时间", "Was due")
LATE = Field("late_seconds", FieldType.NUMBER, False, "迟发秒数", "Seconds late", least=0)
TOLD = Field(
    "told",
    FieldType.ROWS,
    False,
    "通知对象",
    "Who was told",
    columns=(
        Field("role", FieldType.LINE, False, "角色", "Role"),
        Field("name", FieldType.LINE, True, "姓名", "Name"),
    ),
)
BY = Field("acknowledge_by", FieldType.MOMENT, False, "确认期限", "To be acknowledged by")
ASKED = Field("asked", FieldType.PEOPLE, False, "须确认人", "Who must acknowledge")
MISSED = Field("missed", FieldType.ENTRY, False, "未确认的通知", "Notice not acknowledged")
OF_A_RUNG = (LADDER, RUNG, CLAUSE, TARGET, DUE, LATE, TOLD, BY, ASKED, MISSED)

BY_WHEN = Field("due", FieldType.MOMENT, True, "提交期限", "To be handed in by")
_WHAT = note_field("报告要求", "What it must hold")
_REPORT = note_field("报告内容", "The report", required=True)
_ASKED = Need(Kind.REPORT_ASKED, "甲方尚未要求提交书面报告。", "No written report has been asked for.")
INCIDENTS = frozenset({CaseType.FAULT, CaseType.EMERGENCY})


def _rung(act: Act, kind: Kind, zh: str, en: str) -> ActRule:
    return ActRule(act, kind, zh, en, SYSTEM, EVER, False, OF_A_RUNG, beside=True)


# act, kind, names, by whom, in which states, once in a round, fields
ROWS = (
    _rung(Act.NOTIFY, Kind.NOTIFIED, "通知", "Notify"),
    _rung(Act.REMIND, Kind.REMINDED, "催办", "Remind"),
    _rung(Act.ESCALATE, Kind.ESCALATED, "升级上报", "Escalate"),
    ActRule(
        Act.ASK_REPORT,
        Kind.REPORT_ASKED,
        "要求书面报告",
        "Ask for a written report",
        CUSTOMER,
        EVER,
        False,
        (BY_WHEN, _WHAT),
        types=INCIDENTS,
        beside=True,
        lasting=True,
    ),
    ActRule(
        Act.GIVE_REPORT,
        Kind.REPORT_GIVEN,
        "提交书面报告",
        "Hand in the written report",
        VENDOR,
        EVER,
        False,
        (_REPORT, FILES),
        types=INCIDENTS,
        needs=(_ASKED,),
        beside=True,
    ),
)
