"""What the provider does by itself."""

from mainstay.kernel.jobs import by_itself, task
from mainstay.kernel.time import now

from .services.consenting import forget_old


@task("provider.forget", acts_for=by_itself, cron="41 * * * *")
def forget(timestamp: int = 0) -> None:  # noqa: ARG001  the moment that the schedule hands over
    """Drop codes and tokens that count for nothing any more."""
    forget_old(now=now())
