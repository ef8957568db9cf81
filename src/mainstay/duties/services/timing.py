"""What happens to a duty at a moment: reminders, the entry that it is late, silence that accepts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial, wraps
from uuid import UUID
from zoneinfo import ZoneInfo

from mainstay.directory.public import draft_of
from mainstay.duties.models import Duty
from mainstay.duties.queries.terms import either_or, owed
from mainstay.duties.queries.upcoming import LATE, REMIND, SILENCE
from mainstay.duties.rules.reminding import Reminder, reminders_of
from mainstay.duties.rules.words import DutyKind, DutyState
from mainstay.kernel.time import written
from mainstay.kernel.timers import Due, Wanted, derive

from .telling import tell_creditor, tell_late, tell_reminder
from .writing import write_entries

TOO_LATE = timedelta(days=1)  # what a reminder says is no longer true


def keep_timers(duties: Iterable[Duty], *, reason: str) -> None:
    """Bring the timers of duties in step with their rows."""
    wanted = {duty.stream: list(_wanted(duty)) for duty in duties}
    if wanted:
        derive(wanted, reasons=dict.fromkeys(wanted, reason))


def _wanted(duty: Duty) -> Iterator[Wanted]:
    want = partial(Wanted, contract=duty.contract_id)
    if duty.state == DutyState.OPEN.value and duty.due_at is not None and not duty.late:
        yield want(LATE, "due", "late", duty.due_at)
    if duty.state == DutyState.OPEN.value and duty.due_at is not None:
        for one in reminders_for(duty, duty.due_at):
            if not duty.late or one.at > duty.due_at:
                yield want(REMIND, "due", one.rung, one.at)
    if duty.state == DutyState.SUBMITTED.value and duty.accept_by is not None and owed(duty).obligation.silence_accepts:
        yield want(SILENCE, "accept", str(duty.seq), duty.accept_by)


def reminders_for(duty: Duty, due: datetime) -> tuple[Reminder, ...]:
    """The reminders of a duty that is due at a moment."""
    found = owed(duty)
    zone = ZoneInfo(found.terms.contract.timezone)
    return reminders_of(found.obligation, opens=duty.opens_at, due=due, zone=zone)


OnDuty = Callable[[Duty, Due], str | None]


def on_duty(act: OnDuty) -> Callable[[Sequence[Due]], list[str | None]]:
    """What a timer does to one duty, for a batch of timers: the duties are locked in one query, in one order."""

    @wraps(act)
    def fire(dues: Sequence[Due]) -> list[str | None]:
        ids = [UUID(due.subject.removeprefix("duty:")) for due in dues]
        held = {row.stream: row for row in Duty.objects.select_for_update().filter(pk__in=ids).order_by("pk")}
        return [act(held[due.subject], due) for due in dues]

    return fire


@on_duty
def fire_reminder(duty: Duty, due: Due) -> str | None:
    """Remind the owner; the reason when there is nothing left to do, or the moment has long passed."""
    if duty.state != DutyState.OPEN.value or duty.due_at is None:
        return duty.state
    found = next((one for one in reminders_for(duty, duty.due_at) if one.rung == due.rung), None)
    if found is None:
        return "moved"
    if due.now - due.due > TOO_LATE:
        return "too_late"
    tell_reminder(duty, found, now=due.now)
    return None


@on_duty
def fire_late(duty: Duty, due: Due) -> str | None:
    """Write that the duty is late and tell both sides; of duties that stand for each other one is late."""
    if duty.state != DutyState.OPEN.value or duty.due_at is None or duty.due_at > due.now:
        return duty.state if duty.state != DutyState.OPEN.value else "moved"
    terms = owed(duty)
    group = either_or(terms.terms, terms.obligation)
    if group[0].id != duty.obligation:
        void(duty, reason="either_or", other=group[0].id, now=due.now)
        return None
    late = int((due.now - duty.due_at).total_seconds())
    payload = {"due": written(due.due), **({"written_late_seconds": late} if late else {})}
    write_entries(duty, [draft_of(DutyKind.LATE, payload, now=due.now)], now=due.now)
    duty.save()
    tell_late(duty, now=due.now)
    return None


@on_duty
def fire_silence(duty: Duty, due: Due) -> str | None:
    """Silence has accepted the duty, by its contract; the reason when somebody has answered."""
    if duty.state != DutyState.SUBMITTED.value or str(duty.seq) != due.rung:
        return duty.state
    payload = {"clause": duty.clause, "until": written(due.due)}
    write_entries(duty, [draft_of(DutyKind.ACCEPTED_BY_SILENCE, payload, now=due.now)], now=due.now)
    duty.save()
    tell_creditor("duty_changed", duty, ("视为验收", "accepted by silence"), now=due.now)
    return None


def void(duty: Duty, *, reason: str, other: str, now: datetime) -> None:
    """Write that a duty need not be done, and why."""
    write_entries(duty, [draft_of(DutyKind.VOIDED, {"reason": reason, "other": other}, now=now)], now=now)
    duty.save()
