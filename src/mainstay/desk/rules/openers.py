"""Who may open a case of which type."""

from collections.abc import Mapping

from .acts.rule import CUSTOMER, MANAGER, SEAT, SYSTEM, WORKERS
from .words import CaseType

REPORTERS = CUSTOMER | SEAT | WORKERS | SYSTEM
OPENERS: Mapping[CaseType, frozenset[str]] = {
    CaseType.COMPLAINT: CUSTOMER | SEAT | MANAGER | SYSTEM,
    CaseType.JOB: REPORTERS | MANAGER,
    CaseType.EMERGENCY: REPORTERS | MANAGER,
    CaseType.WORK_ORDER: WORKERS | MANAGER | SYSTEM,
}


def openers_of(case_type: CaseType) -> frozenset[str]:
    """The roles that may open a case of this type."""
    return OPENERS.get(case_type, REPORTERS)
