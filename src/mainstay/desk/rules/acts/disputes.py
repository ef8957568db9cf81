"""Acts of disputing what is on record, and of deciding a dispute by a named person on each side."""

from mainstay.desk.rules.words import Act, Kind

from .rule import APPROVER, CUSTOMER, EVER, MANAGER, VENDOR, ActRule, Choice, Field, FieldType, note_field

MATTERS = (
    Choice("level", "故障级别", "The level"),
    Choice("pause", "暂停计时", "A pause"),
    Choice("attribution", "责任归属", "Whose time it was"),
    Choice("time", "时间", "A time"),
)
DECISIONS = (
    Choice("upheld", "异议成立", "Upheld"),
    Choice("rejected", "异议不成立", "Rejected"),
)
MATTER = Field("matter", FieldType.CHOICE, True, "异议事项", "What is disputed", choices=MATTERS)
ENTRY = Field("entry", FieldType.ENTRY, False, "针对的记录", "Entry disputed")
CLOCK = Field("clock", FieldType.CHOICE, False, "针对的时限", "Time limit disputed")
DISPUTE = Field("dispute", FieldType.ENTRY, True, "异议", "Dispute")
DECISION = Field("decision", FieldType.CHOICE, True, "裁定", "Decision", choices=DECISIONS)

_CLAIM = note_field("主张", "What is claimed", required=True)
_GROUNDS = note_field("依据", "Grounds", required=True)

# act, kind, names, by whom, in which states, once in a round, fields
ROWS = (
    ActRule(
        Act.DISPUTE,
        Kind.DISPUTED,
        "提出异议",
        "Dispute",
        CUSTOMER | VENDOR,
        EVER,
        False,
        (MATTER, ENTRY, CLOCK, _CLAIM),
        beside=True,
    ),
    ActRule(
        Act.DECIDE_DISPUTE,
        Kind.DISPUTE_DECIDED,
        "裁定异议",
        "Decide a dispute",
        APPROVER | MANAGER,
        EVER,
        False,
        (DISPUTE, DECISION, _GROUNDS),
        beside=True,
    ),
)
