"""`mainstay worker`: jobs, timers, messages and what follows from changes of cases."""

import contextlib
import os
from pathlib import Path

import click

from mainstay.config.env import environment
from mainstay.config.loops import LOOPS
from mainstay.config.worker import work

BEHIND_THE_PAGES = 10
# Linux shares the processor between sessions first, and `nice` counts only within one: this file is for the session.
SESSION_PRIORITY = Path("/proc/self/autogroup")


@click.command()
@click.option("--jobs", type=click.IntRange(1, 32), default=None, help="Jobs at once; MAINSTAY_JOBS, else 2.")
def command(jobs: int | None) -> None:
    """Work in the background until it is told to stop; any number of workers may run."""
    stand_behind_the_pages()
    work(LOOPS, concurrency=jobs or environment().number("MAINSTAY_JOBS", 2, low=1, high=32))


def stand_behind_the_pages() -> None:
    """Let whoever waits for a page go first; a worker in somebody's own session leaves that session's share alone."""
    os.nice(BEHIND_THE_PAGES)
    if os.getsid(0) == os.getpid():
        with contextlib.suppress(OSError):
            SESSION_PRIORITY.write_text(str(BEHIND_THE_PAGES), encoding="ascii")
