"""How problems and findings of contract files read on the command line."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import IO, Any

from mainstay.contracts.rules.checking.finding import Finding, Severity
from mainstay.kernel.document import MAX_BYTES
from mainstay.kernel.errors import Problem, TooLarge

WORDS = {
    "zh": {"error": "错误", "warning": "警告", "reading": "读法", "clauses": "条款", "none": "未发现问题"},
    "en": {"error": "error", "warning": "warning", "reading": "reading", "clauses": "clauses", "none": "nothing found"},
}


def name_of(stream: IO[bytes]) -> str:
    """The file's name as problems tell it."""
    return str(getattr(stream, "name", "<stdin>"))


def read_limited(stream: IO[bytes]) -> bytes:
    """The bytes of a contract file; reads no more than one byte past the limit."""
    source = stream.read(MAX_BYTES + 1)
    if len(source) > MAX_BYTES:
        raise TooLarge(
            zh=f"合同文件超过 {MAX_BYTES:,} 字节的上限",
            en=f"the contract file is over the limit of {MAX_BYTES:,} bytes",
        )
    return source


def problem_lines(name: str, problems: Sequence[Problem], language: str) -> str:
    """One line a problem: file, line, column, code, words."""
    return "\n".join(
        f"{name}:{one.line}:{one.column}: {WORDS[language]['error']} {one.code}: {_at(one)}{one.message(language)}"
        for one in problems
    )


def _at(one: Problem) -> str:
    return f"{one.path}: " if one.path else ""


def finding_lines(name: str, findings: tuple[Finding, ...], language: str) -> str:
    """One line a finding: file, line, severity, code, words, clauses."""
    words = WORDS[language]
    lines = [
        f"{name}:{one.line}: {words[one.severity]} {one.code}: {one.message(language)}{_clauses(one, words['clauses'])}"
        for one in findings
    ]
    return "\n".join(lines) or f"{name}: {words['none']}"


def _clauses(one: Finding, word: str) -> str:
    return f" [{word} {', '.join(one.clauses)}]" if one.clauses else ""


def json_report(name: str, problems: Sequence[Problem], findings: tuple[Finding, ...]) -> str:
    """Problems and findings in both languages, with counts."""
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
