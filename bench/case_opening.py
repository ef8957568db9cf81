"""Opening cases over the HTTP API of a whole installation, everything on this machine."""

import os
from dataclasses import dataclass
from functools import cache
from typing import Any

from bench.load import Load, Outcome, drive_apart
from bench.registry import Figure, row
from bench.reports import REPORTERS, Session, contracts_in_force, requests_for, sign_in
from bench.throw_away import Running, throw_away_installation

WARM_UP, CASES, ROUNDS, LINES, SECONDS = 400, 2_000, 3, 16, 60.0
PER_SECOND, MILLISECONDS = "cases a second of wall time", "milliseconds of wall time"


@dataclass(frozen=True, slots=True)
class Opened:
    """The best round, with what every round gave."""

    best: Outcome
    detail: dict[str, Any]


@row("case opening", unit=PER_SECOND, budget=300)
def opening() -> Figure:
    """Reports spread over all example contracts."""
    return _rate(_measured()[0])


@row("case opening, p99", unit=MILLISECONDS, budget=150, ceiling=True)
def opening_p99() -> Figure:
    """The slowest hundredth of the same round."""
    return _p99(_measured()[0])


@row("case opening, one contract", unit=PER_SECOND, budget=300)
def opening_one_contract() -> Figure:
    """The worst case: every number is drawn from the same counter."""
    return _rate(_measured()[1])


@row("case opening, one contract, p99", unit=MILLISECONDS, budget=150, ceiling=True)
def opening_one_contract_p99() -> Figure:
    """The slowest hundredth of the same round."""
    return _p99(_measured()[1])


def _rate(opened: Opened) -> Figure:
    return Figure(opened.best.rate, opened.detail)


def _p99(opened: Opened) -> Figure:
    return Figure(opened.best.quantile(0.99), {"p50": round(opened.best.quantile(0.5))})


@cache
def _measured() -> tuple[Opened, Opened]:
    """All contracts, then one, on the same installation."""
    with throw_away_installation() as running:
        sessions = [sign_in(running.port, login) for login in REPORTERS]
        contracts = contracts_in_force(sessions[0])
        _send(running, requests_for(sessions, contracts, WARM_UP, seed=0))
        return _rounds(running, sessions, contracts), _rounds(running, sessions, contracts[:1])


def _rounds(running: Running, sessions: list[Session], contracts: list[Any]) -> Opened:
    """Some rounds; the fastest counts, because other work on the machine only ever takes away."""
    found = []
    for number in range(ROUNDS):
        requests = requests_for(sessions, contracts, CASES, seed=number)
        before = running.processor_seconds()
        outcome = _send(running, requests)
        found.append((outcome, running.processor_microseconds(before, CASES)))
    best, processor = max(found, key=lambda one: one[0].rate)
    detail = {
        "rounds": [round(outcome.rate) for outcome, _ in found],
        "processor_microseconds_a_case": {**processor, "load": round(best.processor / CASES * 1e6)},
        "load_average": round(os.getloadavg()[0], 1),
    }
    return Opened(best, detail)


def _send(running: Running, requests: list[bytes]) -> Outcome:
    return drive_apart(Load(running.port, requests, LINES, SECONDS))
