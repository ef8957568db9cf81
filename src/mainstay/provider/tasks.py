"""What the provider does by itself."""

from mainstay.kernel.jobs import task
from mainstay.kernel.time import now

from .services.consenting import forget_old


@task("provider.forget", cron="41 * * * *")
def forget(timestamp: int = 0) -> None:  # noqa: ARG001  the moment that the schedule hands over
    """Drop codes and tokens that count for nothing any more."""
    forget_old(now=now())
