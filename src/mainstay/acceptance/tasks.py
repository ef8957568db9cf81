"""Jobs of acceptance, and what its timers do."""

from mainstay.agenda.public import Source, offer
from mainstay.kernel.jobs import by_itself, task
from mainstay.kernel.time import now
from mainstay.kernel.timers import fires

from . import services
from .queries import upcoming

fires(upcoming.LATE)(services.fire_late)
offer(Source(upcoming.TIMER_KINDS, upcoming.upcoming_steps))


@task("acceptance.open", acts_for=by_itself, cron="*/10 * * * *")
def open_acceptances(timestamp: int = 0) -> None:  # noqa: ARG001  the moment that the schedule hands over
    """Open the acceptance of contracts that ask for one, soon after a version is agreed."""
    services.open_acceptances(now=now())
