"""Records of a file under other terms, by hand and at the command line."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bench.rules import compiled, twelve_entries
from mainstay.config.cli.whatif import command
from mainstay.contracts.reading.holiday_files import load_holidays
from mainstay.contracts.rules.calendars import to_second
from mainstay.contracts.rules.clocks import compile_terms
from mainstay.contracts.rules.clocks.cases import columns_of
from mainstay.contracts.rules.clocks.columns import evaluate_columns
from mainstay.whatif.rules.changes import Changes, changed

FOLDER = Path(__file__).parents[2] / "examples/contracts"
A = FOLDER / "a-messaging-platform.yaml"


def case(number: str, day: str, answered: str) -> dict[str, Any]:
    """A level III fault at ten, answered at a time, solved two days later."""
    entries = [
        {"at": f"{day}T10:00", "kind": "reported", "facts": {"level": "III", "stationed": True}},
        {"at": f"{day}T{answered}", "kind": "responded", "side": "vendor"},
        {"at": f"{day}T18:00", "kind": "resolved", "side": "vendor"},
    ]
    return {"contract": "A", "number": number, "entries": entries}


CASES = [
    case("A-1", "2026-03-02", "10:20"),
    case("A-2", "2026-03-03", "10:30"),
    case("A-3", "2026-03-04", "10:31"),
]
TERMS = "targets:\n  - {target: respond, row: 3, length: 20min}\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "cases").write_text("\n".join(json.dumps(one) for one in CASES) + "\n", encoding="utf-8")
    (tmp_path / "terms").write_text(TERMS, encoding="utf-8")
    return tmp_path


def run(*options: str) -> Result:
    return CliRunner().invoke(command, [str(A), *options])


def told(files: Path, *options: str) -> dict[str, Any]:
    result = run("--cases", str(files / "cases"), "--period", "2026", "--json", *options)
    data: dict[str, Any] = json.loads(result.stdout)
    return data


@pytest.mark.req("F-04")
def test_a_shorter_time_to_answer_misses_one_more_case_and_takes_its_day_off(files: Path) -> None:
    found = told(files, "--terms", str(files / "terms"))
    assert found["breaches"] == {"before": 1, "after": 2}
    # A-3 stays missed for one minute of the same day and A-2 now is: 0.01% of the price for each day late counts days
    # after the due day, and both were answered on the day, so no day is late and no sum moves.
    assert found["money"] == {"before": "0.00", "after": "0.00"}
    assert [one["number"] for one in found["changed"]] == ["A-2"]
    assert found["changed"][0]["newly_missed"] == [{"zh": "响应", "en": "Response"}]


@pytest.mark.req("F-04")
def test_money_moves_with_the_share_of_a_penalty(files: Path) -> None:
    late = case("A-4", "2026-03-09", "10:10")
    late["entries"][2]["at"] = "2026-04-01T18:00"
    (files / "cases").write_text(json.dumps(late) + "\n", encoding="utf-8")
    (files / "terms").write_text("penalties:\n  - {penalty: late-service, share: '0.02%'}\n", encoding="utf-8")
    found = told(files, "--terms", str(files / "terms"))
    # Ten working days after 9 March end on 23 March; done on 1 April is nine days late. 0.01% of 700,000.00 a day.
    assert found["breaches"] == {"before": 1, "after": 1}
    assert found["money"] == {"before": "630.00", "after": "1260.00"}
    (line,) = found["lines"]
    assert (line["before"], line["after"], line["clause"]) == ("630.00", "1260.00", "第六条第1款第1项")
    assert found["changed_cases"] == 0


def test_without_other_terms_nothing_moves(files: Path) -> None:
    found = told(files)
    assert (found["breaches"], found["lines"], found["changed"]) == ({"before": 1, "after": 1}, [], [])


def test_a_missed_time_is_a_finding_and_none_is_not(files: Path) -> None:
    assert run("--cases", str(files / "cases"), "--period", "2026").exit_code == 1
    (files / "cases").write_text(json.dumps(CASES[0]), encoding="utf-8")
    result = run("--cases", str(files / "cases"), "--period", "2026", "--lang", "zh")
    assert result.exit_code == 0
    assert "超时  0 → 0 / 2" in result.stdout


@pytest.mark.req("F-04")
@pytest.mark.parametrize(
    ("name", "text", "place", "word"),
    [
        ("terms", "targets:\n  - {target: respnd, row: 3}\n", ":2:14:", "respnd"),
        ("terms", "targets:\n  - {target: respond, row: 9}\n", ":2:28:", "4 rows"),
        ("terms", "targets:\n  - {target: respond, row: 1, length: soon}\n", ":2:39:", "soon"),
        ("terms", "penalties:\n  - {penalty: late-service, amount: '5.00'}\n", ":2:37:", "has no"),
        ("terms", "colour: red\n", ":1:1:", "colour"),
        ("cases", json.dumps(CASES[0]) + "\n" + json.dumps(CASES[1]).replace("III", "IX"), ":2:", "IX"),
        ("cases", "[1\n", ":1:", ""),
    ],
)
def test_a_bad_file_is_refused_with_its_line(files: Path, name: str, text: str, place: str, word: str) -> None:
    (files / name).write_text(text, encoding="utf-8")
    result = run("--cases", str(files / "cases"), "--terms", str(files / "terms"), "--lang", "en")
    assert result.exit_code == 2
    assert f"{files / name}{place}" in result.stderr
    assert word in result.stderr


def test_one_of_cases_and_simulate_must_be_given(files: Path) -> None:
    assert run().exit_code == 2
    assert run("--cases", str(files / "cases"), "--simulate", "5").exit_code == 2


@pytest.mark.req("F-04")
@pytest.mark.parametrize(
    "given",
    [
        {"targets": [{"target": "diagnose", "row": 1, "length": "1h"}]},
        {"calendars": [{"calendar": "office", "holidays": False}]},
    ],
)
def test_what_is_taken_from_the_run_before_is_what_counting_anew_finds(given: dict[str, Any]) -> None:
    many = [twelve_entries(Random(seed))[: 2 + seed % 11] for seed in range(200)]
    now = to_second(twelve_entries(Random(0))[-1].at)
    before, columns = compiled(), columns_of(many, now)
    after = compile_terms(changed(before.contract, Changes.model_validate(given)), load_holidays())
    taken = evaluate_columns(after, columns, now, evaluate_columns(before, columns, now))
    anew = evaluate_columns(after, columns, now)
    for one, other in zip(taken.targets, anew.targets, strict=True):
        assert [one.state.tolist(), one.due.tolist()] == [other.state.tolist(), other.due.tolist()]
