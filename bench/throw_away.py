"""A whole installation for one measurement, as `mainstay up` runs it, in a directory that is removed again."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from mainstay.config.ports import next_free
from mainstay.config.unprivileged import die_with_parent

MAINSTAY = [sys.executable, "-m", "mainstay"]
PASSWORD = "measure-the-opening-of-cases"  # noqa: S105 - of an installation that lives for a minute
READY_SECONDS, STOP_SECONDS = 120.0, 60.0
FIRST_PORT, FIRST_DATABASE_PORT = 18_000, 18_400
SERVICES = {"database": "postgres", "worker": "mainstay\0worker", "web": "granian"}  # by a part of the command line
OURS = ("MAINSTAY_", "DATABASE_URL", "RUNTIME_DATABASE_URL", "DJANGO_")


class NotStarted(Exception):
    """The installation did not come up; with the end of what it said."""


@dataclass(frozen=True, slots=True)
class Running:
    """A started installation: its web port, the supervisor of all its processes, and their environment."""

    port: int
    supervisor: int
    environment: Mapping[str, str]

    def processor_seconds(self) -> dict[str, float]:
        """Processor time so far by service; empty where /proc is not there."""
        if not Path("/proc/self/stat").exists():
            return {}
        spent = dict.fromkeys(SERVICES, 0.0)
        for command, ticks in _descendants(self.supervisor):
            service = next((name for name, part in SERVICES.items() if part in command), "others")
            spent[service] = spent.get(service, 0.0) + ticks / os.sysconf("SC_CLK_TCK")
        return spent

    def processor_microseconds(self, before: Mapping[str, float], count: int) -> dict[str, int]:
        """What each of so many things has taken since `before`."""
        spent = self.processor_seconds()
        return {name: round((spent[name] - before.get(name, 0.0)) / count * 1e6) for name in spent}


@contextmanager
def throw_away_installation() -> Iterator[Running]:
    """PostgreSQL with every safety on, granian as always, the examples and ten sign-ins; nothing stays behind."""
    with tempfile.TemporaryDirectory(prefix="mainstay-bench-", ignore_cleanup_errors=True) as place:
        Path(place).chmod(0o711)
        state = Path(place) / "state"
        environment = _environment(state)
        with (Path(place) / "up.log").open("wb") as log:
            child = _start(environment, log.fileno())
            try:
                port = _wait_for_address(child, state, Path(log.name))
                _seed(environment)
                yield Running(port, child.pid, environment)
            finally:
                _stop(child)
                _remove_database_elsewhere(state)


def _environment(state: Path) -> dict[str, str]:
    """The caller's environment without his settings: his own database is never written to."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return {
        **kept,
        "MAINSTAY_STATE": str(state),
        "MAINSTAY_PORT": str(next_free(FIRST_PORT)),
        "MAINSTAY_DATABASE_PORT": str(FIRST_DATABASE_PORT),
        "MAINSTAY_DEMO_PASSWORD": PASSWORD,
    }


def _start(environment: Mapping[str, str], log: int) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [*MAINSTAY, "up"],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        start_new_session=True,
        preexec_fn=die_with_parent(signal.SIGTERM),  # noqa: PLW1509  no threads here
    )


def _wait_for_address(child: "subprocess.Popen[bytes]", state: Path, log: Path) -> int:
    deadline = time.monotonic() + READY_SECONDS
    while not (state / "address").exists():
        if child.poll() is not None or time.monotonic() > deadline:
            raise NotStarted("\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-5:]))
        time.sleep(0.1)
    port = urlsplit((state / "address").read_text(encoding="utf-8").strip()).port
    if port is None:
        raise NotStarted("no port in the address")
    return port


def _seed(environment: Mapping[str, str]) -> None:
    """The example contracts, their people and a few cases."""
    done = subprocess.run([*MAINSTAY, "seed", "--share", "0.01"], env=environment, capture_output=True, check=False)
    if done.returncode != 0:
        raise NotStarted(done.stderr.decode(errors="replace"))


def _stop(child: "subprocess.Popen[bytes]") -> None:
    if child.poll() is None:
        child.send_signal(signal.SIGINT)
    child.wait(STOP_SECONDS)


def _remove_database_elsewhere(state: Path) -> None:
    """Where root keeps its files closed to the database's user, the data lie outside the state directory."""
    elsewhere = state / "database-place"
    if elsewhere.exists():
        shutil.rmtree(elsewhere.read_text(encoding="utf-8").strip(), ignore_errors=True)


def _descendants(root: int) -> Iterator[tuple[str, int]]:
    """The command line and clock ticks of each living process under `root`, with those of its children that ended."""
    processes: dict[int, tuple[int, str, int]] = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            rest = (place / "stat").read_text().rpartition(")")[2]
            command = (place / "cmdline").read_text()
        except OSError:
            continue
        fields = rest.split()
        processes[int(place.name)] = (int(fields[1]), command, sum(int(ticks) for ticks in fields[11:15]))
    for key, (_, command, ticks) in processes.items():
        above: int | None = key
        while above is not None and above != root:
            above = processes[above][0] if above in processes else None
        if above == root and key != root:
            yield command, ticks
