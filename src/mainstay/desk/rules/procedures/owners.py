"""Owners: each step of a complaint names who does the next one, and nobody else may (E-13)."""

from collections.abc import Sequence

from mainstay.desk.rules.acts.procedures.complaints import OWNER, STEPS
from mainstay.desk.rules.flow import Happened
from mainstay.desk.rules.situation import Payload, Situation
from mainstay.desk.rules.words import Kind
from mainstay.kernel.errors import Refused

from .latest import last_of

NAMING = frozenset(STEPS) | {Kind.OWNER_NAMED}


def owner_of(happened: Sequence[Happened]) -> dict[str, str] | None:
    """Who was named for the step that is open now, as {id, name}; None before the first and after the last."""
    naming = last_of(happened, NAMING)
    return naming.entry.payload.get(OWNER) if naming else None


def require_owner(payload: Payload, situation: Situation) -> Payload:
    """Refused, with the name of the owner, for everybody else."""
    owner = owner_of(situation.happened)
    if owner is not None and owner["id"] != str(situation.actor_id):
        name = owner["name"]
        raise Refused(
            f"本环节的责任人是{name}，不能由他人办理；如需更换，请由项目经理改派。",
            f"This step belongs to {name}; nobody else may do it. The project manager can name another owner.",
        )
    return payload
