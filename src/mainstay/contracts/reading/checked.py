"""A contract file checked without being stored, and plain data written as the text of one."""

from dataclasses import dataclass

from mainstay.contracts.rules.checking.check import check
from mainstay.contracts.rules.checking.finding import Finding, Severity
from mainstay.kernel.errors import Malformed, Problem

from .validating import read_contract
from .writing import write_data

__all__ = ["Checked", "check_file", "write_data"]


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong with a file: problems where it cannot be read, else the checker's findings; its code, if read."""

    code: str
    problems: tuple[Problem, ...]
    findings: tuple[Finding, ...]

    @property
    def faults(self) -> int:
        """How many problems and errors keep it from setting clocks."""
        return len(self.problems) + sum(one.severity is Severity.ERROR for one in self.findings)


def check_file(source: bytes | str) -> Checked:
    """Read and check a contract file; TooLarge over the size limit."""
    try:
        read = read_contract(source)
    except Malformed as refused:
        return Checked("", tuple(refused.problems), ())
    return Checked(read.contract.code, (), check(read.contract, read.lines))
