"""What row level security costs on the desk: the same requests with the policies on and off, in turn, in one run."""

import json
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median

import psycopg

from bench.desk import FILTERS, fill
from bench.load import CREATED, OK, Load, Unanswered, drive_apart
from bench.registry import Figure, row
from bench.reports import REPORTERS, contracts_in_force, requests_for, sign_in
from bench.throw_away import Running, throw_away_installation

CASES = int(os.environ.get("BENCH_FENCED_CASES", "200000"))
ROUNDS, SECONDS, REPEATED, OPENED, WARMING, TOLD = 10, 300.0, 12, 600, 100, 5_000
LOOK, RESTING = 0.5, 0.03  # seconds between two looks, and of processor time between them at rest
VIEWERS = ("auditor", "engineer")
FENCED = "SELECT relname FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace"
WINDOWS = "SELECT viewname, pg_get_viewdef(viewname::regclass) FROM pg_views WHERE schemaname = 'public'"
TELL = "SET mainstay.principal = 'nobody'; SET mainstay.contracts = '{}'"
PERCENT = "percent of the processor time without policies"


@dataclass(frozen=True, slots=True)
class Price:
    """Microseconds of processor time a request in each round, with the policies and without them."""

    fenced: tuple[float, ...]
    bare: tuple[float, ...]

    def figure(self, telling: float) -> Figure:
        """Pair by pair, so that what changes on the machine meets both; the median of the pairs."""
        pairs = [100 * with_it / (without - telling) for with_it, without in zip(self.fenced, self.bare, strict=True)]
        detail = {
            "microseconds_fenced": round(median(self.fenced)),
            "microseconds_bare": round(median(self.bare) - telling),
            "microseconds_of_telling": round(telling),
            "pairs": [round(one) for one in pairs],
        }
        return Figure(median(pairs), detail)


@row("fences, lists", unit=PERCENT, budget=115, ceiling=True)
def lists() -> Figure:
    """The first page under each filter, for who sees everything and for who sees some contracts."""
    return _measured()[0]


@row("fences, opening", unit=PERCENT, budget=115, ceiling=True)
def opening() -> Figure:
    """Reports over all example contracts, and what follows them in the worker."""
    return _measured()[1]


@cache
def _measured() -> tuple[Figure, Figure]:
    with throw_away_installation() as running:
        fill(running, CASES)
        owner = _owner(running)
        telling = _telling(running, owner)
        sessions = [sign_in(running.port, login) for login in REPORTERS]
        contracts = contracts_in_force(sessions[REPORTERS.index("seat")])
        read = list(_reads(running))
        reports = [requests_for(sessions, contracts, OPENED, seed=seed) for seed in range(2 * ROUNDS)]
        _spent(running, requests_for(sessions, contracts, WARMING, seed=99), 8, CREATED)
        _spent(running, read[:: REPEATED // 2], 2, OK)
        found: dict[bool, tuple[list[float], list[float]]] = {True: ([], []), False: ([], [])}
        for place in range(2 * ROUNDS):
            fenced = place % 4 in {0, 3}  # with, without, without, with: growth of the tables meets both
            with _policies(owner, on=fenced):
                found[fenced][0].append(_spent(running, read, 2, OK))
                found[fenced][1].append(_spent(running, reports[place], 8, CREATED))
    of_lists, of_opening = (Price(tuple(found[True][kind]), tuple(found[False][kind])) for kind in (0, 1))
    return of_lists.figure(telling), of_opening.figure(telling)


def _reads(running: Running) -> Iterator[bytes]:
    for login in VIEWERS:
        session = sign_in(running.port, login)
        for path in ("/api/desk/workbench", *(f"/api/desk/cases?{query}" for query in FILTERS.values())):
            yield from [session.get_request(path)] * REPEATED


def _spent(running: Running, requests: Sequence[bytes], lines: int, answer: int) -> float:
    """Microseconds of processor time of all services for each request, with what follows it in the worker."""
    before = running.processor_seconds()
    drive_apart(Load(running.port, requests, lines, SECONDS, answer))
    _wait_until_the_worker_rests(running)
    return float(sum(running.processor_microseconds(before, len(requests)).values()))


def _wait_until_the_worker_rests(running: Running) -> None:
    """Else what follows one load would be counted to the next one, and under its policies."""
    before, end = float("-inf"), time.monotonic() + SECONDS
    while (spent := running.processor_seconds()["worker"]) > before + RESTING:
        if time.monotonic() > end:
            raise Unanswered(f"the worker was still at work after {SECONDS:.0f} s")
        before = spent
        time.sleep(LOOK)


def _owner(running: Running) -> str:
    state = Path(running.environment["MAINSTAY_STATE"])
    return str(json.loads((state / "database.json").read_text(encoding="utf-8"))["owner"])


def _telling(running: Running, owner: str) -> float:
    """Microseconds, here and in the server, of the statement that tells a session for whom it reads; it is sent in
    all rounds.
    """
    with psycopg.connect(owner, autocommit=True) as session:
        before, begun = running.processor_seconds(), time.process_time()
        for _ in range(TOLD):
            session.execute(TELL, prepare=False)
        there = running.processor_microseconds(before, TOLD)["database"]
        return (time.process_time() - begun) / TOLD * 1e6 + there


@contextmanager
def _policies(owner: str, *, on: bool) -> Iterator[None]:
    """The policies as they are, or none, and the windows without their condition."""
    if on:
        yield
        return
    with psycopg.connect(owner, autocommit=True) as session:
        tables = [str(name) for (name,) in session.execute(FENCED).fetchall()]
        windows = {str(name): str(text) for name, text in session.execute(WINDOWS).fetchall()}
        for name in tables:
            session.execute(f"ALTER TABLE {name} DISABLE ROW LEVEL SECURITY".encode())
        for name in windows:
            table = name.removesuffix("_seen")
            session.execute(f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM {table}".encode())  # noqa: S608  names of our own tables
        try:
            yield
        finally:
            for name, text in windows.items():
                session.execute(f"CREATE OR REPLACE VIEW {name} AS {text}".encode())
            for name in tables:
                session.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY".encode())
