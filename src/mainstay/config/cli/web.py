"""`mainstay web`: granian over Django's WSGI application."""

import os
import sys

import click

from mainstay.config.env import environment
from mainstay.config.threads import THREADS

APPLICATION = "mainstay.config.wsgi:application"


def granian_command(host: str, port: int, workers: int) -> list[str]:
    """The server's command line: one worker a core, threads for transfers, no access log."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", str(THREADS), "--respawn-failed-workers"),
        *("--respawn-interval", "0.5", "--workers-kill-timeout", "4"),
        *("--backpressure", "128", "--no-access-log", "--log-level", "error", APPLICATION),
    ]


@click.command()
@click.option("--host", default=None, help="The address to listen on; MAINSTAY_HOST, else 127.0.0.1.")
@click.option("--port", type=click.IntRange(1, 32767), default=None, help="MAINSTAY_PORT, else 8000.")
@click.option("--workers", type=click.IntRange(1, 64), default=None, help="MAINSTAY_WORKERS, else one a core.")
def command(host: str | None, port: int | None, workers: int | None) -> None:
    """Serve the pages and the API in the foreground."""
    env = environment()
    chosen = granian_command(
        host or env.text("MAINSTAY_HOST", "127.0.0.1"),
        port or env.number("MAINSTAY_PORT", 8000, low=1, high=32767),
        workers or env.number("MAINSTAY_WORKERS", os.cpu_count() or 1, low=1, high=64),
    )
    os.environ["PYTHONUNBUFFERED"] = "1"
    os.execv(chosen[0], chosen)  # noqa: S606  our own interpreter, no shell wanted
