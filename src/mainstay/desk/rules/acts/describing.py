"""Acts that describe what is affected and why it failed."""

from mainstay.desk.rules.words import Act, Kind

from .rule import CUSTOMER, NOTE, SEAT, UNCLOSED, WORKERS, ActRule, Field, FieldType

SYSTEM_NAME = Field("system", FieldType.LINE, False, "涉及系统", "System affected")
ASSET = Field("asset", FieldType.LINE, False, "涉及资产", "Asset affected")
MAKER = Field("maker", FieldType.LINE, False, "原厂", "Maker")
CAUSE = Field("cause", FieldType.PARAGRAPH, False, "原因", "Cause")

# act, kind, names, by whom, in which states, once in a round, fields
ROWS = (
    ActRule(
        Act.DESCRIBE,
        Kind.DESCRIBED,
        "补充情况",
        "Describe",
        CUSTOMER | SEAT | WORKERS,
        UNCLOSED,
        False,
        (SYSTEM_NAME, ASSET, MAKER, CAUSE, NOTE),
        beside=True,
    ),
)
