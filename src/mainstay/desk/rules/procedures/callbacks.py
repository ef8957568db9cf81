"""Whether the desk has called back about a closed case (E-28)."""

from collections.abc import Sequence

from mainstay.desk.rules.acts.procedures.afterwards import NOT_REACHED
from mainstay.desk.rules.flow import Happened
from mainstay.desk.rules.words import Kind


def called_back(happened: Sequence[Happened]) -> bool:
    """True once somebody was reached; a call that reached nobody leaves it open, a reopening opens it anew."""
    reached = False
    for one in happened:
        if one.kind is Kind.REOPENED:
            reached = False
        elif one.kind is Kind.CALLED_BACK and one.entry.payload.get("result") != NOT_REACHED:
            reached = True
    return reached
