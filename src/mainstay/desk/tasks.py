"""Jobs of the desk, and what its timers do."""

from uuid import UUID

from mainstay.agenda.public import Source, offer
from mainstay.kernel.jobs import task
from mainstay.kernel.time import now
from mainstay.kernel.timers import fires

from .queries import upcoming
from .services import timing
from .services.exporting import write_export as write

fires(upcoming.RUNG)(timing.fire_rung)
fires(upcoming.SILENCE)(timing.fire_silence)
fires(upcoming.ASKED)(timing.fire_asked)
fires(upcoming.UNACKNOWLEDGED)(timing.fire_unacknowledged)
offer(Source(upcoming.CLOCK_KINDS, upcoming.upcoming_clocks))
offer(Source(upcoming.TIMER_KINDS, upcoming.upcoming_timers))


@task("desk.write_export", attempts=2)
def write_export(export_id: str) -> None:
    """Write an export that somebody waits for."""
    write(UUID(export_id), now=now())
