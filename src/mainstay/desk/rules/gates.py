"""Gates: what a type of case must have come to before an act, over what the table of acts says."""

from collections.abc import Iterable, Mapping
from typing import Any

from .acts import Need
from .acts.procedures.answers import ANSWERED as FEEDBACK_ANSWERED
from .acts.procedures.answers import REVIEWED
from .acts.procedures.complaints import CORRECTED, SETTLED
from .acts.procedures.emergencies import APPROVED as PLAN_APPROVED
from .acts.procedures.emergencies import FORMED, ON_SITE, REPORTED_ON
from .acts.procedures.jobs import ACCEPTED as JOB_ACCEPTED
from .acts.procedures.jobs import APPROVED as JOB_APPROVED
from .acts.procedures.repairs import AFTER_IMAGE, AUTHORISED, BEFORE_IMAGE
from .words import Act, CaseType, Kind

ESTIMATE = Need(
    Kind.ESTIMATE_ACCEPTED,
    "乙方尚未答复估算，或甲方尚未接受，不能开始工作。",
    "There is no estimate that the customer has accepted; the work cannot start.",
)
WORK = (Act.START_SUPPORT, Act.AGREE_VISIT, Act.ARRIVE, Act.WORK_AROUND, Act.RESOLVE)


def _each(case_type: CaseType, acts: Iterable[Act], *needs: Need) -> dict[tuple[CaseType, Act], tuple[Need, ...]]:
    return {(case_type, act): needs for act in acts}


GATES: Mapping[tuple[CaseType, Act], tuple[Need, ...]] = {
    **_each(CaseType.REQUEST, (*WORK, Act.DIAGNOSE), ESTIMATE, AUTHORISED),
    **_each(CaseType.DATA_REPAIR, WORK, AUTHORISED),
    (CaseType.DATA_REPAIR, Act.RESOLVE): (AUTHORISED, BEFORE_IMAGE, AFTER_IMAGE),
    (CaseType.COMPLAINT, Act.RESOLVE): (SETTLED, CORRECTED),
    **_each(CaseType.JOB, WORK, JOB_APPROVED, AUTHORISED),
    (CaseType.JOB, Act.CONFIRM): (JOB_ACCEPTED,),
    (CaseType.EMERGENCY, Act.ARRIVE): (FORMED,),
    (CaseType.EMERGENCY, Act.WORK_AROUND): (FORMED, PLAN_APPROVED),
    (CaseType.EMERGENCY, Act.RESOLVE): (FORMED, PLAN_APPROVED, ON_SITE),
    (CaseType.EMERGENCY, Act.CONFIRM): (REPORTED_ON,),
    (CaseType.EMERGENCY, Act.CLOSE): (REPORTED_ON,),
    (CaseType.FEEDBACK, Act.RESOLVE): (FEEDBACK_ANSWERED,),
    (CaseType.ADDRESS_REPORT, Act.RESOLVE): (REVIEWED,),
}


def needs_of(case_type: CaseType, act: Act) -> tuple[Need, ...]:
    """The kinds of entry that this type of case needs before this act, in this round."""
    return GATES.get((case_type, act), ())


def given_with(payload: Mapping[str, Any]) -> frozenset[Kind]:
    """What a report already carries: an item with a standard estimate is accepted by ordering it, and unless the item
    asks for the approver's authorisation, or data is to be repaired, none is needed.
    """
    item = payload.get("item") or {}
    given: set[Kind] = set()
    if item.get("standard"):
        given |= {Kind.ESTIMATED, Kind.ESTIMATE_ACCEPTED}
    if not item.get("authorisation") and payload.get("type") != CaseType.DATA_REPAIR:
        given.add(Kind.AUTHORISED)
    return frozenset(given)
