"""Jobs done later by `mainstay worker`: declared with `task`, enqueued by name in the caller's transaction."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued, JobAborted

from .errors import Forbidden, NotFound
from .fence import Principal, principal, reading_for

LOG = logging.getLogger(__name__)
Job = Callable[..., None]
ActsFor = Callable[..., Principal]
Declared = TypeVar("Declared", bound=Job)


def by_itself(**_arguments: Any) -> Principal:
    """The job is a part of the system: it sees every contract, under its own name."""
    return principal()


def leave_nothing(**_arguments: Any) -> None:
    """Nobody waits for what a refused job would have done."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """A job: what it does, for whom, and what ends what somebody waits for where it may not be done for him."""

    name: str
    job: Job
    acts_for: ActsFor
    refused: Job

    def run(self, **arguments: Any) -> None:
        """Find for whom, as the system, then do it as that one; what is refused is aborted and not tried again."""
        with reading_for(Principal.part(f"job {self.name}")):
            try:
                somebody = self.acts_for(**arguments)
            except (Forbidden, NotFound) as refusal:
                LOG.warning("job %s is refused: %s", self.name, refusal.detail("en"))
                self.refused(**arguments)
                raise JobAborted(self.name) from refusal
        with reading_for(somebody):
            self.job(**arguments)


def task(
    name: str, *, acts_for: ActsFor, refused: Job = leave_nothing, attempts: int = 8, cron: str = ""
) -> Callable[[Declared], Declared]:
    """Declare a job, named `module.verb`, in a module's `tasks` or `handlers`.

    Its arguments are ids and scalars. It may run more than once, so it must do no harm when it does. It is tried
    `attempts` times, a little later each time. With `cron` (five fields, UTC) it also runs by itself, once for each
    moment however many workers there are, and takes the moment as `timestamp` (whole seconds since 1970).

    `acts_for` finds by the arguments for whom it reads and writes: `by_itself`, or the person who asked with the roles
    held by then. Where it raises Forbidden or NotFound, `refused` is called with the arguments instead of the job.
    """

    def declare(job: Declared) -> Declared:
        retry = RetryStrategy(max_attempts=attempts, exponential_wait=3)
        run: Job = Declaration(name, job, acts_for, refused).run
        declared = app.task(name=name, retry=retry)(run)
        if cron:
            app.periodic(cron=cron, queueing_lock=name)(declared)
        return job

    return declare


def enqueue(name: str, /, *, after: timedelta | None = None, once: str = "", **arguments: Any) -> bool:
    """Have a declared job done once the caller's transaction is committed; nothing is left when it is rolled back.

    `once` names what must wait in the queue at most once: False when such a job waits already.
    """
    wait = {"seconds": round(after.total_seconds())} if after else None
    job = app.configure_task(name, allow_unknown=False, queueing_lock=once or None, schedule_in=wait)
    if not once:
        job.defer(**arguments)
        return True
    try:
        with transaction.atomic():
            job.defer(**arguments)
    except AlreadyEnqueued:
        return False
    return True
