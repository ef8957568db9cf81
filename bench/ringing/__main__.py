"""`python -m bench.ringing SUPERVISOR PENDING PORT CASES`: measure timers in the installation of MAINSTAY_STATE."""

import json
import os
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import django

from mainstay.kernel.fence import serve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mainstay.config.settings")
os.environ["MAINSTAY_DATABASE_ROLE"] = "owner"
django.setup()
serve("ringing")

from django.db import connection  # noqa: E402  models can only be imported after setup

from bench.ringing.calendars import try_and_apply  # noqa: E402  after setup, as above
from bench.ringing.cases import fire_rungs  # noqa: E402  after setup, as above
from bench.ringing.processes import database_under, processor_seconds, set_aside, workers  # noqa: E402  after setup, as above
from mainstay.kernel.timers import Wanted, derive  # noqa: E402  after setup, as above
from mainstay.kernel.timers.leasing import BATCH, LEASE  # noqa: E402  after setup, as above

KIND, WORKERS = "bench.bell", 2
BURST, WAKES, RUNGS = 10_000, 20, 300
SETTLE, IDLE_SECONDS, PATIENCE = 5.0, 20.0, 120.0
FILL = """
INSERT INTO kernel_timer (kind, subject, clock, rung, due_at, details, state, void_reason, tries, problem)
SELECT 'bench.bell', %(name)s || n, 'bell', 'once', %(first)s + n * %(step)s, '{}', 'pending', '', 0, ''
FROM generate_series(1, %(count)s) AS n
"""
LEFT = "SELECT FROM kernel_timer WHERE state = 'pending' AND COALESCE(retry_at, due_at) <= %s LIMIT 1"
FIRED = """
SELECT count(*), min(late_ms), percentile_disc(ARRAY[0.5, 0.95, 0.99]) WITHIN GROUP (ORDER BY late_ms), max(late_ms)
FROM kernel_timer WHERE subject LIKE %s AND state = 'fired'
"""


class NotFired(Exception):
    """Timers were left after all patience, or fired more or less than once."""


def main() -> None:
    """Each queue in turn, each longer than the one before."""
    supervisor, pending, port, cases = (int(word) for word in sys.argv[1:5])
    told: dict[str, Any] = {"cost": {}}
    with set_aside(supervisor):
        told["rungs"] = fire_rungs(RUNGS, WORKERS)
        told["calendars"] = try_and_apply(cases, port)
        filled = 0
        for length in sorted({10_000, 100_000, pending}):
            fill(f"far:{length}:", length - filled, datetime.now(UTC) + timedelta(days=30), timedelta(seconds=1))
            filled = length
            told["cost"][str(length)] = cost_of_a_fire(supervisor, length)
        with workers(WORKERS) as pids:
            time.sleep(SETTLE)
            told["burst"] = burst()
            told["waking"] = [wake_up(number) for number in range(WAKES)]
            told["idle"] = idle(pids)
    print(json.dumps(told))


def fill(name: str, count: int, first: datetime, step: timedelta) -> None:
    """Timers of subjects of their own, one each."""
    with connection.cursor() as cursor:
        values: dict[str, Any] = {"name": name, "count": count, "first": first, "step": step}
        cursor.execute(FILL, values)
        cursor.execute("VACUUM ANALYZE kernel_timer")


def cost_of_a_fire(supervisor: int, pending: int) -> dict[str, Any]:
    """All due at one moment: processor time of workers and database for each, and the plan of taking a batch."""
    moment = datetime.now(UTC) + timedelta(seconds=SETTLE + 3)
    fill(f"cost:{pending}:", BURST, moment, timedelta())
    plan = plan_of_a_lease(moment)
    with workers(WORKERS) as pids:
        time.sleep((moment - datetime.now(UTC)).total_seconds())
        before = processor_seconds([*database_under(supervisor), *pids])
        wait_for_all(moment)
        spent = processor_seconds([*database_under(supervisor), *pids]) - before
    return {"microseconds": round(spent / BURST * 1e6), **plan}


def plan_of_a_lease(moment: datetime) -> dict[str, Any]:
    """The index that a lease walks, and how many pages of the database it reads."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {LEASE}", [moment, BATCH])
        plan = cursor.fetchone()[0][0]["Plan"]
    nodes: list[dict[str, Any]] = [plan]
    while "Plans" in nodes[-1]:
        nodes.append(nodes[-1]["Plans"][0])
    return {
        "plan": [one["Node Type"] for one in nodes],
        "pages": plan["Shared Hit Blocks"] + plan["Shared Read Blocks"],
    }


def burst() -> dict[str, Any]:
    """All due in the same second; from its beginning until none is left, each with one entry of the ledger."""
    second = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=8)
    fill("burst:", BURST, second, timedelta())
    wait_for_all(second)
    elapsed = datetime.now(UTC) - second
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), count(DISTINCT stream) FROM kernel_ledgerentry WHERE stream LIKE 'burst:%%'")
        if cursor.fetchone() != (BURST, BURST):
            raise NotFired("the ledger does not hold each timer once")
    return {"elapsed_ms": round(elapsed / timedelta(milliseconds=1)), "fired_once": BURST, **lateness("burst:%", BURST)}


def wait_for_all(moment: datetime) -> None:
    """Until nothing is left that was due at a moment."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if datetime.now(UTC) >= moment:
            with connection.cursor() as cursor:
                cursor.execute(LEFT, [moment])
                if cursor.fetchone() is None:
                    return
        time.sleep(0.01)
    raise NotFired(f"timers were left after {PATIENCE:.0f} s")


def lateness(subjects: str, count: int) -> dict[str, Any]:
    """How late these were, in milliseconds."""
    with connection.cursor() as cursor:
        cursor.execute(FIRED, [subjects])
        fired, least, shares, most = cursor.fetchone()
    if fired != count:
        raise NotFired(f"{fired} of {count} have fired")
    return {"late_ms": {"least": least, **dict(zip(("p50", "p95", "p99"), shares, strict=True)), "most": most}}


def wake_up(number: int) -> int:
    """One that is due when it is written, to workers that sleep; milliseconds from the commit until it has fired."""
    time.sleep(0.7)
    subject, moment = f"wake:{number}", datetime.now(UTC)
    derive({subject: [Wanted(KIND, "bell", "once", moment)]}, reasons={})
    committed = time.perf_counter()
    wait_for_all(moment)
    return round(1000 * (time.perf_counter() - committed))


def idle(pids: Sequence[int]) -> dict[str, Any]:
    """What a worker takes while nothing is due."""
    time.sleep(SETTLE)
    before = processor_seconds(pids)
    time.sleep(IDLE_SECONDS)
    spent = processor_seconds(pids) - before
    return {"thousandths": 1000 * spent / IDLE_SECONDS / len(pids), "workers": len(pids), "seconds": IDLE_SECONDS}


if __name__ == "__main__":
    main()
