"""The table of acts: by whom, in which states, how often, with which fields. Read it as the desk's procedure."""

from . import (
    affected,
    closing,
    describing,
    disputes,
    exclusions,
    followups,
    lines,
    procedures,
    returns,
    talk,
    time,
    work,
)
from .rule import FACTS, OPEN, ActRule, Choice, Field, FieldType, Need

__all__ = ["ACTS", "BY_KIND", "FACTS", "OPEN", "ActRule", "Choice", "Field", "FieldType", "Need"]

TABLE = (
    *work.ROWS,
    *lines.ROWS,
    *describing.ROWS,
    *followups.ROWS,
    *returns.ROWS,
    *procedures.ROWS,
    *closing.ROWS,
    *talk.ROWS,
    *time.ROWS,
    *affected.ROWS,
    *disputes.ROWS,
    *exclusions.ROWS,
)
ACTS = {rule.act: rule for rule in TABLE}
BY_KIND = {rule.kind: rule for rule in reversed(TABLE)}  # of two acts that leave one kind, the first names it
