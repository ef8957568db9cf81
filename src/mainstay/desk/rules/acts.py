"""The table of acts: by whom, in which states, how often, with which fields. Read it as the desk's procedure."""

from dataclasses import dataclass
from enum import StrEnum

from .words import Act, CaseState, Kind

REPORTED, ACTIVE, PAUSED = CaseState.REPORTED, CaseState.ACTIVE, CaseState.PAUSED
RESOLVED, CONFIRMED, CLOSED = CaseState.RESOLVED, CaseState.CONFIRMED, CaseState.CLOSED
OPEN = frozenset({REPORTED, ACTIVE, PAUSED})
AT_WORK = frozenset({REPORTED, ACTIVE})
DONE = frozenset({RESOLVED, CONFIRMED, CLOSED})
EVER = OPEN | DONE

CUSTOMER = frozenset({"customer_contact", "customer_approver"})
SEAT = frozenset({"vendor_seat"})
WORKERS = frozenset({"vendor_engineer", "vendor_expert", "vendor_project_manager"})
MANAGER = frozenset({"vendor_manager"})
ASSESSOR = frozenset({"assessor"})
VENDOR = SEAT | WORKERS | MANAGER
REPORTERS = CUSTOMER | SEAT | WORKERS


class FieldType(StrEnum):
    """How a field is asked for."""

    PARAGRAPH = "paragraph"
    LINE = "line"
    MOMENT = "moment"
    CHOICE = "choice"
    TRUTH = "truth"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an act's form."""

    name: str
    type: FieldType
    required: bool
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class ActRule:
    """One row of the table. `once` counts since the last reopening."""

    act: Act
    kind: Kind
    zh: str
    en: str
    roles: frozenset[str]
    states: frozenset[CaseState]
    once: bool
    fields: tuple[Field, ...]

    @property
    def takes_time(self) -> bool:
        """True when the act may be recorded after it happened."""
        return self.act not in {Act.COMMENT, Act.CORRECT}


def _note(zh: str, en: str, *, required: bool = False) -> Field:
    return Field("note", FieldType.PARAGRAPH, required, zh, en)


NOTE = _note("说明", "Note")
WHEN = Field("occurred_at", FieldType.MOMENT, False, "发生时间", "Happened at")
FACTS = "facts"  # stands for the contract's own facts; expanded by `forms`
MARK = Field(FACTS, FieldType.CHOICE, False, "", "")
DUE = Field("due", FieldType.MOMENT, True, "承诺完成时间", "Promised for")
REASON = Field("reason", FieldType.CHOICE, True, "暂停原因", "Reason")
PARTY = Field("party", FieldType.LINE, True, "第三方名称", "Third party")
VISIT = Field("visit_at", FieldType.MOMENT, False, "约定到场时间", "Agreed for")
WRONG = Field("corrects", FieldType.ENTRY, True, "更正哪一条记录", "Entry to correct")
VOID = Field("void", FieldType.TRUTH, False, "作废该记录", "Withdraw the entry")
RIGHT = Field("at", FieldType.MOMENT, False, "更正后的发生时间", "It really happened at")

_SOLUTION = _note("解决措施", "What was done", required=True)
_FINDING = _note("诊断结论", "Finding", required=True)
_BYPASS = _note("规避措施", "The workaround", required=True)
_WHY_REOPEN = _note("重新打开的理由", "Why it is reopened", required=True)
_WHY_MOVED = _note("变更理由", "Why it is moved", required=True)
_WHY_WRONG = _note("更正理由", "Why it was wrong", required=True)
_COMMENT = _note("内容", "Comment", required=True)

# act, kind, names, by whom, in which states, once in a round, fields
_TABLE = (
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
    ActRule(Act.CONFIRM, Kind.CONFIRMED, "确认解决", "Confirm", CUSTOMER, frozenset({RESOLVED}), True, (WHEN, NOTE)),
    ActRule(
        Act.CLOSE,
        Kind.CLOSED,
        "关闭",
        "Close",
        CUSTOMER | SEAT | WORKERS,
        frozenset({RESOLVED, CONFIRMED}),
        True,
        (NOTE,),
    ),
    ActRule(
        Act.REOPEN,
        Kind.REOPENED,
        "重新打开",
        "Reopen",
        CUSTOMER | frozenset({"vendor_project_manager"}),
        DONE,
        False,
        (_WHY_REOPEN,),
    ),
    ActRule(Act.COMMENT, Kind.COMMENTED, "留言", "Comment", VENDOR | CUSTOMER | ASSESSOR, EVER, False, (_COMMENT,)),
    ActRule(
        Act.CORRECT,
        Kind.CORRECTED,
        "更正",
        "Correct an entry",
        CUSTOMER | VENDOR,
        EVER,
        False,
        (WRONG, VOID, RIGHT, _WHY_WRONG),
    ),
)
ACTS = {rule.act: rule for rule in _TABLE}
BY_KIND = {rule.kind: rule for rule in _TABLE}
