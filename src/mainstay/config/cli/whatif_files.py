"""Files of a what-if run: other terms, inputs of a year, many cases, one a line; faults with their place."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import IO, Any, TypeVar

from pydantic import ValidationError

from mainstay.contracts.reading.case_file import read_case_line
from mainstay.contracts.reading.wording import fault_of, missing_key, unknown_key
from mainstay.contracts.rules.clocks import CaseEntry
from mainstay.contracts.rules.terms.base import Part
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.kernel.document import MAX_BYTES, Document, dotted, read_document
from mainstay.kernel.errors import MainstayError, Malformed, Problem, TooLarge
from mainstay.whatif.rules.inputs import MOST_CASES
from mainstay.whatif.rules.judging import CaseName

P = TypeVar("P", bound=Part)
CaseLine = tuple[CaseName, list[CaseEntry]]


def read_part(source: bytes, part: type[P]) -> tuple[P, Document]:
    """A file of other terms or of inputs; Malformed with the line and column of every fault."""
    document = read_document(source)
    try:
        return part.model_validate(document.data), document
    except ValidationError as error:
        problems = [_problem(document, dict(one)) for one in error.errors(include_url=False)]
        raise Malformed("文件有误。", "The file has faults.", problems) from None


def placed(error: Malformed, document: Document) -> Malformed:
    """Faults that were found against the contract, with the line and column that they stand at."""
    return replace(error, problems=[_placed(one, document) for one in error.problems])


def read_cases(stream: IO[bytes], contract: Contract, now: datetime) -> Iterator[CaseLine]:
    """Cases, one a line of JSON as a case file has it, empty lines aside; Malformed names the line and column."""
    for number, line in enumerate(iter(lambda: stream.readline(MAX_BYTES + 1), b""), 1):
        if number > MOST_CASES or len(line) > MAX_BYTES:
            zh = f"第 {number} 行：至多 {MOST_CASES:,} 行，每行至多 {MAX_BYTES:,} 字节"
            raise TooLarge(zh, f"line {number}: at most {MOST_CASES:,} lines of {MAX_BYTES:,} bytes each")
        if line.strip():
            yield _case(line, number, contract, now)


def _case(line: bytes, number: int, contract: Contract, now: datetime) -> CaseLine:
    try:
        file, entries = read_case_line(line.rstrip(), contract, now)
    except Malformed as error:
        raise replace(error, problems=[replace(one, line=number) for one in error.problems]) from None
    except ValidationError:
        problem = Problem("not_json", "应为一行 JSON", "must be one line of JSON", "", number, 1)
        raise Malformed("案例文件有误。", "The case file has faults.", [problem]) from None
    except MainstayError as error:
        raise TooLarge(f"第 {number} 行：{error.detail('zh')}", f"line {number}: {error.detail('en')}") from error
    return CaseName(file.number or f"{number}", system=file.system), entries


def _placed(problem: Problem, document: Document) -> Problem:
    path = tuple(int(step) if step.isdigit() else step for step in problem.path.split("."))
    place = document.place(path)
    return replace(problem, line=place.line, column=place.column)


def _problem(document: Document, error: dict[str, Any]) -> Problem:
    path, kind = tuple(error["loc"]), error["type"]
    if kind == "missing":
        fault = missing_key(str(path[-1]))
    elif kind == "extra_forbidden":
        fault = unknown_key(str(path[-1]), [])
    else:
        fault = fault_of(kind, error["input"], dict(error.get("ctx", {})))
    place = document.place(path, of_key=kind == "extra_forbidden")
    return Problem(fault.code, fault.zh, fault.en, dotted(path), place.line, place.column)
