"""Acts that say who works on a case: assigning it, taking it over, handing it to another line."""

from mainstay.desk.rules.words import LINE_NAMES, Act, Kind

from .rule import (
    ENGINEERS,
    LEADER,
    MANAGER,
    OPEN,
    SEAT,
    SYSTEM,
    UNCLOSED,
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
        (WHOM, WHY),
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
)
