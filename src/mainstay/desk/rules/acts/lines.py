"""Acts that say who works on a case: assigning it, taking it over, handing it to another line."""

from mainstay.desk.rules.words import LINE_NAMES, Act, Kind

from .rule import (
    CUSTOMER,
    ENGINEERS,
    LEADER,
    MANAGER,
    NOTE,
    OPEN,
    SEAT,
    SYSTEM,
    UNCLOSED,
    VENDOR,
    WHY,
    WORKERS,
    ActRule,
    Choice,
    Field,
    FieldType,
)

WHOM = Field("person", FieldType.PERSON, True, "处理人", "To whom")
NEXT_WHOM = Field("person", FieldType.PERSON, False, "处理人", "To whom")
LINE = Field(
    "line",
    FieldType.CHOICE,
    True,
    "转至",
    "To the line",
    choices=tuple(Choice(line.value, zh, en) for line, (zh, en) in LINE_NAMES.items()),
)

BY = Field("acknowledge_by", FieldType.MOMENT, False, "确认期限", "To be acknowledged by")
NOTICE = Field("entry", FieldType.ENTRY, True, "通知", "Notice")
MISSED = Field("missed", FieldType.ENTRY, True, "未确认的通知", "Notice not acknowledged")

# act, kind, names, by whom, in which states, once in a round, fields
ROWS = (
    ActRule(
        Act.ASSIGN,
        Kind.ASSIGNED,
        "分派",
        "Assign",
        SEAT | LEADER | MANAGER | SYSTEM,
        OPEN,
        False,
        (WHOM, BY, WHY),
        beside=True,
    ),
    ActRule(
        Act.TAKE_OVER, Kind.TAKEN_OVER, "接手", "Take over", ENGINEERS | LEADER, UNCLOSED, False, (WHY,), beside=True
    ),
    ActRule(
        Act.HAND_OVER,
        Kind.HANDED_OVER,
        "移交",
        "Hand over",
        SEAT | WORKERS | MANAGER | SYSTEM,
        OPEN,
        False,
        (LINE, NEXT_WHOM, WHY),
        beside=True,
    ),
    ActRule(
        Act.MOVE_ON,
        Kind.HANDED_OVER,
        "未确认移交",
        "Move on",
        SYSTEM,
        OPEN,
        False,
        (WHOM, BY, MISSED, WHY),
        beside=True,
    ),
    ActRule(
        Act.ACKNOWLEDGE,
        Kind.ACKNOWLEDGED,
        "确认收到",
        "Acknowledge",
        VENDOR | CUSTOMER,
        UNCLOSED,
        False,
        (NOTICE, NOTE),
        beside=True,
    ),
)
