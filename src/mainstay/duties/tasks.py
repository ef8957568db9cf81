"""Jobs of duties, and what their timers do."""

from mainstay.agenda.public import Source, offer
from mainstay.kernel.jobs import by_itself, task
from mainstay.kernel.time import now
from mainstay.kernel.timers import fires

from . import services
from .queries import upcoming

fires(upcoming.REMIND)(services.fire_reminder)
fires(upcoming.LATE)(services.fire_late)
fires(upcoming.SILENCE)(services.fire_silence)
offer(Source(upcoming.OVERDUE_KINDS, upcoming.upcoming_overdue))
offer(Source(upcoming.TIMER_KINDS, upcoming.upcoming_timers))


@task("duties.plan", acts_for=by_itself, cron="*/10 * * * *")
def plan(timestamp: int = 0) -> None:  # noqa: ARG001  the moment that the schedule hands over
    """Plan what contracts ask for, soon after a version is agreed or a holiday table is added."""
    services.plan_contracts(now=now())
