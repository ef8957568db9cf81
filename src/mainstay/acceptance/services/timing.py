"""What happens to an acceptance at a moment: the entry that a step is late."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from mainstay.acceptance.models import Acceptance
from mainstay.acceptance.queries.reading import Standing, standing_of
from mainstay.acceptance.queries.upcoming import LATE
from mainstay.acceptance.rules.progress import StepStanding
from mainstay.acceptance.rules.words import AcceptanceKind, StepState
from mainstay.directory.public import draft_of
from mainstay.kernel.time import written
from mainstay.kernel.timers import Due, Wanted, derive

from .telling import tell_late
from .writing import write_entries


def keep_timers(standing: Standing, *, reason: str) -> None:
    """One timer for each open step with a due time that is not late yet; a further round has its own."""
    row = standing.row
    wanted = [
        Wanted(LATE, one.step.id, str(standing.progress.round), one.due, contract=row.contract_id)
        for one in standing.progress.steps
        if one.due is not None and _may_turn_late(one)
    ]
    derive({row.stream: wanted}, reasons={row.stream: reason})


def fire_late(dues: Sequence[Due]) -> list[str | None]:
    """Write that steps are late and tell both sides; the reason where there is nothing to write."""
    ids = [UUID(due.subject.removeprefix("acceptance:")) for due in dues]
    rows = {one.stream: one for one in Acceptance.objects.select_for_update().filter(pk__in=ids).order_by("pk")}
    return [_fire(rows[due.subject], due, now=due.now) for due in dues]


def _fire(row: Acceptance, due: Due, *, now: datetime) -> str | None:
    step = next((one for one in standing_of(row).progress.steps if one.step.id == due.clock), None)
    if step is None or not _may_turn_late(step) or step.due is None:
        return "done"
    if step.due > now:
        return "moved"
    payload = {"step": due.clock, "due": written(step.due), "clause": step.step.clause}
    standing = write_entries(row, [draft_of(AcceptanceKind.STEP_LATE, payload, now=now)], now=now)
    keep_timers(standing, reason=AcceptanceKind.STEP_LATE.value)
    tell_late(standing, step, now=now)
    return None


def _may_turn_late(one: StepStanding) -> bool:
    return one.state is StepState.OPEN and not one.late
