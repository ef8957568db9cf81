"""The act of being affected too: a problem that others have as well is settled once (D-02)."""

from mainstay.desk.rules.words import Act, Kind

from .rule import CUSTOMER, SEAT, UNCLOSED, WORKERS, ActRule, Field, FieldType, note_field

WHO = Field("affected", FieldType.LINE, False, "受影响的人员或单位", "Who is affected")
_HOW = note_field("受影响情况", "How it shows")

# act, kind, names, by whom, in which states, once in a round, fields
ROWS = (
    ActRule(
        Act.JOIN,
        Kind.JOINED,
        "登记同样受影响",
        "Affected too",
        CUSTOMER | SEAT | WORKERS,
        UNCLOSED,
        False,
        (WHO, _HOW),
        beside=True,
    ),
)
