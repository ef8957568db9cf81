"""The example cases of contracts A, B and D give these clocks, as `mainstay clocks` prints them."""

from pathlib import Path

import pytest

from mainstay.contracts.reading.case_file import read_case
from mainstay.contracts.rules.clocks import clocks

from .examples import at, example, shown, terms

CASES = Path(__file__).parents[2] / "examples" / "cases"
NOW = "2026-11-01 12:00"
Expected = dict[str, tuple[str, str | None]]

# case, contract, then for each clock its state and due time
EXPECTED: list[tuple[str, str, Expected]] = [
    (
        "a-national-day",
        "a-messaging-platform",
        {
            "respond": ("met", "2026-10-03 10:30"),
            "arrive": ("met", "2026-10-03 10:30"),
            "workaround": ("met", "2026-10-03 10:30"),
            "resolve": ("met", "2026-10-03 23:30"),
            "fault-report": ("met", "2026-10-04 21:10"),
            "agreed-time": ("void", None),
        },
    ),
    (
        "a-visit-over-holiday",
        "a-messaging-platform",
        {
            "respond": ("met", "2026-09-30 15:50"),
            "arrive": ("met", "2026-10-08 09:30"),
            "resolve": ("breached", "2026-10-20 18:00"),
            "agreed-time": ("waiting", None),
        },
    ),
    (
        "b-before-signing",
        "b-approval-system",
        {
            "respond": ("met", "2026-01-05 09:01"),
            "switch": ("breached", "2026-01-05 09:15"),
            "report": ("met", "2026-01-06 09:00"),
        },
    ),
    (
        "b-cause-found",
        "b-approval-system",
        {"respond": ("met", "2026-10-14 14:10"), "resolve": ("met", "2026-10-14 14:10")},
    ),
    (
        "d-promise",
        "d-website-and-account",
        {"promise": ("met", "2026-10-19 12:00"), "confirm": ("breached", "2026-10-22 17:30")},
    ),
]


@pytest.mark.parametrize(("name", "contract", "expected"), EXPECTED, ids=[name for name, *_ in EXPECTED])
def test_an_example_case(name: str, contract: str, expected: Expected) -> None:
    entries = read_case((CASES / f"{name}.yaml").read_bytes(), example(contract).contract, at(NOW))
    found = clocks(terms(contract), entries, at(NOW))
    assert {clock.target_id: (clock.state.value, shown(clock.due)) for clock in found} == expected
