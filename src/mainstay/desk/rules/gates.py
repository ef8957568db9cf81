"""Gates: what a type of case must have come to before an act, over what the table of acts says."""

from collections.abc import Mapping

from .acts import Need
from .words import Act, CaseType

GATES: Mapping[tuple[CaseType, Act], tuple[Need, ...]] = {}


def needs_of(case_type: CaseType, act: Act) -> tuple[Need, ...]:
    """The kinds of entry that this type of case needs before this act, in this round."""
    return GATES.get((case_type, act), ())
