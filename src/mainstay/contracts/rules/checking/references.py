"""Whether every name that a term uses stands somewhere in the file, and stands there once."""

from collections.abc import Iterator
from difflib import get_close_matches
from enum import Enum

from mainstay.contracts.rules.terms.base import Part
from mainstay.contracts.rules.terms.contract import Contract, Reading
from mainstay.contracts.rules.terms.money import ScoreItem, ScoreRule
from mainstay.contracts.rules.terms.vocabulary import Trigger

from .finding import Finding, error, warning
from .walking import walk

KINDS = {
    "clause": ("clause", "条款", "clause"),
    "clauses": ("clause", "条款", "clause"),
    "calendar": ("calendar", "工作日历", "calendar"),
    "rolls_over": ("calendar", "工作日历", "calendar"),
    "levels": ("level", "故障级别", "level"),
    "targets": ("target", "时限", "target"),
    "roles": ("role", "角色", "role"),
    "sheet": ("sheet", "考核表", "score sheet"),
    "reading": ("reading", "读法", "reading"),
    "ladder": ("ladder", "升级阶梯", "ladder"),
    "either_or": ("obligation", "履约义务", "obligation"),
    "after": ("step", "验收步骤", "acceptance step"),
    "on_form": ("form", "表单", "form"),
}


def check_references(contract: Contract) -> Iterator[Finding]:
    """A finding for each name that stands nowhere, and for each id given twice in one list."""
    known = _known(contract)
    for path, part in walk(contract):
        yield from _names(path, part, known)
        yield from _twice(path, part)


def check_clauses(contract: Contract) -> Iterator[Finding]:
    """Clauses that no term comes from and that are not marked silent, and silent ones with terms."""
    used = {
        clause for path, part in walk(contract) if path and not isinstance(part, Reading) for clause in _clauses(part)
    }
    read = {clause for one in contract.readings for clause in one.clauses}
    for index, clause in enumerate(contract.clauses):
        path = f"clauses.{index}"
        if clause.id not in used | read and not clause.silent:
            yield warning(
                "clause_without_term",
                f"条款 {clause.number} 没有对应的执行内容，也未标明无需执行（silent: true）",
                f"clause {clause.number} became no term and is not marked silent",
                clauses=[clause.id],
                path=path,
            )
        if clause.silent and clause.id in used:
            yield warning(
                "silent_clause_with_term",
                f"条款 {clause.number} 标明无需执行，但有执行内容引用它",
                f"clause {clause.number} is marked silent, yet terms come from it",
                clauses=[clause.id],
                path=path,
            )


def _known(contract: Contract) -> dict[str, list[str]]:
    return {
        "clause": [one.id for one in contract.clauses],
        "calendar": [one.id for one in contract.calendars],
        "level": [one.id for one in contract.levels],
        "target": [one.id for one in contract.targets],
        "role": [one.id for one in contract.roles],
        "sheet": [one.id for one in contract.score_sheets],
        "reading": [one.id for one in contract.readings],
        "ladder": [one.id for one in contract.ladders],
        "obligation": [one.id for one in contract.obligations],
        "step": [one.id for one in contract.acceptance],
        "form": [one.id for one in contract.forms],
    }


def _words(value: object) -> list[str]:
    items = value if isinstance(value, tuple) else (value,)
    return [item for item in items if isinstance(item, str) and not isinstance(item, Enum)]


def _clauses(part: Part) -> list[str]:
    return [clause for name in ("clause", "clauses") for clause in _words(getattr(part, name, None))]


def _names(path: str, part: Part, known: dict[str, list[str]]) -> Iterator[Finding]:
    for field in type(part).model_fields:
        if field not in KINDS:
            continue
        kind, zh, en = KINDS["either_or" if field == "targets" and _is_about_duties(part) else field]
        for word in _words(getattr(part, field)):
            if word in known[kind]:
                continue
            near = get_close_matches(word, known[kind], n=2)
            hint_zh, hint_en = (
                (f"，是否为 {'、'.join(near)}", f"; did you mean {', '.join(near)}") if near else ("", "")
            )
            yield error(
                f"unknown_{kind}",
                f"引用了不存在的{zh}“{word}”{hint_zh}",
                f"there is no {en} '{word}'{hint_en}",
                clauses=[] if kind == "clause" else _clauses(part),
                path=f"{path}.{field}" if path else field,
            )


def _is_about_duties(part: Part) -> bool:
    """Whether what a rule of a score sheet is bound to are duties: then its targets are obligations."""
    return isinstance(part, ScoreRule | ScoreItem) and part.trigger is Trigger.DUTY_LATE


def _twice(path: str, part: Part) -> Iterator[Finding]:
    for field in type(part).model_fields:
        value = getattr(part, field)
        if not isinstance(value, tuple):
            continue
        seen: set[str] = set()
        for index, item in enumerate(value):
            name = getattr(item, "id", None) or (getattr(item, "name", None) if field == "facts" else None)
            if not isinstance(name, str):
                continue
            if name in seen:
                here = f"{path}.{field}" if path else field
                yield error(
                    "duplicate_id",
                    f"“{name}”在 {here} 中重复",
                    f"'{name}' is given twice in {here}",
                    clauses=_clauses(item),
                    path=f"{here}.{index}",
                )
            seen.add(name)
