"""Acts that end a case, open it again, or set an entry right."""

from mainstay.desk.rules.words import Act, Kind

from .rule import (
    CONFIRMED,
    CUSTOMER,
    DONE,
    EVER,
    LEADER,
    NOTE,
    RESOLVED,
    SEAT,
    SYSTEM,
    VENDOR,
    WHEN,
    WORKERS,
    ActRule,
    Field,
    FieldType,
    note_field,
)

WRONG = Field("corrects", FieldType.ENTRY, True, "更正哪一条记录", "Entry to correct")
VOID = Field("void", FieldType.TRUTH, False, "作废该记录", "Withdraw the entry")
RIGHT = Field("at", FieldType.MOMENT, False, "更正后的发生时间", "It really happened at")

_WHY_REOPEN = note_field("重新打开的理由", "Why it is reopened", required=True)
_WHY_WRONG = note_field("更正理由", "Why it was wrong", required=True)

# act, kind, names, by whom, in which states, once in a round, fields
ROWS = (
    ActRule(Act.CONFIRM, Kind.CONFIRMED, "确认解决", "Confirm", CUSTOMER, frozenset({RESOLVED}), True, (WHEN, NOTE)),
    ActRule(
        Act.CONFIRM_BY_SILENCE,
        Kind.CONFIRMED,
        "默认确认",
        "Confirm by silence",
        SYSTEM,
        frozenset({RESOLVED}),
        True,
        (),
    ),
    ActRule(
        Act.CLOSE,
        Kind.CLOSED,
        "关闭",
        "Close",
        CUSTOMER | SEAT | WORKERS | SYSTEM,
        frozenset({RESOLVED, CONFIRMED}),
        True,
        (NOTE,),
    ),
    ActRule(
        Act.REOPEN,
        Kind.REOPENED,
        "重新打开",
        "Reopen",
        CUSTOMER | LEADER,
        DONE,
        False,
        (_WHY_REOPEN,),
    ),
    ActRule(
        Act.CORRECT,
        Kind.CORRECTED,
        "更正",
        "Correct an entry",
        CUSTOMER | VENDOR,
        EVER,
        False,
        (WRONG, VOID, RIGHT, _WHY_WRONG),
        beside=True,
    ),
)
