"""Acts of the work on a case: from taking it up to the report."""

from mainstay.desk.rules.words import Act, Kind

from .rule import (
    ACTIVE,
    AT_WORK,
    CUSTOMER,
    DONE,
    MANAGER,
    MARK,
    NOTE,
    OPEN,
    PAUSED,
    SEAT,
    WHEN,
    WORKERS,
    ActRule,
    Field,
    FieldType,
    note_field,
)

REPORTERS = CUSTOMER | SEAT | WORKERS
DUE = Field("due", FieldType.MOMENT, True, "承诺完成时间", "Promised for")
REASON = Field("reason", FieldType.CHOICE, True, "暂停原因", "Reason")
PARTY = Field("party", FieldType.LINE, True, "第三方名称", "Third party")
VISIT = Field("visit_at", FieldType.MOMENT, False, "约定到场时间", "Agreed for")

_SOLUTION = note_field("解决措施", "What was done", required=True)
_FINDING = note_field("诊断结论", "Finding", required=True)
_BYPASS = note_field("规避措施", "The workaround", required=True)
_WHY_MOVED = note_field("变更理由", "Why it is moved", required=True)

# act, kind, names, by whom, in which states, once in a round, fields
ROWS = (
    ActRule(Act.ACCEPT, Kind.ACCEPTED, "受理", "Accept", SEAT | WORKERS, OPEN, True, (WHEN, NOTE)),
    ActRule(Act.RESPOND, Kind.RESPONDED, "响应", "Respond", SEAT | WORKERS, OPEN, True, (WHEN, NOTE)),
    ActRule(Act.CLASSIFY, Kind.CLASSIFIED, "定级", "Classify", REPORTERS, OPEN, False, (MARK, WHEN, NOTE)),
    ActRule(
        Act.START_SUPPORT,
        Kind.SUPPORT_STARTED,
        "开始支持",
        "Start support",
        SEAT | WORKERS,
        AT_WORK,
        True,
        (WHEN, NOTE),
    ),
    ActRule(
        Act.ENGAGE_THIRD_PARTY,
        Kind.THIRD_PARTY_ENGAGED,
        "联系第三方",
        "Engage a third party",
        SEAT | WORKERS,
        OPEN,
        True,
        (PARTY, WHEN, NOTE),
    ),
    ActRule(Act.DIAGNOSE, Kind.DIAGNOSED, "确诊", "Diagnose", WORKERS, AT_WORK, True, (_FINDING, WHEN)),
    ActRule(
        Act.AGREE_VISIT,
        Kind.VISIT_AGREED,
        "约定到场",
        "Agree a visit",
        SEAT | WORKERS | CUSTOMER,
        OPEN,
        False,
        (VISIT, WHEN, NOTE),
    ),
    ActRule(Act.ARRIVE, Kind.ARRIVED, "到场", "Arrive", WORKERS, AT_WORK, False, (WHEN, NOTE)),
    ActRule(Act.WORK_AROUND, Kind.WORKED_AROUND, "规避", "Work around", WORKERS, AT_WORK, True, (_BYPASS, WHEN)),
    ActRule(
        Act.PROMISE,
        Kind.PROMISED,
        "承诺时限",
        "Promise a time",
        SEAT | WORKERS | MANAGER,
        OPEN,
        True,
        (DUE, WHEN, NOTE),
    ),
    ActRule(
        Act.MOVE_PROMISE,
        Kind.PROMISE_MOVED,
        "变更承诺时限",
        "Move the promise",
        CUSTOMER,
        OPEN,
        False,
        (DUE, _WHY_MOVED),
    ),
    ActRule(Act.PAUSE, Kind.PAUSED, "暂停计时", "Pause", SEAT | WORKERS, AT_WORK, False, (REASON, WHEN, NOTE)),
    ActRule(
        Act.RESUME,
        Kind.RESUMED,
        "恢复计时",
        "Resume",
        SEAT | WORKERS | CUSTOMER,
        frozenset({PAUSED}),
        False,
        (WHEN, NOTE),
    ),
    ActRule(Act.RESOLVE, Kind.RESOLVED, "解决", "Resolve", WORKERS, frozenset({ACTIVE}), True, (_SOLUTION, WHEN)),
    ActRule(Act.FILE_REPORT, Kind.REPORT_FILED, "提交报告", "File the report", WORKERS, DONE, True, (WHEN, NOTE)),
)
