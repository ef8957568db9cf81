"""What notify does by itself."""

from mainstay.kernel.jobs import by_itself, task
from mainstay.kernel.time import now

from .services.expiring import expire_old
from .services.instead import go_around
from .services.outages import tell_of_outages


@task("notify.expire_old", acts_for=by_itself, cron="*/5 * * * *")
def give_up_old(timestamp: int = 0) -> None:  # noqa: ARG001  the moment that the schedule hands over
    """Give up what could not be handed over for three days."""
    expire_old(now=now())


@task("notify.face_outages", acts_for=by_itself, cron="* * * * *")
def face_outages(timestamp: int = 0) -> None:  # noqa: ARG001  as above
    """Tell of gateways that stay dead, and go around those that have been dead for long."""
    tell_of_outages(now=now())
    go_around(now=now())
