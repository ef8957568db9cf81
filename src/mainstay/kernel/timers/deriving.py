"""Timers brought in step with what is wanted: only what has moved is written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from mainstay.kernel.models import Timer
from mainstay.kernel.rows import insert_missing
from mainstay.kernel.waking import wake

from .wanted import Wanted

TOPIC = "kernel.timers"
TAKEN_OVER = "taken_over"
MOVABLE = ("kind", "due_at", "details", "state", "void_reason", "retry_at")


@dataclass(frozen=True, slots=True)
class Moved:
    """How many timers were added, given another moment, made void."""

    added: int
    moved: int
    voided: int


def derive(
    wanted: Mapping[str, Sequence[Wanted]], *, reasons: Mapping[str, str], taken_over_at: datetime | None = None
) -> Moved:
    """Let each subject have just the timers that are wanted, in the caller's transaction.

    What has fired stays so, wherever its moment would be now. What is pending and no longer wanted becomes void for
    the subject's reason. With `taken_over_at`, new ones due before it are void: they happened elsewhere.
    """
    there: dict[str, dict[tuple[str, str], Timer]] = {subject: {} for subject in wanted}
    for row in Timer.objects.filter(subject__in=list(wanted)):
        there[row.subject][row.clock, row.rung] = row
    new: list[Timer] = []
    moved: list[Timer] = []
    voided: list[Timer] = []
    for subject, timers in wanted.items():
        keys = {timer.key for timer in timers}
        voided += _void(there[subject].values(), keys, reasons.get(subject, "not_wanted"))
        for timer in timers:
            found = there[subject].get(timer.key)
            if found is None:
                new.append(_new(subject, timer, taken_over_at))
            elif found.state != "fired" and _differs(found, timer):
                moved.append(_move(found, timer))
    insert_missing(new)
    Timer.objects.exclude(state="fired").bulk_update([*moved, *voided], MOVABLE)
    if new or moved:
        wake(TOPIC)
    return Moved(len(new), len(moved), len(voided))


def _void(rows: Iterable[Timer], kept: set[tuple[str, str]], reason: str) -> list[Timer]:
    gone = [row for row in rows if row.state == "pending" and (row.clock, row.rung) not in kept]
    for row in gone:
        row.state, row.void_reason = "void", reason
    return gone


def _new(subject: str, timer: Wanted, taken_over_at: datetime | None) -> Timer:
    past = taken_over_at is not None and timer.due < taken_over_at
    return Timer(
        kind=timer.kind,
        subject=subject,
        clock=timer.clock,
        rung=timer.rung,
        due_at=timer.due,
        details=timer.details,
        contract_id=timer.contract,
        state="void" if past else "pending",
        void_reason=TAKEN_OVER if past else "",
    )


def _differs(row: Timer, timer: Wanted) -> bool:
    if row.state == "void" and row.void_reason == TAKEN_OVER and row.due_at == timer.due:
        return False
    return (row.state, row.kind, row.due_at, row.details) != ("pending", timer.kind, timer.due, timer.details)


def _move(row: Timer, timer: Wanted) -> Timer:
    row.kind, row.due_at, row.details = timer.kind, timer.due, timer.details
    row.state, row.void_reason, row.retry_at = "pending", "", None
    return row
