"""What the directory does by itself."""

from mainstay.kernel.jobs import by_itself, task
from mainstay.kernel.time import now

from .services.access import seal_accesses


@task("directory.seal_accesses", acts_for=by_itself, cron="2 16 * * *")
def seal_record(timestamp: int = 0) -> None:  # noqa: ARG001  the moment that the schedule hands over
    """Bring the day's accesses into the ledger, some minutes before its heads are signed."""
    seal_accesses(now())
