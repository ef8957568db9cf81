"""The worker's process: the loops of the modules in threads, and the jobs beside them."""

import asyncio
import logging
import signal
import threading
from collections.abc import Sequence

import procrastinate
from asgiref.sync import sync_to_async
from django.db import close_old_connections
from procrastinate.contrib.django import app
from procrastinate.contrib.django.db_cleanup import close_db_connections
from procrastinate.contrib.django.django_connector import DjangoConnector

from mainstay.kernel.waking import Loop, listen

LOG = logging.getLogger(__name__)
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 15.0
STALLED_SECONDS = 30.0
LOOK_FOR_STALLED = 15.0
MOST_ATTEMPTS = 20
GRACE_SECONDS = 8.0


def work(loops: Sequence[Loop], *, concurrency: int) -> None:
    """Run everything until SIGTERM or SIGINT; what is under way is finished first."""
    # Who listens is known before the first loop publishes.
    app.perform_import_paths()  # type: ignore[no-untyped-call]  # Procrastinate leaves it without types
    stopping = threading.Event()
    threads = [threading.Thread(target=loop.run, args=[stopping], name=loop.topic) for loop in loops]
    threads.append(threading.Thread(target=listen, args=[loops, stopping], name="listener"))
    for thread in threads:
        thread.start()
    try:
        asyncio.run(run_jobs(concurrency))
    finally:
        stopping.set()
        for loop in loops:
            loop.awake.set()
        for thread in threads:
            thread.join(GRACE_SECONDS)


async def run_jobs(concurrency: int) -> None:
    """Keep the jobs' worker running until a signal; it ends when the database goes away and is started anew."""
    loop, stop, failures = asyncio.get_running_loop(), asyncio.Event(), 0
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    asked = asyncio.create_task(stop.wait())
    while not stop.is_set():
        began = loop.time()
        serving = asyncio.create_task(serve_jobs(concurrency))
        await asyncio.wait([serving, asked], return_when=asyncio.FIRST_COMPLETED)
        await end([serving])
        if stop.is_set():
            return
        failures = 1 if loop.time() - began > LONGEST_PAUSE else failures + 1
        pause = min(FIRST_PAUSE * 2.0 ** min(failures - 1, 10), LONGEST_PAUSE)
        LOG.warning("jobs: the worker ended; again in %.1f s", pause)
        await asyncio.wait([asked], timeout=pause)


async def serve_jobs(concurrency: int) -> None:
    """One life of the jobs' worker; cancelled, it lets running jobs finish."""
    await sync_to_async(close_old_connections)()
    worker_app = app.with_connector(DjangoConnector().get_worker_connector())
    async with worker_app.open_async():
        running = asyncio.create_task(
            worker_app.run_worker_async(
                concurrency=concurrency,
                delete_jobs="successful",
                install_signal_handlers=False,
                shutdown_graceful_timeout=GRACE_SECONDS,
                stalled_worker_timeout=STALLED_SECONDS,
                task_middleware=[close_db_connections],
            )
        )
        parts: list[asyncio.Task[None]] = [running, asyncio.create_task(retry_stalled(worker_app))]
        try:
            await asyncio.wait(parts, return_when=asyncio.FIRST_COMPLETED)
        finally:
            await end(parts)


async def end(tasks: Sequence[asyncio.Task[None]]) -> None:
    """Cancel tasks and wait for them; what went wrong in them is told in a line."""
    for task in tasks:
        task.cancel()
    for outcome in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(outcome, Exception):
            LOG.warning("jobs: %s", outcome)


async def retry_stalled(worker_app: procrastinate.App) -> None:
    """Give the jobs of killed workers back to the queue; one that has killed many is given up."""
    jobs = worker_app.job_manager
    while True:
        for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS):
            if job.attempts >= MOST_ATTEMPTS:
                LOG.error("jobs: %s (%s) has ended %s workers and is given up", job.task_name, job.id, job.attempts)
                await jobs.finish_job(job, procrastinate.jobs.Status.FAILED, delete_job=False)
            else:
                LOG.warning("jobs: %s (%s) had stalled and is done again", job.task_name, job.id)
                await jobs.retry_job(job)
        await asyncio.sleep(LOOK_FOR_STALLED)
