"""The table of requirement rows at the end of a run: which were shown, by how many tests, and which were not."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import pytest

KNOWN = Path(__file__).parents[1] / "architecture" / "requirement_ids.txt"
PROPERTY = "row"
WHOLE = 0.2  # a run that shows fewer of the rows is a part of the tests; what it lacks says nothing


def name_rows(items: Iterable[pytest.Item]) -> None:
    """Let each test's report carry the rows that its marks name, also from another process."""
    for item in items:
        for mark in item.iter_markers("req"):
            item.user_properties.extend((PROPERTY, row) for row in mark.args)


def tell_rows(reporter: pytest.TerminalReporter) -> None:
    """Print the table; a row counts when a test that names it has passed and none has failed. Skipped ones are told."""
    shown, broken = _rows(reporter, ("passed",)), _rows(reporter, ("failed", "error"))
    skipped = _rows(reporter, ("skipped",))
    if not shown and not broken:
        return
    proven = Counter({row: count for row, count in shown.items() if row not in broken})
    known = KNOWN.read_text(encoding="utf-8").split()
    reporter.section("requirement rows shown")
    for letter, rows in groupby(known, key=lambda row: row.partition("-")[0]):
        words = [f"{row} {proven[row]}" for row in rows if row in proven]
        for line in _lines(words):
            reporter.write_line(f"{letter}  {line}")
    for row in sorted(broken):
        reporter.write_line(f"{row}: named by a test that did not pass")
    for row in sorted(skipped):
        reporter.write_line(f"{row}: {skipped[row]} of its tests skipped")
    without = [row for row in known if row not in proven]
    reporter.write_line(f"{len(proven)} of {len(known)} rows, named {sum(proven.values())} times")
    if len(proven) < WHOLE * len(known):
        return
    reporter.write_line("not shown:")
    for line in _lines(without):
        reporter.write_line(f"   {line}")


def _rows(reporter: pytest.TerminalReporter, outcomes: Iterable[str]) -> Counter[str]:
    reports = [report for outcome in outcomes for report in reporter.stats.get(outcome, ())]
    named = [value for report in reports for name, value in getattr(report, "user_properties", ()) if name == PROPERTY]
    return Counter(str(value) for value in named)


def _lines(words: list[str], width: int = 12) -> Iterator[str]:
    for start in range(0, len(words), width):
        yield " · ".join(words[start : start + width])
