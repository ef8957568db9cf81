"""The written form of times."""

from datetime import UTC, datetime

import pytest

from mainstay.kernel.time import now, read, written


def test_times_are_written_in_utc_and_read_back() -> None:
    moment = read("2026-10-01T08:00:00+08:00")
    assert written(moment) == "2026-10-01T00:00:00.000000Z"
    assert read(written(moment)) == moment


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        written(datetime(2026, 10, 1))  # noqa: DTZ001 - the very thing that is refused


def test_now_is_in_utc() -> None:
    assert now().tzinfo is UTC
