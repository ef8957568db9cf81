"""Case files: what they may hold, and the line of what they may not."""

import pytest

from mainstay.contracts.reading.case_file import read_case
from mainstay.contracts.tests.rules.making import at, contract
from mainstay.kernel.errors import Malformed

CONTRACT = contract(
    [{"id": "respond", "measure": "respond", "rows": [{"length": "30min"}]}],
    facts=[{"name": "mode", "label": "方式", "values": [{"id": "remote", "name": "远程"}]}],
    pauses=[{"id": "access", "name": "授权", "side": "customer", "clause": "c"}],
)
NOW = at("10-04 10:00")
REPORT = "entries:\n  - {at: 2026-10-03T10:00, kind: reported, facts: {level: I}}\n"


def test_entries_are_numbered_and_their_times_are_the_contracts() -> None:
    text = REPORT + "  - {at: 2026-10-03T02:30:00Z, kind: paused, reason: access, side: vendor, note: x}\n"
    reported, paused = read_case(text, CONTRACT, NOW)
    assert (reported.seq, reported.at, paused.seq, paused.at) == (1, at("10-03 10:00"), 2, at("10-03 10:30"))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{at: 2026-10-03T10:10, kind: exploded}", "not_allowed"),
        ("{at: 2026-10-03T10:10, kind: classified, facts: {level: IX}}", "not_allowed"),
        ("{at: 2026-10-03T10:10, kind: classified, facts: {mode: telepathy}}", "not_allowed"),
        ("{at: 2026-10-03T10:10, kind: classified, facts: {mood: good}}", "not_allowed"),
        ("{at: 2026-10-03T10:10, kind: paused, reason: holiday}", "not_allowed"),
        ("{at: 2026-10-03T10:10, kind: paused}", "missing_key"),
        ("{at: 2026-10-03T10:10, kind: promised}", "missing_key"),
        ("{at: 2026-10-03T10:10, kind: corrected, corrects: 9}", "not_an_earlier_entry"),
        ("{at: 2026-10-03T09:10, kind: responded}", "before_the_report"),
        ("{at: 2026-10-05T09:10, kind: responded}", "in_the_future"),
        ("{at: 2026-02-30T09:10, kind: responded}", "not_a_moment"),
        ("{at: 2026-10-03T10:10, kind: responded, colour: red}", "unknown_key"),
        ("{kind: responded}", "missing_key"),
    ],
)
def test_a_fault_is_told_with_its_line(line: str, code: str) -> None:
    with pytest.raises(Malformed) as caught:
        read_case(REPORT + f"  - {line}\n", CONTRACT, NOW)
    assert [(problem.code, problem.line) for problem in caught.value.problems] == [(code, 3)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("contract: Z\n" + REPORT, "not_allowed"),
        ("entries: []\n", "empty_list"),
        ("entries:\n  - {at: 2026-10-03T10:00, kind: reported, colour: red}\n", "unknown_key"),
        ("entries:\n  - {at: 2026-10-03T10:00, kind: responded}\n", "no_report"),
    ],
)
def test_a_file_for_another_contract_or_without_a_report_is_refused(text: str, code: str) -> None:
    with pytest.raises(Malformed) as caught:
        read_case(text, CONTRACT, NOW)
    assert [problem.code for problem in caught.value.problems] == [code]
