"""Runs of `mainstay up` that are ended with their test."""

import signal
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.running.up import DEADLINE, Up, free_port

MakeUp = Callable[..., Up]


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A directory that other users may pass through, unlike pytest's."""
    with tempfile.TemporaryDirectory(prefix="mainstay-run-", dir="/tmp", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def make_up(reachable: Path) -> Iterator[MakeUp]:
    """Starts `mainstay up` on a state directory with a space in its path."""
    made: list[Up] = []

    def make(**changes: object) -> Up:
        one = Up(state=reachable / "a state" / "s", port=free_port())
        for name, value in changes.items():
            setattr(one, name, value)
        made.append(one)
        return one.start()

    yield make
    for one in made:
        if one.process.poll() is None:
            one.process.send_signal(signal.SIGTERM)
            one.process.wait(DEADLINE)
