"""What somebody types into a request does not pass for a line of the log."""

import logging
import re

import pytest

from mainstay.kernel.lines import LineFormatter


def line(message: str, *given: object, error: BaseException | None = None) -> str:
    info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("mainstay.test", logging.WARNING, "", 0, message, given, info)
    record.created, record.msecs = 1_790_000_000.0, 123.0
    return LineFormatter().format(record)


def test_a_record_is_one_line_in_utc() -> None:
    assert line("%s was refused", "王芳") == "2026-09-21T14:13:20.123Z WARNING mainstay.test 王芳 was refused"


@pytest.mark.parametrize("hostile", ["a\nb", "a\r\nb", "a\x1b[31mb", "a\u2028b", "a\u202eb", "a\x00b"])
def test_signs_that_are_not_printed_are_written_out(hostile: str) -> None:
    told = line("%s", hostile)
    assert told.isprintable()
    assert re.search(r"a\\[nruxa-z0-9]", told)


def test_a_traceback_stands_in_from_the_margin() -> None:
    with pytest.raises(ValueError, match="forged") as caught:
        int("2026-01-01T00:00:00.000Z ERROR forged\n")
    told = line("failed", error=caught.value)
    first, *rest = told.splitlines()
    assert first.endswith("WARNING mainstay.test failed")
    assert len(rest) > 2
    assert all(one.startswith(" ") for one in rest)
