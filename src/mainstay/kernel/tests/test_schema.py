"""Times that somebody gives."""

from datetime import UTC, datetime

import pytest
from pydantic import TypeAdapter, ValidationError

from mainstay.kernel.schema import Moment

MOMENT: TypeAdapter[datetime] = TypeAdapter(Moment)


def test_a_moment_is_read_in_any_zone_and_kept_in_utc() -> None:
    read = MOMENT.validate_python("2026-10-03T10:00:00+19:20")
    assert (read, read.tzinfo) == (datetime(2026, 10, 2, 14, 40, tzinfo=UTC), UTC)


@pytest.mark.parametrize(
    "text", ["0001-01-01T00:00:00+19:20", "1287-10-18T08:05:18+19:20", "9999-12-31T23:59:59-19:20"]
)
def test_a_moment_that_no_clock_can_count_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="outside 1900 to 2299"):
        MOMENT.validate_python(text)
