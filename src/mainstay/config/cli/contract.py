"""`mainstay contract`: check, load and export contract files; check and schema need no database."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import IO, Any

import click

from mainstay.config.env import environment
from mainstay.contracts.reading.limits import MAX_BYTES
from mainstay.contracts.reading.schema import contract_schema
from mainstay.contracts.reading.validating import read_contract
from mainstay.contracts.rules.checking.check import check
from mainstay.contracts.rules.checking.finding import Finding, Severity
from mainstay.kernel.errors import Malformed, Problem, TooLarge

FOUND, BAD_INPUT = 1, 2
WORDS = {
    "zh": {"error": "错误", "warning": "警告", "reading": "理解", "clauses": "条款", "none": "未发现问题"},
    "en": {"error": "error", "warning": "warning", "reading": "reading", "clauses": "clauses", "none": "nothing found"},
}


@click.group()
def command() -> None:
    """Check, load and export contract files."""


def _language(chosen: str | None) -> str:
    return chosen or ("zh" if environment().text("LANG").startswith("zh") else "en")


def read_limited(stream: IO[bytes]) -> bytes:
    """The bytes of a contract file; reads no more than one byte past the limit."""
    source = stream.read(MAX_BYTES + 1)
    if len(source) > MAX_BYTES:
        raise TooLarge(
            zh=f"合同文件超过 {MAX_BYTES:,} 字节的上限",
            en=f"the contract file is over the limit of {MAX_BYTES:,} bytes",
        )
    return source


@command.command("check")
@click.argument("file", type=click.File("rb"))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of the findings; that of LANG unless told.")
def check_file(file: IO[bytes], as_json: bool, lang: str | None) -> None:
    """Print what is wrong, doubtful or chosen in a contract FILE.

    Exit 0 when there is no more than readings, 1 for errors or warnings, 2 when the file cannot be read.
    """
    language = _language(lang)
    try:
        read = read_contract(read_limited(file))
    except (Malformed, TooLarge) as refused:
        problems = refused.problems or [Problem(refused.code, refused.detail("zh"), refused.detail("en"))]
        click.echo(_json(file.name, problems, ()) if as_json else _problem_lines(file.name, problems, language))
        sys.exit(BAD_INPUT)
    findings = check(read.contract, read.lines)
    click.echo(_json(file.name, (), findings) if as_json else _finding_lines(file.name, findings, language))
    sys.exit(FOUND if any(one.severity is not Severity.READING for one in findings) else 0)


@command.command("schema")
@click.option("-o", "--output", type=click.File("w", encoding="utf-8"), default="-", help="Where to write it.")
def print_schema(output: IO[str]) -> None:
    """Print the JSON Schema of contract files."""
    output.write(json.dumps(contract_schema(), ensure_ascii=False, indent=2) + "\n")


def _problem_lines(name: str, problems: Sequence[Problem], language: str) -> str:
    return "\n".join(
        f"{name}:{one.line}:{one.column}: {WORDS[language]['error']} {one.code}: {_at(one)}{one.message(language)}"
        for one in problems
    )


def _at(one: Problem) -> str:
    return f"{one.path}: " if one.path else ""


def _finding_lines(name: str, findings: tuple[Finding, ...], language: str) -> str:
    words = WORDS[language]
    lines = [
        f"{name}:{one.line}: {words[one.severity]} {one.code}: {one.message(language)}{_clauses(one, words['clauses'])}"
        for one in findings
    ]
    return "\n".join(lines) or f"{name}: {words['none']}"


def _clauses(one: Finding, word: str) -> str:
    return f" [{word} {', '.join(one.clauses)}]" if one.clauses else ""


def _json(name: str, problems: Sequence[Problem], findings: tuple[Finding, ...]) -> str:
    told = {
        "file": name,
        "problems": [_placed(asdict(one)) for one in problems],
        "findings": [_placed(asdict(one)) for one in findings],
        "counts": {one.value: sum(finding.severity is one for finding in findings) for one in Severity},
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _placed(one: dict[str, Any]) -> dict[str, Any]:
    message = {"zh": one.pop("zh"), "en": one.pop("en")}
    return {**one, "message": message}
