"""A simulated year: the same each time, worked by staff, judged as the exact clocks judge it."""

import json
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mainstay.config.cli.whatif import command
from mainstay.contracts.reading.holiday_files import load_holidays
from mainstay.contracts.rules.calendars import to_moment, to_second
from mainstay.contracts.rules.clocks import CaseEntry, State, clocks
from mainstay.contracts.rules.clocks.cases import NEVER
from mainstay.kernel.errors import Malformed
from mainstay.whatif.rules.inputs import Inputs, complete
from mainstay.whatif.rules.simulating import Overloaded, draw, missed_with, simulate, staff_needed, worked
from tests.settlement.making import terms

A = Path(__file__).parents[2] / "examples/contracts/a-messaging-platform.yaml"
CONTRACT = terms("a").contract


def inputs(**more: Any) -> Inputs:
    staff = [{"calendar": "consulting", "engineers": 3}]
    return Inputs.model_validate({"cases": 2_000, "year": 2025, "staff": staff} | more)


def run(*options: str) -> Result:
    return CliRunner().invoke(command, [str(A), *options])


@pytest.mark.req("F-04")
def test_the_same_inputs_give_the_same_bytes_and_another_seed_another_year() -> None:
    one, again, other = (run("--simulate", "500", "--seed", seed, "--json").stdout for seed in ("7", "7", "8"))
    assert one == again
    assert one != other


@pytest.mark.req("F-04")
def test_two_thousand_simulated_cases_are_judged_as_the_exact_clocks_judge_them() -> None:
    whole, compiled = complete(CONTRACT, inputs()), terms("a")
    columns, _ = worked(compiled, whole, draw(compiled, whole))
    now = to_second(datetime(2025, 12, 31, 23, 59, 59, tzinfo=compiled.labels.zone))
    missed = 0
    for row in range(columns.size):
        told = [(int(at[row]), kind) for kind, at in columns.firsts.items() if at[row] < NEVER]
        entries = [
            CaseEntry(seq, kind, to_moment(at), facts=columns.kinds_of_facts[columns.facts[row]] if seq == 1 else {})
            for seq, (at, kind) in enumerate(sorted(told, key=lambda one: (one[0], one[1] != "reported")), 1)
        ]
        missed += sum(clock.state is State.BREACHED for clock in clocks(compiled, entries, to_moment(now)))
    assert simulate(CONTRACT, load_holidays(), inputs()).judged.breached == missed > 0


@pytest.mark.req("F-04")
def test_the_staff_needed_are_the_fewest_that_stay_under_the_bound() -> None:
    asked = inputs(bound=0.2)
    found = staff_needed(CONTRACT, load_holidays(), asked)
    needed = found.engineers
    assert needed is not None
    compiled, whole = terms("a"), complete(CONTRACT, asked)
    shares = []
    for engineers in (needed - 1, needed):
        staff = tuple(one.model_copy(update={"engineers": engineers}) for one in whole.staff)
        one = whole.model_copy(update={"staff": staff})
        counted, missed = missed_with(compiled, one, draw(compiled, one))
        shares.append(missed / counted)
    assert shares[0] > 0.2 >= shares[1]
    assert [dict(found.tried)[number] for number in (needed - 1, needed)] == shares


def test_staff_that_fall_a_year_behind_are_refused() -> None:
    with pytest.raises(Overloaded):
        simulate(CONTRACT, load_holidays(), inputs(staff=[{"calendar": "ordinary-site", "engineers": 1}], cases=20_000))


def test_arrivals_follow_the_months_and_the_levels_their_weights() -> None:
    only = {"months": [0, 0, 1, *[0] * 9], "levels": [{"level": "II", "weight": 3, "hours": 1}]}
    found = simulate(CONTRACT, load_holidays(), inputs(**only))
    assert found.arrivals == (0, 0, 2_000, *(0,) * 9)
    assert {tally.level for tally in found.judged.tallies} == {"II"}


def test_the_money_of_the_months_is_the_money_of_the_year() -> None:
    told = json.loads(run("--simulate", "800", "--json").stdout)
    assert sum(one["arrivals"] for one in told["months"]) == 800
    assert sum(one["breaches"] for one in told["months"]) == told["breaches"]
    assert f"{sum(Decimal(one['money']) for one in told['months']):.2f}" == told["money"]


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"months": [1, 2]}, "months"),
        ({"levels": [{"level": "IX"}]}, "levels.0.level"),
        ({"levels": [{"level": "I", "weight": 0}]}, "levels"),
        ({"staff": [{"calendar": "night", "engineers": 1}]}, "staff.0.calendar"),
        ({"staff": [{"calendar": "consulting", "engineers": 0}]}, "staff"),
    ],
)
def test_inputs_that_do_not_fit_the_contract_are_named(wrong: dict[str, Any], path: str) -> None:
    with pytest.raises(Malformed) as refused:
        complete(CONTRACT, inputs(**wrong))
    assert [problem.path for problem in refused.value.problems] == [path]


def test_an_inputs_file_is_read_and_refused_by_line(tmp_path: Path) -> None:
    file = tmp_path / "inputs.yaml"
    file.write_text("cases: 10\nstaff:\n  - {calendar: night, engineers: 2}\n", encoding="utf-8")
    result = run("--simulate", "10", "--inputs", str(file), "--lang", "zh")
    assert result.exit_code == 2
    assert f"{file}:3:16: not_allowed: staff.0.calendar: 合同中没有“night”" in result.stderr
