"""What notify does by itself."""

from mainstay.kernel.jobs import task
from mainstay.kernel.time import now

from .services.expiring import expire_old
from .services.instead import go_around


@task("notify.expire_old", cron="*/5 * * * *")
def give_up_old(timestamp: int = 0) -> None:  # noqa: ARG001  the moment that the schedule hands over
    """Give up what could not be handed over for three days."""
    expire_old(now=now())


@task("notify.go_around", cron="* * * * *")
def go_around_dead(timestamp: int = 0) -> None:  # noqa: ARG001  as above
    """Go around gateways that have been dead for some minutes."""
    go_around(now=now())
