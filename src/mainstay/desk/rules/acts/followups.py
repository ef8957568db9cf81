"""Acts about what is fixed only for now: follow-ups that stay alive until they are done."""

from mainstay.desk.rules.words import Act, Kind

from .rule import SEAT, UNCLOSED, WORKERS, ActRule, Field, FieldType, note_field

UNTIL = Field("until", FieldType.MOMENT, False, "计划完成时间", "Planned until")
FOLLOW_UP = Field("follow_up", FieldType.ENTRY, True, "遗留事项", "Follow-up")

_WHAT = note_field("遗留事项", "What is left to do", required=True)
_DONE = note_field("处理结果", "What was done", required=True)

# act, kind, names, by whom, in which states, once in a round, fields
ROWS = (
    ActRule(
        Act.OPEN_FOLLOW_UP,
        Kind.FOLLOW_UP_OPENED,
        "登记遗留事项",
        "Open a follow-up",
        SEAT | WORKERS,
        UNCLOSED,
        False,
        (_WHAT, UNTIL),
        beside=True,
    ),
    ActRule(
        Act.FINISH_FOLLOW_UP,
        Kind.FOLLOW_UP_FINISHED,
        "办结遗留事项",
        "Finish a follow-up",
        SEAT | WORKERS,
        UNCLOSED,
        False,
        (FOLLOW_UP, _DONE),
        beside=True,
    ),
)
