"""Acts of talking: comments that both sides read, notes that one side keeps to itself, files, and who watches."""

from mainstay.desk.rules.words import Act, Kind

from .rule import ASSESSOR, CUSTOMER, EVER, FILES, SYSTEM, VENDOR, ActRule, Field, FieldType, note_field

MENTIONS = Field("mentions", FieldType.PEOPLE, False, "提醒查看", "Draw the attention of")
HANDED_IN = Field("files", FieldType.FILES, True, "附件", "Files")
CONCERNED = VENDOR | CUSTOMER | ASSESSOR

_COMMENT = note_field("内容", "Comment", required=True)
_INNER = note_field("内容（仅本方可见）", "Note (your side only)", required=True)
_ABOUT = note_field("附件说明", "About the files")

# act, kind, names, by whom, in which states, once in a round, fields
ROWS = (
    ActRule(
        Act.COMMENT,
        Kind.COMMENTED,
        "留言",
        "Comment",
        CONCERNED | SYSTEM,
        EVER,
        False,
        (_COMMENT, MENTIONS, FILES),
        beside=True,
    ),
    ActRule(
        Act.NOTE,
        Kind.NOTED,
        "内部备注",
        "Inner note",
        VENDOR | CUSTOMER,
        EVER,
        False,
        (_INNER, MENTIONS),
        beside=True,
    ),
    ActRule(
        Act.ATTACH,
        Kind.ATTACHED,
        "添加附件",
        "Attach files",
        CONCERNED | SYSTEM,
        EVER,
        False,
        (HANDED_IN, _ABOUT),
        beside=True,
    ),
    ActRule(Act.WATCH, Kind.WATCHED, "关注", "Watch", CONCERNED, EVER, False, (), beside=True),
    ActRule(Act.UNWATCH, Kind.UNWATCHED, "取消关注", "Stop watching", CONCERNED, EVER, False, (), beside=True),
)
