"""What was answered is kept, once, whatever is killed: cases opened by many clients while processes are ended by -9."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from mainstay.config.state import State
from tests.running.clients import PASSWORD, Crowd, make_crowd
from tests.running.conftest import MakeUp
from tests.running.up import Up, environment_beside, processes, wait_for
from tests.snapshots.world import CONTRACT

pytestmark = pytest.mark.durability
LOGINS = ["contact", "approver"]
ROLES = {"contact": "customer_contact", "approver": "customer_approver"}
SECONDS = 240.0
CHAINS = re.compile(r"(\d+) cases, (\d+) entries checked: all whole")


def command(up: Up, *words: str) -> str:
    """What one of our commands says, run beside the installation."""
    call = [up.python, "-m", "mainstay", *words]
    done = subprocess.run(call, env=environment_beside(up.state), capture_output=True, check=False, timeout=SECONDS)
    told = done.stdout.decode()
    assert done.returncode == 0, told + done.stderr.decode()
    return told


def people_and_contract(up: Up, place: Path) -> None:
    """The least that a report needs."""
    (place / "contract.yaml").write_text(CONTRACT, encoding="utf-8")
    command(up, "contract", "load", str(place / "contract.yaml"))
    for login, role in ROLES.items():
        command(up, "user", "add", login, "--name", login, "--role", role, "--contract", "T", "--password", PASSWORD)


def ask_database(up: Up, statement: str) -> Any:
    """One value, as the owner sees it."""
    with psycopg.connect(State(up.state).read_json("database.json")["owner"]) as session:
        row = session.execute(statement.encode()).fetchone()
    return row[0] if row else None


def web_worker(up: Up) -> int:
    """One of the processes that the web server's main process has started."""
    web = up.children()["granian"]
    return next(pid for pid, fields in processes().items() if int(fields[1]) == web)


KILLS: dict[str, Callable[[Up], list[int]]] = {
    "the web server": lambda up: [up.children()["granian"]],
    "a process of the web server": lambda up: [web_worker(up)],
    "the worker": lambda up: [up.children()["worker"]],
    "web and worker": lambda up: [up.children()["granian"], up.children()["worker"]],
    "the database": lambda up: [up.children()["postgres"]],
}


def kill_while_it_works(up: Up, crowd: Crowd, wanted: int, kills: list[str]) -> None:
    """Each in its turn, spread over the work; the next one once the one before has come back."""
    for turn, name in enumerate(kills, start=1):
        wait_for_answers(crowd, wanted * turn // (len(kills) + 1), name)
        assert not crowd.is_done(), crowd.failures() or "all was done before everything was killed"
        before = len(crowd.numbers)
        for pid in KILLS[name](up):
            os.kill(pid, signal.SIGKILL)
        wait_for_answers(crowd, before + 20, name)
        wait_for(lambda: {"granian", "worker", "postgres"} <= set(up.children()), "all of them again")


def wait_for_answers(crowd: Crowd, wanted: int, name: str) -> None:
    """Until so many reports are answered, or the last one is."""
    wait_for(lambda: len(crowd.numbers) >= wanted or crowd.is_done(), f"{wanted} answers: {name}", SECONDS)


def check_what_is_kept(up: Up, wanted: int) -> None:
    """Each case once with its entries, each answer kept, chains whole, and what follows has followed."""
    assert ask_database(up, "SELECT count(*) FROM desk_case") == wanted
    assert (
        ask_database(up, "SELECT count(DISTINCT stream) FROM kernel_ledgerentry WHERE stream LIKE 'case:%'") == wanted
    )
    assert ask_database(up, "SELECT count(*) FROM kernel_keptanswer") == wanted
    wait_for(lambda: ask_database(up, "SELECT count(*) FROM desk_change") == 0, "the followers", SECONDS)
    assert ask_database(up, "SELECT count(DISTINCT case_id) FROM desk_searchtext") == wanted
    found = CHAINS.search(command(up, "verify"))
    assert found is not None
    assert int(found[1]) == wanted


def numbers_told(make_up: MakeUp, place: Path, kills: list[str], *, clients: int, each: int) -> list[str]:
    """Start, send, kill, check what is kept, say what it took; the numbers that were answered, in order."""
    up = make_up().wait_ready()
    people_and_contract(up, place)
    crowd = make_crowd(up.port, LOGINS, clients=clients, each=each)
    began = time.monotonic()
    crowd.start()
    kill_while_it_works(up, crowd, clients * each, kills)
    wait_for(crowd.is_done, "the last answer", SECONDS)
    seconds = time.monotonic() - began
    assert crowd.failures() == []
    check_what_is_kept(up, clients * each)
    again = sum(one.again for one in crowd.reporters)
    sys.stderr.write(f"\n{clients * each} cases in {seconds:.0f} s, {len(kills)} kills, {again} requests sent again\n")
    return sorted(crowd.numbers)


def without_gaps(first: str, count: int) -> list[str]:
    """So many numbers of the year of the first one, from 1 on."""
    head = first.rpartition("-")[0]
    return [f"{head}-{running:05d}" for running in range(1, count + 1)]


@pytest.mark.req("E-18")
def test_ten_thousand_cases_while_web_and_worker_are_killed(make_up: MakeUp, tmp_path: Path) -> None:
    kills = ["the web server", "the worker", "a process of the web server", "web and worker", "the web server"]
    numbers = numbers_told(make_up, tmp_path, kills, clients=50, each=200)
    assert numbers == without_gaps(numbers[0], 10_000)


@pytest.mark.req("E-18")
def test_cases_while_the_database_is_killed(make_up: MakeUp, tmp_path: Path) -> None:
    numbers = numbers_told(make_up, tmp_path, ["the database", "the database"], clients=20, each=60)
    assert numbers == without_gaps(numbers[0], 1_200)
