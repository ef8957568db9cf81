"""`mainstay clocks` and `mainstay bench` as people run them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mainstay.config.cli.bench import command as bench
from mainstay.config.cli.clocks import command as clocks

CONTRACT = Path(__file__).parents[2] / "examples/contracts/a-messaging-platform.yaml"
CASE = """\
contract: A
entries:
  - {at: 2026-10-03T10:00, kind: reported, facts: {level: I, stationed: true}}
  - {at: 2026-10-03T10:05, kind: responded, side: vendor}
"""


def run(case: Path, *options: str) -> Result:
    return CliRunner().invoke(clocks, [str(CONTRACT), str(case), *options])


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(CASE, encoding="utf-8")
    return path


@pytest.mark.req("A-08")
def test_arrival_in_national_day_with_staff_on_site_is_due_in_thirty_minutes(case: Path) -> None:
    result = run(case, "--at", "2026-10-03T10:10", "--json")
    told = json.loads(result.stdout)
    arrive = next(clock for clock in told["clocks"] if clock["measure"] == "arrive")
    assert result.exit_code == 0
    assert (arrive["state"], arrive["due"]) == ("running", "2026-10-03T02:30:00Z")
    assert arrive["clause"]["number"] in arrive["explanation"]["zh"]
    assert "应于报告后 30 分钟内到场" in arrive["explanation"]["zh"]


def test_a_breach_is_a_finding(case: Path) -> None:
    result = run(case, "--at", "2026-10-03T10:31", "--lang", "zh")
    assert result.exit_code == 1
    assert "已超时" in result.stdout


def test_a_bad_case_is_refused_with_its_line(case: Path) -> None:
    case.write_text(CASE.replace("level: I,", "level: IX,"), encoding="utf-8")
    result = run(case, "--at", "2026-10-03T10:31", "--lang", "en")
    assert result.exit_code == 2
    assert f"{case}:3:" in result.stderr
    assert "IX" in result.stderr


def test_json_is_read_too(case: Path) -> None:
    entry = {"at": "2026-10-03T10:00", "kind": "reported", "facts": {"level": "I", "stationed": True}}
    case.write_text(json.dumps({"entries": [entry]}), encoding="utf-8")
    assert run(case, "--at", "2026-10-03T10:10").exit_code == 0


def test_a_moment_that_is_none_is_a_usage_error(case: Path) -> None:
    assert run(case, "--at", "yesterday").exit_code == 2


def test_a_missing_year_names_the_file_to_add(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "calendars"
    own.mkdir()
    monkeypatch.setenv("MAINSTAY_CALENDARS", str(own))
    case.write_text(CASE.replace("2026-10-03", "2019-10-03"), encoding="utf-8")
    result = run(case, "--at", "2019-10-03T10:10")
    assert result.exit_code == 2
    assert f"{own}/2019.yaml" in result.stderr


def test_bench_lists_its_rows_and_refuses_others() -> None:
    listed = CliRunner().invoke(bench, ["--list"])
    assert {"due time", "due time, vectorised", "whole case"} <= set(listed.stdout.splitlines())
    assert CliRunner().invoke(bench, ["no such row"]).exit_code == 2


YEAR_2150 = """\
year: 2150
sources: [{title: 通知, number: 〔2149〕1号, published: 2149-11-30, address: https://www.gov.cn/}]
holidays: [{name: 元旦, first: 2150-01-01, last: 2150-01-01}]
"""


def test_a_coming_case_can_be_tried(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "calendars").mkdir()
    (tmp_path / "calendars" / "2150.yaml").write_text(YEAR_2150, encoding="utf-8")
    monkeypatch.setenv("MAINSTAY_CALENDARS", str(tmp_path / "calendars"))
    case.write_text(CASE.replace("2026-10-03", "2150-03-03"), encoding="utf-8")
    result = run(case, "--at", "2150-03-03T10:08", "--json")
    assert (result.exit_code, json.loads(result.stdout)["at"]) == (0, "2150-03-03T02:08:00Z")
    assert run(case, "--at", "2150-03-03T09:00").exit_code == 2
    assert run(case).exit_code == 2
