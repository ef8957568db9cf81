"""The workers of the bench, and the processor time that they and the database take."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

COMMAND = [sys.executable, "-m", "bench.ringing.bell"]
STOP_SECONDS = 30.0


@contextmanager
def workers(count: int) -> Iterator[list[int]]:
    """Some workers, as processes of their own, under the role that the application runs as; their ids."""
    environment = {name: value for name, value in os.environ.items() if name != "MAINSTAY_DATABASE_ROLE"}
    started = [subprocess.Popen(COMMAND, env=environment) for _ in range(count)]
    try:
        yield [one.pid for one in started]
    finally:
        for one in started:
            one.terminate()
        for one in started:
            one.wait(STOP_SECONDS)


@contextmanager
def set_aside(supervisor: int) -> Iterator[None]:
    """The installation's own worker stands still: it does not know the bench's kind of timer."""
    own = [pid for pid, words in commands_under(supervisor) if words[-1:] == ["worker"]]
    for pid in own:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in own:
            os.kill(pid, signal.SIGCONT)


def processor_seconds(pids: Iterable[int]) -> float:
    """What some processes have taken so far, with their children that have ended."""
    return sum(_ticks(pid) for pid in pids) / os.sysconf("SC_CLK_TCK")


def database_under(supervisor: int) -> list[int]:
    """The processes of the database: its server and its sessions."""
    return [pid for pid, words in commands_under(supervisor) if words and "postgres" in words[0]]


def commands_under(root: int) -> Iterator[tuple[int, list[str]]]:
    """Each process that descends from `root`, with its command line."""
    parents: dict[int, int] = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(place.name)] = int((place / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    for pid in parents:
        above: int | None = pid
        while above is not None and above != root:
            above = parents.get(above)
        if above == root and pid != root:
            yield pid, _words(pid)


def _words(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace").rstrip("\0").split("\0")
    except OSError:
        return []


def _ticks(pid: int) -> int:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return sum(int(ticks) for ticks in fields[11:15])
