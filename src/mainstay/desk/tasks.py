"""Jobs of the desk, and what its timers do."""

from uuid import UUID

from mainstay.agenda.public import Source, offer
from mainstay.directory.public import list_people
from mainstay.directory.public.principals import principal_of
from mainstay.kernel.fence import Principal
from mainstay.kernel.jobs import by_itself, task
from mainstay.kernel.time import now
from mainstay.kernel.timers import fires

from .queries import upcoming
from .services import exporting, timing
from .services.moving import hand_over_open_work as hand_over

fires(upcoming.RUNG)(timing.fire_rung)
fires(upcoming.SILENCE)(timing.fire_silence)
fires(upcoming.ASKED)(timing.fire_asked)
fires(upcoming.UNACKNOWLEDGED)(timing.fire_unacknowledged)
offer(Source(upcoming.CLOCK_KINDS, upcoming.upcoming_clocks))
offer(Source(upcoming.TIMER_KINDS, upcoming.upcoming_timers))


def who_asked(export_id: str) -> Principal:
    """The person whom an export is for."""
    return principal_of(exporting.who_asked_for(UUID(export_id), now=now()))


def refuse_export(export_id: str) -> None:
    """Say on an export that it may not be written any more."""
    exporting.refuse_export(UUID(export_id), now=now())


@task("desk.write_export", acts_for=who_asked, refused=refuse_export, attempts=2)
def write_export(export_id: str) -> None:
    """Write an export that somebody waits for."""
    exporting.write_export(UUID(export_id), now=now())


@task("desk.hand_over_open_work", acts_for=by_itself)
def hand_over_open_work(person_id: str, successor_id: str) -> None:
    """Somebody has changed to another unit: what he had in hand goes to his successor, or to another."""
    moment, person = now(), UUID(person_id)
    name = next((one.name for one in list_people([person], now=moment)), "")
    hand_over(person, name=name, successor_id=UUID(successor_id) if successor_id else None, now=moment)
