"""Due-time arithmetic and whole cases: the first two rows of the budget table."""

import os
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import cache
from multiprocessing import get_context
from random import Random
from typing import Any

import numpy as np

from bench.registry import best_rate, row
from mainstay.contracts.reading.holiday_files import load_holidays
from mainstay.contracts.rules.calendars import Calendar
from mainstay.contracts.rules.calendars.columns import due_many
from mainstay.contracts.rules.clocks import CaseEntry, CompiledTerms, clocks, compile_terms
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.vocabulary import Side

WEEK = ["mon", "tue", "wed", "thu", "fri"]
WINDOWS = [{"days": WEEK, "start": "08:30", "end": "12:00"}, {"days": WEEK, "start": "13:30", "end": "18:00"}]
BEGIN = int(datetime(2020, 1, 2, tzinfo=UTC).timestamp())
FIVE_YEARS = 5 * 365 * 86_400
CASES_EACH = 4_000


@row("due time", unit="a second of one core", budget=200_000)
def due_times() -> float:
    """One target of any span up to a year, in office hours with holidays."""
    office = compiled().calendars["office"]
    pairs = list(zip(*(column.tolist() for column in _columns(50_000)), strict=True))
    return best_rate(lambda: _due_each(office, pairs))


@row("due time, vectorised", unit="a second of one core", budget=5_000_000)
def due_times_vectorised() -> float:
    """The same over a column of a million."""
    office = compiled().calendars["office"]
    starts, seconds = _columns(1_000_000)
    return best_rate(lambda: due_many(office, starts, seconds).size)


@row("whole case", unit="a second of two cores", budget=20_000)
def whole_cases() -> float:
    """Eight clocks over twelve entries with a pause, a level change and a moved promise."""
    cores = min(2, os.cpu_count() or 1)
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        rates = list(pool.map(_case_rate, range(cores)))
    return sum(rates)


def _due_each(office: Calendar, pairs: list[tuple[int, int]]) -> int:
    for start, seconds in pairs:
        office.due(start, seconds)
    return len(pairs)


def _columns(count: int) -> tuple[Any, Any]:
    """Random starts and working lengths, the same each time."""
    random = np.random.default_rng(7)
    return BEGIN + random.integers(0, FIVE_YEARS, count), random.integers(60, 250 * 8 * 3600, count)


def _case_rate(seed: int) -> float:
    terms, case = compiled(), twelve_entries(Random(seed))
    now = case[-1].at + timedelta(hours=3)
    if len(clocks(terms, case, now)) != 8 or len(case) != 12:
        raise AssertionError("the case to measure has eight clocks and twelve entries")
    return best_rate(lambda: sum(1 for _ in range(CASES_EACH) if clocks(terms, case, now)))


@cache
def compiled() -> CompiledTerms:
    """The contract that is measured."""
    return compile_terms(Contract.model_validate(_contract()), load_holidays())


def twelve_entries(random: Random) -> list[CaseEntry]:
    """A case from its report to its report on the resolution."""
    moment = datetime(2026, 9, 30, 2, random.randrange(60), tzinfo=UTC)
    told: list[tuple[int, str, dict[str, Any]]] = [
        (0, "reported", {"facts": {"level": "II", "stationed": True}}),
        (3, "accepted", {}),
        (5, "classified", {"facts": {"level": "I"}}),
        (4, "responded", {"side": Side.VENDOR}),
        (6, "visit_agreed", {}),
        (25, "arrived", {}),
        (50, "diagnosed", {}),
        (10, "promised", {"side": Side.VENDOR, "due": moment + timedelta(days=9)}),
        (60, "paused", {"reason": "access"}),
        (11_500, "resumed", {}),
        (30, "promise_moved", {"side": Side.CUSTOMER, "due": moment + timedelta(days=12)}),
        (300, "resolved", {}),
    ]
    case = []
    for seq, (minutes, kind, more) in enumerate(told, 1):
        moment += timedelta(minutes=minutes)
        case.append(CaseEntry(seq, kind, moment, **more))
    return case


def _target(measure: str, rows: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {
        "id": measure,
        "measure": measure,
        "name": measure,
        "clause": "c",
        "calendar": "office",
        "rows": rows,
    } | more


def _targets() -> list[dict[str, Any]]:
    levels = [{"when": {"level": "I"}, "length": "15min"}, {"when": {"level": "II"}, "length": "1h"}]
    arrive = [
        {"when": {"level": "I", "stationed": True, "reported_on_workday": on}, "length": length}
        for on, length in ((True, "10min"), (False, "30min"))
    ]
    arrive += [{"when": {"level": "I", "stationed": False}, "length": "2h"}, {"when": {"level": "II"}, "length": "8h"}]
    resolve = [
        {"when": {"visit": True}, "start": "arrived", "length": "12h"},
        {"when": {"visit": False}, "start": "diagnosed", "length": "3 workdays"},
    ]
    return [
        _target("respond", levels, calendar="always"),
        _target("arrive", arrive, calendar="always"),
        _target("diagnose", [{"length": "4h"}]),
        _target("support", [{"length": "1h"}], calendar="always"),
        _target("workaround", [{"length": "8h"}], start="diagnosed"),
        _target("resolve", resolve),
        _target("report", [{"length": "3 days"}], start="resolved"),
        _target("promise", [{"length": "promised"}], start="promised"),
    ]


def _contract() -> dict[str, Any]:
    return {
        "schema": 1,
        "code": "BENCH",
        "number": "BENCH",
        "title": "度量",
        "source": "度量",
        "signed": "2025-12-20",
        "term": {"start": "2026-01-01", "end": "2026-12-31", "clause": "c"},
        "parties": {"customer": {"name": "甲方"}, "vendor": {"name": "乙方"}},
        "clauses": [{"id": "c", "number": "1", "heading": "时限", "text": "时限", "place": {}}],
        "price": {"total": "1.00", "capitals": "壹元整", "clause": "c"},
        "calendars": [
            {"id": "always", "name": "7×24", "clause": "c"},
            {"id": "office", "name": "5×8", "clause": "c", "holidays": True, "windows": WINDOWS},
        ],
        "levels": [{"id": "I", "name": "I"}, {"id": "II", "name": "II"}],
        "facts": [
            {"name": "stationed", "label": "驻场", "default": False},
            {"name": "visit", "label": "上门", "default": False},
            {"name": "reported_on_workday", "label": "工作日", "calendar": "office"},
        ],
        "pauses": [{"id": "access", "name": "授权", "side": "customer", "clause": "c"}],
        "targets": _targets(),
    }
