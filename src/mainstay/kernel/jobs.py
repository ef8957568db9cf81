"""Jobs done later by `mainstay worker`: declared with `task`, enqueued by name in the caller's transaction."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

Job = Callable[..., None]
Declared = TypeVar("Declared", bound=Job)


def task(name: str, *, attempts: int = 8, cron: str = "") -> Callable[[Declared], Declared]:
    """Declare a job, named `module.verb`, in a module's `tasks` or `handlers`.

    Its arguments are ids and scalars. It may run more than once, so it must do no harm when it does. It is tried
    `attempts` times, a little later each time. With `cron` (five fields, UTC) it also runs by itself, once for each
    moment however many workers there are, and takes the moment as `timestamp` (whole seconds since 1970).
    """

    def declare(job: Declared) -> Declared:
        retry = RetryStrategy(max_attempts=attempts, exponential_wait=3)
        declared = app.task(name=name, retry=retry)(job)
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
