"""Timers: a burst of them over a long queue, the cost of one by the length of the queue, and workers that wait."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

from bench.registry import Figure, row
from bench.throw_away import throw_away_installation

ROOT = Path(__file__).resolve().parents[1]
CASES = int(os.environ.get("BENCH_OPEN_CASES", "10000"))
PENDING = int(os.environ.get("BENCH_TIMERS", "1000000"))
MILLISECONDS = "milliseconds of wall time"


@row("timers, burst", unit=MILLISECONDS, budget=5_000, ceiling=True)
def burst() -> Figure:
    """10,000 due at one moment over 1,000,000 pending, each with a ledger entry of its own; two workers."""
    found = _measured()["burst"]
    return Figure(found["elapsed_ms"], found)


@row("timers, cost by queue", unit="percent of the cost at the shortest queue", budget=150, ceiling=True)
def cost() -> Figure:
    """10,000 fires over 10^4, 10^5 and 10^6 pending; processor time of the worker and the database for each."""
    found = _measured()["cost"]
    costs = [one["microseconds"] for one in found.values()]
    return Figure(100 * costs[-1] / costs[0], found)


@row("timers, waking", unit=MILLISECONDS, budget=1_000, ceiling=True)
def waking() -> Figure:
    """A timer that is due when it is written, while two workers sleep."""
    found = _measured()["waking"]
    return Figure(max(found), {"each": found})


@row("timers, idle", unit="thousandths of a core for a worker that waits", budget=20, ceiling=True)
def idle() -> Figure:
    """A whole `mainstay worker` over a million pending and nothing due."""
    found = _measured()["idle"]
    return Figure(found["thousandths"], found)


@row("timers, rungs", unit="rungs of real ladders a second of wall time, two workers", budget=50)
def rungs() -> Figure:
    """The missed answer of contract A on cases of the desk: entry, row, words to each person, timers anew."""
    found = _measured()["rungs"]
    return Figure(found["a_second"], found)


@row("timers, holiday preview", unit=MILLISECONDS, budget=5_000, ceiling=True)
def preview() -> Figure:
    """Two more days off tried over 10,000 open cases, all of which move."""
    found = _measured()["calendars"]
    return Figure(found["preview_ms"], found)


@row("timers, holiday applied", unit=MILLISECONDS, budget=60_000, ceiling=True)
def applied() -> Figure:
    """The same put into use: rows and timers of all cases anew, while the web server goes on answering."""
    found = _measured()["calendars"]
    return Figure(found["apply_ms"], found)


@cache
def _measured() -> dict[str, Any]:
    """All of it in one installation, by a process of its own as the owner of the database."""
    with throw_away_installation() as running:
        command = [
            sys.executable,
            "-m",
            "bench.ringing",
            str(running.supervisor),
            str(PENDING),
            str(running.port),
            str(CASES),
        ]
        done = subprocess.run(command, env=running.environment, cwd=ROOT, capture_output=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(done.stderr.decode(errors="replace"))
        told: dict[str, Any] = json.loads(done.stdout)
        return told
