"""Acts of talking: comments that both sides read."""

from mainstay.desk.rules.words import Act, Kind

from .rule import ASSESSOR, CUSTOMER, EVER, SYSTEM, VENDOR, ActRule, Field, FieldType, note_field

MENTIONS = Field("mentions", FieldType.PEOPLE, False, "提醒查看", "Draw the attention of")

_COMMENT = note_field("内容", "Comment", required=True)

# act, kind, names, by whom, in which states, once in a round, fields
ROWS = (
    ActRule(
        Act.COMMENT,
        Kind.COMMENTED,
        "留言",
        "Comment",
        VENDOR | CUSTOMER | ASSESSOR | SYSTEM,
        EVER,
        False,
        (_COMMENT, MENTIONS),
        beside=True,
    ),
)
