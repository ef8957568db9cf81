"""Jobs of duties, and what their timers do."""

from mainstay.kernel.jobs import task
from mainstay.kernel.time import now
from mainstay.kernel.timers import fires

from . import services

fires(services.REMIND)(services.fire_reminder)
fires(services.LATE)(services.fire_late)
fires(services.SILENCE)(services.fire_silence)


@task("duties.plan", cron="*/10 * * * *")
def plan(timestamp: int = 0) -> None:  # noqa: ARG001  the moment that the schedule hands over
    """Plan what contracts ask for, soon after a version is agreed or a holiday table is added."""
    services.plan_contracts(now=now())
