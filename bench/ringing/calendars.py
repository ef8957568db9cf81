"""A holiday table tried over many open cases, and put into use while the service goes on."""

import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from bench.ringing.cases import contract_and_contact, work_off
from mainstay.contracts.public import holidays_with, list_holiday_files
from mainstay.desk.public import Opening, open_case, preview_tables, refresh_cases
from mainstay.kernel.time import now

LEVEL, FAULT = "III", "报表统计口径有误"
SATURDAY, PAUSE, PATIENCE = 5, 0.05, 10.0


class NotTheSame(Exception):
    """What was told of a table is not what it moved."""


def try_and_apply(cases: int, port: int) -> dict[str, Any]:
    """Cases whose ten workdays hold the days that become free: tried, and put into use under an open web server."""
    contract, actor = contract_and_contact()
    for _ in range(cases):
        opening = Opening(contract, FAULT, facts={"level": LEVEL, "stationed": False})
        open_case(opening, actor=actor, now=now())
    work_off()
    table = with_days_off(now())
    tried, told = _try(table)
    with tempfile.TemporaryDirectory() as folder, asked_meanwhile(port) as answers:
        Path(folder, f"{now().year}.yaml").write_text(table, encoding="utf-8")
        settings.CALENDARS = folder
        began = time.monotonic()
        looked = sum(found for found, _ in refresh_cases())
        work_off()
        applied = time.monotonic() - began
        _, left = _try(table)
    settings.CALENDARS = ""
    if left["moves"]:
        raise NotTheSame(f"{left['moves']} moves are left after the table was put into use")
    return {
        "preview_ms": round(1000 * tried),
        "apply_ms": round(1000 * applied),
        "refreshed": looked,
        **told,
        **answers,
    }


def _try(table: str) -> tuple[float, dict[str, int]]:
    """The seconds that a preview takes, and what it tells."""
    began, cases, moves = time.monotonic(), 0, 0
    for looked in preview_tables(holidays_with(table.encode()), now=now()):
        cases, moves = cases + looked.cases, moves + len(looked.moves)
    return time.monotonic() - began, {"cases": cases, "moves": moves}


def with_days_off(moment: datetime) -> str:
    """This year's table in use, with its next two working days off; in its last weeks the days lie behind."""
    year = moment.year
    text = next(one.text for one in list_holiday_files() if one.year == year)
    days: list[date] = []
    day = moment.date()
    while len(days) < 2:
        day += timedelta(days=1)
        if day.weekday() < SATURDAY:
            days.append(day)
    if days[-1].year != year:
        raise NotTheSame("the bench needs two working days before the end of the year")
    extra = "".join(f"  - {{name: 临时放假, first: {day}, last: {day}}}\n" for day in days)
    return text.replace("holidays:\n", f"holidays:\n{extra}", 1)


@contextmanager
def asked_meanwhile(port: int) -> Iterator[dict[str, int]]:
    """The web server is asked all the time: how often it answered, and how long the slowest answer took."""
    found, stop = {"answers": 0, "slowest_answer_ms": 0}, threading.Event()

    def ask() -> None:
        while not stop.is_set():
            began = time.monotonic()
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/directory/session", timeout=PATIENCE) as answer:
                answer.read()
            found["answers"] += 1
            found["slowest_answer_ms"] = max(found["slowest_answer_ms"], round(1000 * (time.monotonic() - began)))
            stop.wait(PAUSE)

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        yield found
    finally:
        stop.set()
        asking.join()
