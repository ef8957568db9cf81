"""Timers while processes are ended by -9: none lost, none twice, and word of each reaches the handset once."""

import os
import signal
import sys
from itertools import cycle, islice
from pathlib import Path
from random import Random
from time import sleep
from typing import Any

import psycopg
import pytest

from mainstay.config.state import State
from tests.plumbing.sms import SECRET, SmsGateway, running_gateway
from tests.running.clients import PASSWORD, Crowd, make_crowd
from tests.running.conftest import MakeUp
from tests.running.test_durability import command
from tests.running.up import Up, wait_for
from tests.snapshots.world import CONTRACT

pytestmark = pytest.mark.durability
ROUNDS = int(os.environ.get("MAINSTAY_TIMER_ROUNDS", "25"))
PHONE, SECONDS, CLIENTS = "13900000001", 240.0, 2
# Spread over all rounds, so that something is due whenever something is killed.
STEPS = [2 + place * max(ROUNDS * 3, 10) // 10 for place in range(10)]
CASES = ROUNDS * 4
LADDER = """
roles:
  - {id: duty_engineer, name: 值班工程师, clause: c3}
ladders:
  - id: often
    name: 催办
    clause: c3
    calendar: always
    until: responded
    rungs:
"""
FAULTS = ("ok", "ok", "ok", "drop", "taken_and_dropped", "busy")
LATENESS = """
SELECT percentile_disc(ARRAY[0.5, 0.9, 0.99]) WITHIN GROUP (ORDER BY late_ms) || max(late_ms)
FROM kernel_timer WHERE state = 'fired'
"""
SMS = "SELECT count(*) FROM notify_outboxmessage WHERE channel = 'sms'"
# What failed waits longer each time, and so does a lane whose gateway failed; the waits themselves are tried elsewhere.
OVER = """
WITH lanes AS (UPDATE notify_lane SET rests_until = clock_timestamp() WHERE rests_until IS NOT NULL),
word AS (
    UPDATE notify_outboxmessage SET try_at = clock_timestamp() WHERE state = 'queued' AND try_at > clock_timestamp()
)
SELECT count(*) FROM notify_outboxmessage WHERE channel = 'sms' AND state = 'queued'
"""
# What an entry says lies sealed. Each rung is one row of the timers, and fires in one transaction with its entry.
UNEVEN = """
SELECT count(*) FROM (
    SELECT FROM kernel_ledgerentry WHERE kind = 'reminded' GROUP BY stream HAVING count(*) <> %s
) AS uneven
"""


def settle(up: Up, place: Path) -> None:
    """A contract that reminds every two seconds, somebody who reports, and an engineer with a telephone."""
    rungs = "".join(
        f"      - {{id: r{step}, after: {step}s, roles: [duty_engineer], action: remind, channels: [sms]}}\n"
        for step in STEPS
    )
    (place / "contract.yaml").write_text(CONTRACT + LADDER + rungs, encoding="utf-8")
    command(up, "contract", "load", str(place / "contract.yaml"))
    for login, role in (("contact", "customer_contact"), ("engineer", "vendor_engineer")):
        command(up, "user", "add", login, "--name", login, "--role", role, "--contract", "T", "--password", PASSWORD)
    command(up, "user", "reach", "engineer", "--phone", PHONE)


def ask(up: Up, statement: str, *values: Any) -> Any:
    """One value, as the owner sees it."""
    with psycopg.connect(State(up.state).read_json("database.json")["owner"], autocommit=True) as session:
        cursor = session.execute(statement.encode(), values)
        row = cursor.fetchone() if cursor.description else None
    return row[0] if row else None


def fired(up: Up) -> int:
    """How many have fired; none while the database is away."""
    try:
        return int(ask(up, "SELECT count(*) FROM kernel_timer WHERE state = 'fired'"))
    except psycopg.OperationalError:
        return -1


def goes_on(up: Up, crowd: Crowd, before: int) -> bool:
    """Whether more have fired since; when all is reported, whether the database answers."""
    found = fired(up)
    return found > before or (crowd.is_done() and found >= 0)


def kill_in_turn(up: Up, gateway: SmsGateway, crowd: Crowd) -> None:
    """One after the other; the next when the one before is back and more timers have fired."""
    chance = Random(4)
    for victim in islice(cycle(("worker", "postgres", "worker", "gateway")), ROUNDS):
        gateway.plan.extend(chance.choices(FAULTS, k=10))
        sleep(chance.random())
        kill(up, crowd, victim)


def kill(up: Up, crowd: Crowd, victim: str) -> None:
    """End one process at once, and wait until another does its work."""
    before, pid = fired(up), up.children()[victim]
    os.kill(pid, signal.SIGKILL)
    wait_for(lambda: up.children().get(victim, pid) != pid, f"another {victim}", SECONDS)
    wait_for(lambda: goes_on(up, crowd, before), f"more after the {victim}", SECONDS)


@pytest.mark.req("E-19")
def test_none_is_lost_or_doubled_whatever_is_killed(make_up: MakeUp, tmp_path: Path) -> None:
    with running_gateway() as gateway:
        settings = {"MAINSTAY_SMS_GATEWAY": gateway.describe(tmp_path), "MAINSTAY_SMS_SECRET": SECRET}
        up = make_up(extra=settings).wait_ready()
        settle(up, tmp_path)
        crowd = make_crowd(up.port, ["contact"], clients=CLIENTS, each=CASES // CLIENTS)
        crowd.start()
        kill_in_turn(up, gateway, crowd)
        gateway.plan.clear()
        wait_for(crowd.is_done, "the last report", SECONDS)
        assert crowd.failures() == []
        check_each_once(up, gateway, cases=CASES // CLIENTS * CLIENTS)


def check_each_once(up: Up, gateway: SmsGateway, *, cases: int) -> None:
    """Timers, entries and handsets agree."""
    wait_for(lambda: ask(up, "SELECT count(*) FROM desk_change") == 0, "the followers", SECONDS)
    wait_for(
        lambda: ask(up, "SELECT count(*) FROM kernel_timer WHERE clock = 'often' AND state = 'pending'") == 0,
        "the timers",
        SECONDS,
    )
    wanted = cases * len(STEPS)
    wait_for(lambda: ask(up, OVER) == 0, "the word", SECONDS + wanted / 10)
    assert ask(up, "SELECT count(*) FROM kernel_timer WHERE clock = 'often' AND state = 'fired'") == wanted
    assert ask(up, "SELECT count(*) FROM kernel_ledgerentry WHERE kind = 'reminded'") == wanted
    assert ask(up, UNEVEN, len(STEPS)) == 0
    assert ask(up, f"{SMS} AND kind = 'case_reminder' AND state = 'sent'") == wanted
    assert len([one for one in gateway.received(PHONE) if one.startswith("【催办】")]) == wanted
    again = len(gateway.requests) - len({one.form["id"] for one in gateway.taken})
    sys.stderr.write(
        f"\n{wanted} timers on {cases} cases, {ROUNDS} kills; late by {ask(up, LATENESS)} ms (p50, p90, p99, most); "
        f"{again} requests sent again\n"
    )
