"""The desk at a million cases, over the HTTP API of a whole installation: lists, opening and commenting."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote

from bench.load import CREATED, OK, Load, Outcome, drive_apart
from bench.registry import Figure, row
from bench.reports import REPORTERS, Session, contracts_in_force, requests_for, sign_in
from bench.throw_away import Running, throw_away_installation

ROOT = Path(__file__).resolve().parents[1]
CASES = int(os.environ.get("BENCH_CASES", "1000000"))
LINES, ROUNDS, SECONDS, PAGES = 4, 100, 120.0, 40
OPENED, COMMENTED, WARMING = 2_000, 2_000, 200
MILLISECONDS = "milliseconds of wall time"
MARCH = "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z"
# An auditor sees all cases, an engineer those of twelve contracts, a third of them all.
VIEWERS = ("auditor", "engineer")
FILTERS = {
    "none": "",
    "state": "state=paused",
    "states": "state=active&state=resolved",
    "level": "level=I",
    "type": "type=fault",
    "line": "line=maintenance",
    "channel": "channel=web",
    "kind": "kind=network",
    "maker": f"maker={quote('某小厂')}",
    "system": f"system={quote('统一认证')}",
    "maker, kind and period": f"maker={quote('华为')}&kind=software&reported_from={MARCH[0]}&reported_to={MARCH[1]}",
    "mine": "assignee=me&open=true",
    "nobody": "assignee=nobody&open=true",
    "overdue": "overdue=true",
    "overdue and open": "overdue=true&open=true",
    "due soon": "due_soon=true",
    "open": "open=true",
    "closed": "open=false",
    "reported in March": f"reported_from={MARCH[0]}&reported_to={MARCH[1]}",
    "closed in March": f"closed_from={MARCH[0]}&closed_to={MARCH[1]}",
    "nothing at all": f"maker={quote('没有这一家')}",
    "number": "q=M07-2026-0",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of each kind of request, by its name."""

    filled: dict[str, Any]
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    processor: dict[str, dict[str, int]] = field(default_factory=dict)

    def worst(self, beginning: str, share: float) -> Figure:
        """The slowest of the kinds whose names begin so; all of them as detail, in milliseconds."""
        found = {name: one.quantile(share) for name, one in self.outcomes.items() if name.startswith(beginning)}
        return Figure(max(found.values()), {"each": {name: round(value) for name, value in found.items()}})


@row("desk, workbench, p95", unit=MILLISECONDS, budget=150, ceiling=True)
def workbench() -> Figure:
    """The first page with its figures, and the same for one's own cases."""
    figure = _measured().worst("workbench", 0.95)
    return Figure(figure.value, {**figure.detail, "filled": _measured().filled})


@row("desk, lists, p95", unit=MILLISECONDS, budget=150, ceiling=True)
def lists() -> Figure:
    """The first page under each filter; the slowest of them counts."""
    return _measured().worst("list", 0.95)


@row("desk, orders, p95", unit=MILLISECONDS, budget=150, ceiling=True)
def orders() -> Figure:
    """The first page by what is due next and by the last change."""
    return _measured().worst("order", 0.95)


@row("desk, deep page, p95", unit=MILLISECONDS, budget=150, ceiling=True)
def deep_pages() -> Figure:
    """Pages far down in the list, by their cursors."""
    return _measured().worst("deep", 0.95)


@row("desk, opening", unit="cases a second of wall time", budget=300)
def opening() -> Figure:
    """Reports over all example contracts, on top of the million."""
    detail = {"load_average": round(os.getloadavg()[0], 1)}
    processor = _measured().processor["opening"]
    return Figure(_measured().outcomes["opening"].rate, {**detail, "processor_microseconds_a_case": processor})


@row("desk, opening, p99", unit=MILLISECONDS, budget=150, ceiling=True)
def opening_p99() -> Figure:
    """The slowest hundredth of the same reports."""
    return _measured().worst("opening", 0.99)


@row("desk, commenting, p99", unit=MILLISECONDS, budget=150, ceiling=True)
def commenting_p99() -> Figure:
    """Comments on cases of the million, each locked, replayed and kept."""
    outcome = _measured().outcomes["commenting"]
    detail = {"a_second": round(outcome.rate), "p50": round(outcome.quantile(0.5))}
    processor = _measured().processor["commenting"]
    return Figure(outcome.quantile(0.99), {**detail, "processor_microseconds_a_comment": processor})


@cache
def _measured() -> Measured:
    with throw_away_installation() as running:
        filled = fill(running, CASES)
        measured = Measured(filled)
        for login in VIEWERS:
            session = sign_in(running.port, login)
            for name, path in _reads(session, login):
                measured.outcomes[name] = _send(running, [session.get_request(path)] * ROUNDS, LINES, OK)
            deep = [session.get_request(path) for path in _deep(session)]
            measured.outcomes[f"deep, {login}"] = _send(running, deep, LINES, OK)
        sessions = [sign_in(running.port, login) for login in REPORTERS]
        # The seat holds roles on the example contracts alone, on which all who report hold one.
        contracts = contracts_in_force(sessions[REPORTERS.index("seat")])
        reports = requests_for(sessions, contracts, OPENED, seed=1)
        warming, comments = requests_for(sessions, contracts, WARMING, seed=0), _comments(running)
        for name, first, requests, lines, answer in (
            ("opening", warming, reports, 16, CREATED),
            ("commenting", comments[:WARMING], comments[WARMING:], 8, OK),
        ):
            _send(running, first, lines, answer)
            before = running.processor_seconds()
            measured.outcomes[name] = _send(running, requests, lines, answer)
            measured.processor[name] = running.processor_microseconds(before, len(requests))
        return measured


def fill(running: Running, cases: int) -> dict[str, Any]:
    """A process of its own, as the owner of the database."""
    command = [sys.executable, "-m", "bench.filling", str(cases)]
    done = subprocess.run(command, env=running.environment, cwd=ROOT, capture_output=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _reads(session: Session, login: str) -> Iterator[tuple[str, str]]:
    yield f"workbench, {login}", "/api/desk/workbench"
    yield f"workbench, {login}, mine", "/api/desk/workbench?assignee=me"
    contract = session.get("/api/contracts")[-1]["id"]
    yield f"workbench, {login}, one contract", f"/api/desk/workbench?contract={contract}"
    yield f"list, {login}, one contract", f"/api/desk/cases?contract={contract}"
    for name, query in FILTERS.items():
        yield f"list, {login}, {name}", f"/api/desk/cases?{query}"
    for order in ("due", "changed"):
        yield f"order, {login}, {order}", f"/api/desk/cases?order={order}"


def _deep(session: Session) -> Iterator[str]:
    """The pages of a walk from the middle of the period on, 200 cases each."""
    path = "/api/desk/cases?limit=200&reported_to=2025-06-01T00:00:00Z"
    page = session.get(path)
    for _ in range(PAGES):
        yield f"{path.replace('200', '50', 1)}&cursor={page['next']}"
        page = session.get(f"{path}&cursor={page['next']}")


def _comments(running: Running) -> list[bytes]:
    """One comment on each of some open cases."""
    session = sign_in(running.port, "engineer")
    cases: list[dict[str, Any]] = []
    page = session.get("/api/desk/cases?limit=200&open=true")
    while len(cases) < COMMENTED + WARMING and page["next"]:
        cases += page["items"]
        page = session.get(f"/api/desk/cases?limit=200&open=true&cursor={page['next']}")
    Random(1).shuffle(cases)
    orders = [{"act": "comment", "expected_seq": case["seq"], "note": "已联系现场，正在核实。"} for case in cases]
    numbers = [case["number"] for case in cases]
    return [
        session.post(f"/api/desk/cases/{number}/entries", order)
        for number, order in zip(numbers[: COMMENTED + WARMING], orders, strict=False)
    ]


def _send(running: Running, requests: Sequence[bytes], lines: int, answer: int) -> Outcome:
    return drive_apart(Load(running.port, requests, lines, SECONDS, answer))
