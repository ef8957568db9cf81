"""What the kernel does by itself."""

from .idempotency import forget_answers
from .jobs import task
from .time import now


@task("kernel.forget_answers", cron="17 * * * *")
def sweep_answers(timestamp: int = 0) -> None:  # noqa: ARG001  the moment that the schedule hands over
    """Drop answers whose keys have expired."""
    forget_answers(now=now())
