"""Acts of sending a part back to its maker (RMA): opened, sent, returned."""

from mainstay.desk.rules.words import Act, Kind

from .rule import NOTE, SEAT, UNCLOSED, WHEN, WORKERS, ActRule, Field, FieldType

PART = Field("part", FieldType.LINE, True, "部件", "Part")
SERIAL = Field("serial", FieldType.LINE, True, "序列号", "Serial number")
RMA_NUMBER = Field("rma_number", FieldType.LINE, False, "返修单号", "RMA number")
RMA = Field("rma", FieldType.ENTRY, True, "返修", "Return")
CARRIER = Field("carrier", FieldType.LINE, True, "承运单位", "Carrier")
TRACKING = Field("tracking", FieldType.LINE, True, "运单号", "Tracking number")
NEW_SERIAL = Field("new_serial", FieldType.LINE, False, "返回件序列号", "Serial number of what came back")

# act, kind, names, by whom, in which states, once in a round, fields
ROWS = (
    ActRule(
        Act.RMA_OPEN,
        Kind.RMA_OPENED,
        "登记返修",
        "Open a return",
        SEAT | WORKERS,
        UNCLOSED,
        False,
        (PART, SERIAL, RMA_NUMBER, WHEN, NOTE),
        beside=True,
    ),
    ActRule(
        Act.RMA_SENT,
        Kind.RMA_SENT,
        "返修寄出",
        "Part sent",
        SEAT | WORKERS,
        UNCLOSED,
        False,
        (RMA, CARRIER, TRACKING, WHEN, NOTE),
        beside=True,
    ),
    ActRule(
        Act.RMA_RETURNED,
        Kind.RMA_RETURNED,
        "返修返回",
        "Part returned",
        SEAT | WORKERS,
        UNCLOSED,
        False,
        (RMA, CARRIER, TRACKING, NEW_SERIAL, WHEN, NOTE),
        beside=True,
    ),
)
