"""The rehearsal clock follows its file."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mainstay.kernel.rehearsal import RehearsalClock, read_setting, rehearse
from mainstay.kernel.time import now, real_now, tell_time_by


@pytest.fixture
def clock_file(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "clock"
    tell_time_by(real_now)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (timedelta(), None)),
        ("+2700", (timedelta(minutes=45), None)),
        ("-3600.5", (timedelta(seconds=-3600.5), None)),
        ("2026-10-12T09:00:00+08:00", (timedelta(), datetime(2026, 10, 12, 1, 0, tzinfo=UTC))),
    ],
)
def test_what_the_file_says(text: str, expected: tuple[timedelta, datetime | None]) -> None:
    assert read_setting(text) == expected


def test_the_present_moment_moves_with_the_file(clock_file: Path) -> None:
    rehearse(clock_file)
    assert abs(now() - real_now()) < timedelta(minutes=1)
    clock_file.write_text("+7200")
    assert timedelta(minutes=119) < now() - real_now() < timedelta(minutes=121)
    clock_file.unlink()
    assert abs(now() - real_now()) < timedelta(minutes=1)


def test_a_file_that_cannot_be_read_leaves_the_clock(clock_file: Path, caplog: pytest.LogCaptureFixture) -> None:
    clock = RehearsalClock(clock_file)
    clock_file.write_text("tomorrow")
    assert abs(clock() - real_now()) < timedelta(minutes=1)
    assert "cannot be read" in caplog.text
