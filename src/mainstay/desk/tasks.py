"""Jobs of the desk, and what its timers do."""

from uuid import UUID

from mainstay.kernel.jobs import task
from mainstay.kernel.time import now
from mainstay.kernel.timers import fires

from .services import timing
from .services.exporting import write_export as write

fires(timing.RUNG)(timing.fire_rung)
fires(timing.SILENCE)(timing.fire_silence)
fires(timing.ASKED)(timing.fire_asked)
fires(timing.UNACKNOWLEDGED)(timing.fire_unacknowledged)


@task("desk.write_export", attempts=2)
def write_export(export_id: str) -> None:
    """Write an export that somebody waits for."""
    write(UUID(export_id), now=now())
