"""The example cases of contracts C and E give these clocks, as `mainstay clocks` prints them."""

from pathlib import Path

import pytest

from mainstay.contracts.reading.case_file import read_case
from mainstay.contracts.rules.clocks import clocks

from .examples import at, example, shown, terms

CASES = Path(__file__).parents[2] / "examples" / "cases"
NOW = "2026-11-01 12:00"

# case, contract, then for each clock its state and due time
EXPECTED = [
    (
        "c-system-fault",
        "c-service-hall",
        {
            "respond-problem": ("met", "2026-09-30 09:15"),
            "support-system": ("met", "2026-10-08 00:00"),
            "handle": ("met", "2026-10-03 00:00"),
            "agreed-time": ("void", None),
        },
    ),
    (
        "c-onsite-over-holiday",
        "c-service-hall",
        {
            "respond-problem": ("met", "2026-09-29 16:25"),
            "handle": ("met", "2026-10-07 00:00"),
            "arrive": ("breached", "2026-10-03 00:00"),
            "agreed-time": ("void", None),
        },
    ),
    (
        "e-repair-after-visit",
        "e-laboratory",
        {
            "respond-p": ("met", "2026-05-01 23:00"),
            "diagnose-p": ("met", "2026-05-02 00:30"),
            "arrive-p": ("met", "2026-05-02 01:30"),
            "resolve-p": ("met", "2026-05-02 05:00"),
        },
    ),
    (
        "e-urgent-event",
        "e-laboratory",
        {
            "respond": ("met", "2026-06-12 08:00"),
            "arrive": ("met", "2026-06-12 12:30"),
            "resolve": ("met", "2026-06-12 15:00"),
            "diagnose": ("met", "2026-06-13 07:00"),
            "resolve-class": ("breached", "2026-06-12 10:00"),
        },
    ),
]


@pytest.mark.parametrize(("name", "contract", "expected"), EXPECTED, ids=[name for name, *_ in EXPECTED])
def test_an_example_case(name: str, contract: str, expected: dict[str, tuple[str, str | None]]) -> None:
    entries = read_case((CASES / f"{name}.yaml").read_bytes(), example(contract).contract, at(NOW))
    found = clocks(terms(contract), entries, at(NOW))
    assert {clock.target_id: (clock.state.value, shown(clock.due)) for clock in found} == expected
