"""What the kernel does by itself."""

from .files import sweep_files
from .idempotency import forget_answers
from .jobs import by_itself, task
from .signing import seal_ledger
from .time import now


@task("kernel.forget_answers", acts_for=by_itself, cron="17 * * * *")
def sweep_answers(timestamp: int = 0) -> None:  # noqa: ARG001  the moment that the schedule hands over
    """Drop answers whose keys have expired."""
    forget_answers(now=now())


@task("kernel.sweep_files", acts_for=by_itself, cron="37 18 * * *")
def sweep_loose_files(timestamp: int = 0) -> None:  # noqa: ARG001  as above
    """Remove uploads that nobody finished and files that nothing keeps."""
    sweep_files(now())


@task("kernel.sign_heads", acts_for=by_itself, cron="7 16 * * *")
def sign_heads(timestamp: int = 0) -> None:  # noqa: ARG001  as above
    """Sign the day's heads of the ledger, soon after midnight in China."""
    seal_ledger(now())
