"""Owners: each step of a complaint names who does the next one, and nobody else may (E-13)."""

from collections.abc import Sequence
from uuid import UUID

from mainstay.desk.rules.acts.procedures.complaints import OWNER, STEPS
from mainstay.desk.rules.flow import Happened
from mainstay.desk.rules.situation import Payload, Situation
from mainstay.desk.rules.words import Act, Kind
from mainstay.kernel.errors import Refused

from .latest import last_of

NAMING = frozenset(STEPS) | {Kind.OWNER_NAMED}


def owner_of(happened: Sequence[Happened]) -> dict[str, str] | None:
    """Who was named for the step that is open now, as {id, name}; None before the first and after the last."""
    naming = last_of(happened, NAMING)
    return naming.entry.payload.get(OWNER) if naming else None


OWNED = frozenset(
    {
        Act.ANALYSE_COMPLAINT,
        Act.INVESTIGATE_COMPLAINT,
        Act.SETTLE_COMPLAINT,
        Act.FILE_CORRECTIVE_ACTION,
        Act.ARCHIVE_COMPLAINT,
    }
)


def is_anothers(act: Act, person_id: UUID, happened: Sequence[Happened]) -> bool:
    """True for a step that somebody else was named for."""
    owner = owner_of(happened) if act in OWNED else None
    return owner is not None and owner["id"] != str(person_id)


def require_owner(payload: Payload, situation: Situation) -> Payload:
    """Refused, with the name of the owner, for everybody else."""
    owner = owner_of(situation.happened)
    if owner is not None and is_anothers(situation.rule.act, situation.actor_id, situation.happened):
        name = owner["name"]
        raise Refused(
            f"本环节的责任人是{name}，不能由他人办理；如需更换，请由项目经理改派。",
            f"This step belongs to {name}; nobody else may do it. The project manager can name another owner.",
        )
    return payload
