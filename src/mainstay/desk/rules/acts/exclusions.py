"""Acts of leaving a case out of the contract by one of its exclusions: one side proposes, both decide."""

from mainstay.desk.rules.words import Act, Kind

from .rule import APPROVER, EVER, FILES, MANAGER, ActRule, Choice, Field, FieldType, note_field

DECISIONS = (
    Choice("agreed", "同意除外", "Excluded"),
    Choice("refused", "不同意除外", "Not excluded"),
)
EXCLUSION = Field("exclusion", FieldType.CHOICE, True, "除外情形", "Exclusion")
PROPOSAL = Field("proposal", FieldType.ENTRY, True, "除外申请", "Proposed exclusion")
DECISION = Field("decision", FieldType.CHOICE, True, "答复", "Decision", choices=DECISIONS)

_REASON = note_field("事实与理由", "Facts and reason", required=True)
_GROUNDS = note_field("依据", "Grounds", required=True)

# act, kind, names, by whom, in which states, once in a round, fields
ROWS = (
    ActRule(
        Act.EXCLUDE,
        Kind.EXCLUSION_PROPOSED,
        "提出除外",
        "Propose an exclusion",
        APPROVER | MANAGER,
        EVER,
        False,
        (EXCLUSION, _REASON, FILES),
        beside=True,
    ),
    ActRule(
        Act.DECIDE_EXCLUSION,
        Kind.EXCLUSION_DECIDED,
        "答复除外",
        "Decide on an exclusion",
        APPROVER | MANAGER,
        EVER,
        False,
        (PROPOSAL, DECISION, _GROUNDS, FILES),
        beside=True,
    ),
)
