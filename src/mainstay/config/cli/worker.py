"""`mainstay worker`: jobs, timers, messages and what follows from changes of cases."""

import os

import click

from mainstay.config.env import environment
from mainstay.config.loops import LOOPS
from mainstay.config.worker import work

BEHIND_THE_PAGES = 5


@click.command()
@click.option("--jobs", type=click.IntRange(1, 32), default=None, help="Jobs at once; MAINSTAY_JOBS, else 2.")
def command(jobs: int | None) -> None:
    """Work in the background until it is told to stop; any number of workers may run."""
    os.nice(BEHIND_THE_PAGES)
    work(LOOPS, concurrency=jobs or environment().number("MAINSTAY_JOBS", 2, low=1, high=32))
