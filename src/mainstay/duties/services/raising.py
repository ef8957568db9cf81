"""What a duty brings once it is done: those that the contract hangs on the same event."""

from datetime import datetime

from mainstay.contracts.public import Obligation, due_after
from mainstay.directory.public import draft_of
from mainstay.duties.models import Duty
from mainstay.duties.queries.terms import Owed
from mainstay.duties.rules.words import DutyKind, DutyState
from mainstay.kernel.time import written

from .timing import keep_timers
from .writing import planned, write_entries


def raise_duties(duty: Duty, found: Owed, *, happened_at: datetime, now: datetime) -> None:
    """Open the duties whose trigger this one raises; of a recurring one the time is set for the same period's end.

    So a report follows each inspection, and the yearly report the inspection with which the year ends.
    """
    event = found.obligation.raises
    if event is None:
        return
    for following in found.terms.contract.obligations:
        if following.trigger is not event:
            continue
        if following.recurrence is None:
            _open(duty, found, following, happened_at=happened_at, now=now)
        elif duty.last_day is not None:
            _set_due(duty, found, following, happened_at=happened_at, now=now)


def _open(cause: Duty, found: Owed, following: Obligation, *, happened_at: datetime, now: datetime) -> None:
    key = f"{following.id}<{cause.key}"
    if Duty.objects.filter(contract_id=cause.contract_id, key=key).exists():
        return
    due = _due(found, following, happened_at)
    duty = Duty(
        contract_id=cause.contract_id,
        version=cause.version,
        obligation=following.id,
        key=key,
        clause=following.clause,
        owner=following.owner.value,
        cause=f"duty:{cause.id}",
        opens_at=happened_at,
        due_at=due,
        falls_at=due or happened_at,
    )
    write_entries(duty, [planned(duty, now=now, event=str(following.trigger))], now=now)
    duty.save(force_insert=True)
    keep_timers([duty], reason=duty.state)


def _set_due(cause: Duty, found: Owed, following: Obligation, *, happened_at: datetime, now: datetime) -> None:
    rows = Duty.objects.select_for_update().filter(
        contract_id=cause.contract_id, obligation=following.id, last_day=cause.last_day, state=DutyState.OPEN.value
    )
    for duty in rows:
        due = _due(found, following, happened_at)
        payload = {"due": written(due) if due else None, "cause": f"duty:{cause.id}"}
        write_entries(duty, [draft_of(DutyKind.MOVED, payload, now=now)], now=now)
        duty.save()
        keep_timers([duty], reason=DutyKind.MOVED.value)


def _due(found: Owed, following: Obligation, happened_at: datetime) -> datetime | None:
    calendar = found.terms.calendars[following.calendar]
    return due_after(found.terms.contract, following, calendar, happened_at=happened_at, asked=None)
