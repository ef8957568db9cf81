"""Plain data into a Contract; every fault of the data becomes a problem with its line, all raised together."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from mainstay.contracts.rules.terms.contract import Contract
from mainstay.kernel.document import Document, Path, dotted, read_document
from mainstay.kernel.errors import Malformed, Problem

from . import wording
from .schema import known_keys

MAX_PROBLEMS = 100
MAX_ERRORS = 5_000


@dataclass(frozen=True, slots=True)
class ContractFile:
    """A contract as read, with the line of each of its parts by dotted path."""

    contract: Contract
    lines: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Raised:
    """One pydantic error, placed in the data: the steps that exist there, and what follows them."""

    kind: str
    path: Path
    rest: Path
    given: object
    context: dict[str, Any]


def read_contract(source: bytes | str) -> ContractFile:
    """Read a contract file; Malformed with every problem and its line, TooLarge over the size limit."""
    document = read_document(source)
    try:
        contract = Contract.model_validate(document.data)
    except ValidationError as error:
        raise _malformed(document, error) from None
    return ContractFile(contract, document.lines())


def _malformed(document: Document, error: ValidationError) -> Malformed:
    problems = problems_of(document, error)
    more = error.error_count() > MAX_ERRORS
    return Malformed(
        zh=f"合同文件有{'至少' if more else ''} {len(problems)} 处错误，未导入",
        en=f"the contract file has {'at least ' if more else ''}{len(problems)} faults; nothing was loaded",
        problems=problems[:MAX_PROBLEMS],
    )


def problems_of(document: Document, error: ValidationError) -> tuple[Problem, ...]:
    """One problem for each place in the data, in the order of the lines."""
    groups: dict[Path, list[_Raised]] = {}
    for raised in _placed(document, error):
        groups.setdefault(_group(raised), []).append(raised)
    found = [_problem(document, path, group) for path, group in groups.items()]
    return tuple(sorted(found, key=lambda problem: (problem.line, problem.column)))


def _placed(document: Document, error: ValidationError) -> Iterable[_Raised]:
    for one in error.errors(include_url=False, include_input=False)[:MAX_ERRORS]:
        location = tuple(one["loc"])
        if len(location) > 2 and location[0] == "penalties":
            location = (*location[:2], *location[3:])
        if one["type"] == "union_tag_invalid":
            location = (*location, "form")
        path, given = _follow(location, document.data)
        if one["type"] == "too_short" and given:
            continue
        yield _Raised(one["type"], path, location[len(path) :], given, dict(one.get("ctx", {})))


def _follow(location: Path, data: object) -> tuple[Path, object]:
    path: list[str | int] = []
    for step in location:
        inside = _inside(data, step)
        if not inside:
            break
        data = inside[0]
        path.append(step)
    return tuple(path), data


def _inside(data: object, step: str | int) -> list[object]:
    if isinstance(data, dict):
        return [data[step]] if step in data else []
    return data[step : step + 1] if isinstance(data, list) and isinstance(step, int) else []


def _group(raised: _Raised) -> Path:
    return (*raised.path, raised.rest[-1]) if raised.kind == "missing" else raised.path


def _problem(document: Document, path: Path, group: list[_Raised]) -> Problem:
    first = group[0]
    at_key = first.kind == "extra_forbidden" or "[key]" in first.rest
    place = document.place(path, of_key=at_key)
    fault = _fault(document, path, group)
    return Problem(fault.code, fault.zh, fault.en, path=dotted(path), line=place.line, column=place.column)


def _fault(document: Document, path: Path, group: list[_Raised]) -> wording.Fault:
    first = group[0]
    if first.kind == "extra_forbidden":
        return wording.unknown_key(str(path[-1]), known_keys(path[:-1], document.data))
    if first.kind == "missing":
        return wording.missing_key(str(path[-1]))
    if "[key]" in first.rest:
        return wording.fault_of(first.kind, path[-1], first.context)
    kinds = {raised.kind: raised for raised in group}
    if "length" in kinds:
        return wording.not_a_length(first.given, _allowed(kinds))
    if len(path) > 1 and path[-2] in ("when", "scope"):
        return wording.not_a_condition(first.given)
    last = group[-1]
    return wording.fault_of(last.kind, last.given, last.context)


def _allowed(kinds: dict[str, _Raised]) -> list[str]:
    literal = kinds.get("literal_error")
    return literal.context["expected"].replace("'", "").replace(" or ", ", ").split(", ") if literal else []
