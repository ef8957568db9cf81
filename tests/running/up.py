"""A real `mainstay up` for tests: in a directory of its own, watched by polling with deadlines."""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mainstay.config.ports import next_free
from tests.plumbing.databases import SECRETS

DEADLINE = 60.0
PROGRAMS = ("postgres", "guard", "granian", "nats-server", "\0worker", "\0gateway", "mainstay")
READY = "Mainstay is running: http://"


def wait_for(check: Callable[[], bool], what: str, seconds: float = DEADLINE) -> None:
    """Return when the check holds; fail with `what` when it did not in time."""
    deadline = time.monotonic() + seconds
    while not check():
        assert time.monotonic() < deadline, f"in {seconds:.0f} s not seen: {what}"
        time.sleep(0.03)


def stat_fields(process: str) -> list[str]:
    """The fields of a process after its name: state, parent, group, session ..."""
    try:
        return (Path("/proc") / process / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def processes() -> dict[int, list[str]]:
    """Living processes with their fields; those that only wait to be reaped do not count."""
    found = {int(path.name): stat_fields(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()}
    return {pid: fields for pid, fields in found.items() if fields and fields[0] != "Z"}


def program(pid: int) -> str:
    """What a process of ours is; empty between its start and its own program."""
    try:
        line = (Path("/proc") / str(pid) / "cmdline").read_text(errors="replace")
    except OSError:
        return ""
    return next((word for word in PROGRAMS if word in line), "")


def environment_beside(state: Path) -> dict[str, str]:
    """For a command on an installation: without the database and the secrets that this run of tests has of its own."""
    dropped = ("DATABASE_URL", "RUNTIME_DATABASE_URL", "MAINSTAY_DATABASE_ROLE", *SECRETS)
    kept = {key: value for key, value in os.environ.items() if key not in dropped}
    return kept | {"MAINSTAY_STATE": str(state), "LANG": "C.UTF-8", "LC_ALL": ""}


@dataclass
class Up:
    """One run: its state directory, its process and what it said."""

    state: Path
    port: int
    extra: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    python: str = sys.executable

    def start(self) -> "Up":
        """Start it; its words go to a file."""
        self.state.parent.mkdir(parents=True, exist_ok=True)
        self.words = self.state.parent / f"words-{time.monotonic_ns()}"
        environment = environment_beside(self.state) | {"MAINSTAY_PORT": str(self.port)}
        environment |= {"MAINSTAY_DATABASE_PORT": "21500", "MAINSTAY_WORKERS": "2", **self.extra}
        environment |= {"MAINSTAY_NATS_PORT": "21700", "MAINSTAY_GATEWAY_PORT": str(self.port + 1)}
        with self.words.open("wb") as output:
            self.process = subprocess.Popen(
                [self.python, "-m", "mainstay", "up"],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                **self.options,
            )
        return self

    def said(self) -> str:
        """What it has written so far."""
        return self.words.read_text(encoding="utf-8")

    def wait_ready(self) -> "Up":
        """Until it prints its address; the port it took is kept."""

        def ready() -> bool:
            assert self.process.poll() is None, f"ended with {self.process.returncode}: {self.said()}"
            return READY in self.said()

        wait_for(ready, f"the address, after {self.words.name}")
        self.port = int(self.said().split(READY)[1].split("/")[0].split(":")[1])
        return self

    def answers(self) -> bool:
        """Whether the API, and so the database behind it, answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/api/directory/session")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def children(self) -> dict[str, int]:
        """The processes it owns directly, by what they are."""
        found = {}
        for pid, fields in processes().items():
            if int(fields[1]) == self.process.pid:
                found[program(pid).strip("\0")] = pid
        return found

    def descendants(self) -> set[int]:
        """Every process that comes from it, and it itself."""
        everything = processes()
        found = {self.process.pid}
        while True:
            more = {pid for pid, fields in everything.items() if int(fields[1]) in found} - found
            if not more:
                return found
            found |= more

    def end(self) -> int:
        """SIGTERM, and its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(DEADLINE)


def free_port(first: int = 22000) -> int:
    """A port that nobody listens on now, from ten that are this process's own: neighbours look at the same moment."""
    return next_free(first + os.getpid() % 400 * 10)
