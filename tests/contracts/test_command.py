"""`mainstay contract check` and `schema`: offline, with lines and exit codes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from mainstay.config.cli.contract import command
from mainstay.contracts.reading.schema import contract_schema
from mainstay.contracts.tests.make import SMALL, line_of, small

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples" / "contracts").glob("*.yaml"))


def run(*arguments: str, text: str | bytes = SMALL) -> Result:
    return CliRunner().invoke(command, list(arguments), input=text)


def test_a_clean_file_exits_0() -> None:
    result = run("check", "-", "--lang", "zh")
    assert (result.exit_code, result.output) == (0, "<stdin>: 未发现问题\n")


def test_findings_exit_1_and_tell_line_and_clause() -> None:
    text = SMALL.replace("- {when: {level: II, stationed: true}, length: 1h}", "")
    result = run("check", "-", "--lang", "zh", text=text)
    line = line_of(text, "- id: respond")
    told = f"<stdin>:{line}: 错误 table_hole: 时限 respond：级别 II、驻场 无对应行 [条款 c3]\n"
    assert (result.exit_code, result.output) == (1, told)


def test_bad_input_exits_2_and_tells_the_line() -> None:
    result = run("check", "-", "--lang", "en", text=SMALL.replace("length: 1h", "length: 1 hour"))
    assert (result.exit_code, result.output.count("\n")) == (2, 1)
    assert result.output.startswith(
        "<stdin>:34:54: error wrong_unit: targets.0.rows.1.length: '1 hour' has the unknown"
    )


def test_fifty_megabytes_exit_2() -> None:
    result = run("check", "-", "--lang", "en", text=b"a" * 50_000_000)
    assert (result.exit_code, "over the limit of 2,000,000 bytes" in result.output) == (2, True)


def test_readings_alone_exit_0() -> None:
    text = SMALL.replace("signed: 2025-12-20", "signed: 2026-02-10")
    assert run("check", "-", text=text).exit_code == 0


def test_json_carries_both_languages() -> None:
    told = json.loads(run("check", "-", "--json", text=SMALL.replace("1000.00", "1000.70")).output)
    assert told["counts"] == {"error": 1, "warning": 0, "reading": 0}
    assert set(told["findings"][0]["message"]) == {"zh", "en"}


def test_the_schema_is_published_and_in_step() -> None:
    published = (ROOT / "docs" / "reference" / "contract-schema.json").read_text(encoding="utf-8")
    assert published == run("schema").output
    Draft202012Validator.check_schema(contract_schema())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_satisfy_checker_and_schema(path: Path) -> None:
    result = run("check", "-", "--json", text=path.read_bytes())
    assert json.loads(result.output)["counts"]["error"] == 0


def test_the_schema_takes_and_refuses_what_the_reader_does() -> None:
    validator = Draft202012Validator(contract_schema())
    assert list(validator.iter_errors(small())) == []
    for key, value in (("kode", "T"), ("signed", "soon"), ("levels", []), ("code", "t")):
        wrong = {**small(), key: value}
        expected = key != "signed"
        assert bool(list(validator.iter_errors(wrong))) == expected
