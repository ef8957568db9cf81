"""Acts about what is fixed only for now, and about other cases that belong to this one."""

from mainstay.desk.rules.words import Act, Kind

from .rule import CUSTOMER, EVER, MANAGER, NOTE, SEAT, UNCLOSED, WORKERS, ActRule, Choice, Field, FieldType, note_field

RELATIONS = (
    Choice("duplicate", "重复于", "Duplicate of"),
    Choice("related", "关联", "Related to"),
    Choice("parent", "属于", "Part of"),
)
UNTIL = Field("until", FieldType.MOMENT, False, "计划完成时间", "Planned until")
FOLLOW_UP = Field("follow_up", FieldType.ENTRY, True, "遗留事项", "Follow-up")
ITS_FOLLOW_UP = Field("follow_up", FieldType.ENTRY, False, "由此任务单完成的遗留事项", "Follow-up that it takes over")
TITLE = Field("title", FieldType.LINE, True, "任务单标题", "Title of the work order")
RELATION = Field("relation", FieldType.CHOICE, True, "关系", "Relation", choices=RELATIONS)
OTHER = Field("case", FieldType.CASE, True, "工单编号", "Case number")

_WHAT = note_field("遗留事项", "What is left to do", required=True)
_DONE = note_field("处理结果", "What was done", required=True)
_WORK = note_field("任务内容", "What the maker is to do", required=True)

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
        EVER,
        False,
        (FOLLOW_UP, _DONE),
        beside=True,
    ),
    ActRule(
        Act.ORDER_WORK,
        Kind.WORK_ORDERED,
        "下达原厂任务单",
        "Order work from the maker",
        WORKERS | MANAGER,
        UNCLOSED,
        False,
        (TITLE, ITS_FOLLOW_UP, _WORK),
        beside=True,
    ),
    ActRule(
        Act.LINK,
        Kind.LINKED,
        "关联工单",
        "Link a case",
        CUSTOMER | SEAT | WORKERS,
        EVER,
        False,
        (RELATION, OTHER, NOTE),
        beside=True,
    ),
)
