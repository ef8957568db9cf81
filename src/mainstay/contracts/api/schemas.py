"""What the contracts' routes give. Words come in Chinese and English, English empty where the contract has none."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from mainstay.contracts.rules.terms.contract import Clause, Contract, Reading
from mainstay.contracts.rules.versions import VersionState
from mainstay.kernel.schema import Label, Schema

SeverityName = Literal["error", "warning", "reading"]
SideName = Literal["customer", "vendor", "third_party", "neutral"]


class FindingCounts(Schema):
    """How many findings of each severity."""

    error: int
    warning: int
    reading: int


class ContractRow(Schema):
    """A contract in the list, by its version in force or else its latest."""

    id: UUID
    code: str
    number: str
    title: Label
    customer: Label
    vendor: Label
    term_start: date
    term_end: date
    signed: date
    version: int
    state: VersionState
    finding_counts: FindingCounts


class ContractFinding(Schema):
    """A finding of the checker; line 0 where it stands on no line."""

    code: str
    severity: SeverityName
    message: Label
    clauses: list[str]
    path: str
    line: int


class FileProblem(Schema):
    """Why a file cannot be read, and where."""

    code: str
    message: Label
    path: str
    line: int
    column: int


class SignatureRow(Schema):
    """One side's consent to a version."""

    side: Literal["customer", "vendor"]
    name: str
    role: str
    signed_at: datetime


class VersionRow(Schema):
    """One version of a contract."""

    version: int
    state: VersionState
    in_force_from: date
    signed_on_paper: bool
    loaded_at: datetime
    finding_counts: FindingCounts
    signatures: list[SignatureRow]


class TermRef(Schema):
    """A term that came from a clause."""

    kind: str
    id: str
    name: Label


class ContractDetail(Schema):
    """A version of a contract: its file as typed data, what the checker found, what each clause became."""

    id: UUID
    code: str
    version: int
    state: VersionState
    versions: list[VersionRow]
    terms: Contract
    findings: list[ContractFinding]
    becomes: dict[str, list[TermRef]]
    may_sign: bool


class ClauseDetail(Schema):
    """A clause, the terms that came from it and the readings taken of it."""

    clause: Clause
    becomes: list[TermRef]
    readings: list[Reading]


class IntakeChoice(Schema):
    """A value that may be chosen when a fault is reported."""

    id: str
    name: Label
    meaning: Label | None
    clause_id: str | None


class IntakeFact(Schema):
    """A fact that the contract's tables ask about; a derived one is not asked of people."""

    name: str
    label: Label
    values: list[IntakeChoice]
    default: bool | str | None
    derived: bool


class IntakePause(Schema):
    """A reason for which clocks may stand still."""

    id: str
    name: Label
    side: SideName
    clause_id: str


class Intake(Schema):
    """What the form for a new case asks."""

    contract_id: UUID
    code: str
    version: int
    timezone: str
    levels: list[IntakeChoice]
    facts: list[IntakeFact]
    pauses: list[IntakePause]
    roles: list[IntakeChoice]


class CheckResult(Schema):
    """What the checker says of a file; nothing is stored. Problems mean that it could not be read."""

    code: str
    title: Label | None
    problems: list[FileProblem]
    findings: list[ContractFinding]
    counts: FindingCounts


class LoadResult(Schema):
    """What loading a file did; a draft is stored and shown, and sets no clocks."""

    id: UUID
    code: str
    version: int
    is_new: bool
    is_draft: bool
    findings: list[ContractFinding]
