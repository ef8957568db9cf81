"""Another holiday table: what it would move is told and not written; applied, it is what was told."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings

from mainstay.contracts.public import load_holidays
from mainstay.desk.models import Case, Change
from mainstay.desk.public import Move, preview_tables, refresh_cases
from mainstay.kernel.time import now
from mainstay.kernel.timers import timers_of

from .rehearsal import Rehearsal, china, rehearsal

pytestmark = pytest.mark.django_db
NINE = china("2026-10-12 09:00")
HERE = timedelta(hours=8)
SHIPPED = Path(__file__).parents[2] / "contracts" / "calendars"
EXTRA = "  - {name: 临时放假, first: 2026-10-13, last: 2026-10-14}\n"


@pytest.fixture
def desk(db: None) -> Iterator[Rehearsal]:
    with rehearsal("a-messaging-platform", NINE) as found:
        yield found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The table of 2026 with two more days off."""
    shutil.copy(SHIPPED / "2026.yaml", tmp_path)
    return tmp_path


def add_holiday(folder: Path) -> None:
    place = folder / "2026.yaml"
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace("holidays:\n", "holidays:\n" + EXTRA, 1), encoding="utf-8")


def moves(folder: Path) -> list[Move]:
    return [move for looked in preview_tables(load_holidays(folder), now=now()) for move in looked.moves]


def moments(case: Case) -> dict[str, str]:
    """When the pending timers of the time to repair are due, in Beijing."""
    found = timers_of([case.stream])[case.stream]
    return {one.rung: f"{one.due + HERE:%m-%d %H:%M}" for one in found if one.clock == "missed-time:resolve"}


def test_the_same_tables_move_nothing(desk: Rehearsal, folder: Path) -> None:
    desk.open("contact", level="III", stationed=False)
    assert moves(folder) == []


def test_two_days_off_move_ten_workdays_by_two(desk: Rehearsal, folder: Path) -> None:
    case = desk.open("contact", level="III", stationed=False)
    desk.open("contact", level="I", stationed=False)
    add_holiday(folder)
    days = (date(2026, 10, 13), date(2026, 10, 14))
    was, will_be = china("2026-10-26 18:00"), china("2026-10-28 18:00")
    assert moves(folder) == [
        Move(case.number, case.contract_id, 1, "desk.rung", "missed-time:resolve", rung, was, will_be, days)
        for rung in ("sales", "superior")
    ]
    assert [move.what for move in moves(folder)] == ["missed-time:resolve sales", "missed-time:resolve superior"]
    assert moments(case) == {"superior": "10-26 18:00", "sales": "10-26 18:00"}
    assert Change.objects.count() == 0


def test_applied_without_a_restart_it_is_what_was_told(
    desk: Rehearsal, folder: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = desk.open("contact", level="III", stationed=False)
    add_holiday(folder)
    settings.CALENDARS = str(folder)
    assert list(refresh_cases()) == [(1, 0)]
    desk.settle()
    assert moments(case) == {"superior": "10-28 18:00", "sales": "10-28 18:00"}
    assert moves(folder) == []


def test_a_broken_file_leaves_the_tables_as_they_were(
    desk: Rehearsal,
    folder: Path,
    settings: LazySettings,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    settings.CALENDARS = str(folder)
    case = desk.open("contact", level="III", stationed=False)
    (folder / "2026.yaml").write_text("year: 2026\nholidays: never\n", encoding="utf-8")
    monkeypatch.setattr("mainstay.contracts.queries.monotonic", lambda: 10.0**9)
    desk.settle()
    list(refresh_cases())
    desk.settle()
    assert moments(case) == {"superior": "10-26 18:00", "sales": "10-26 18:00"}
    assert "the holiday tables stay as they were" in caplog.text
