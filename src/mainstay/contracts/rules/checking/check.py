"""All checks of a contract, in one call."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.vocabulary import FactName

from .facts import check_facts, chosen
from .finding import Finding, Severity, error, reading
from .prices import check_payments, check_price
from .references import check_clauses, check_references
from .scores import check_bands, check_sheets
from .tables import check_tables
from .times import check_calendars, check_days, check_duties, check_ladders

CHECKS = (
    check_references,
    check_days,
    check_facts,
    check_calendars,
    check_tables,
    check_ladders,
    check_duties,
    check_price,
    check_payments,
    check_sheets,
    check_bands,
    check_clauses,
)
GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.READING: 2}


def check(contract: Contract, lines: Mapping[str, int] | None = None) -> tuple[Finding, ...]:
    """Every finding, gravest first, then by line; `lines` are the file's lines by dotted path.

    What a reading settles is a warning. A contract whose findings hold an error may only be kept as a draft.
    """
    found = [_settled(contract, finding) for run in CHECKS for finding in run(contract)]
    found += [*_levels(contract), *_readings(contract)]
    placed = [replace(finding, line=_line(finding.path, lines or {})) for finding in found]
    return tuple(sorted(placed, key=lambda finding: (GRAVITY[finding.severity], finding.line)))


def has_errors(findings: tuple[Finding, ...]) -> bool:
    """True when the contract may only be kept as a draft."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def _levels(contract: Contract) -> Iterator[Finding]:
    level_values = [level.id for level in contract.levels]
    covered: set[str | bool] = set()
    for target in contract.targets:
        covered |= chosen(target.scope, FactName.LEVEL, level_values)
    for index, level in enumerate(contract.levels):
        if level.id not in covered:
            yield error(
                "level_without_target",
                f"故障级别 {level.id} 没有任何时限",
                f"no target covers level {level.id}",
                clauses=[level.clause],
                path=f"levels.{index}",
            )


def _readings(contract: Contract) -> Iterator[Finding]:
    for index, one in enumerate(contract.readings):
        yield reading(
            "reading_taken",
            f"{one.question.zh}　按此理解：{one.reading.zh}",
            f"{one.question.in_language('en')} Taken as: {one.reading.in_language('en')}",
            clauses=one.clauses,
            path=f"readings.{index}",
        )


def _settled(contract: Contract, finding: Finding) -> Finding:
    if finding.severity is not Severity.ERROR:
        return finding
    for one in contract.readings:
        if finding.code in one.settles and set(finding.clauses) & set(one.clauses):
            return replace(
                finding,
                severity=Severity.WARNING,
                zh=f"{finding.zh}（已按读法处理：{one.reading.zh}）",
                en=f"{finding.en} (settled by the reading: {one.reading.in_language('en')})",
            )
    return finding


def _line(path: str, lines: Mapping[str, int]) -> int:
    while path and path not in lines:
        path = path.rpartition(".")[0]
    return lines.get(path, 0)
