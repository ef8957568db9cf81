"""Rows and terms as the schemas of the routes."""

from collections.abc import Iterable
from typing import Literal
from uuid import UUID

from mainstay.contracts.models import ContractVersion, Signature
from mainstay.contracts.queries import ContractFacts, ShownVersion
from mainstay.contracts.rules.becoming import Became, becomes
from mainstay.contracts.rules.checking.facts import DERIVED
from mainstay.contracts.rules.checking.finding import Finding, Severity
from mainstay.contracts.rules.terms.base import Text
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.targets import Choice, Fact
from mainstay.contracts.rules.terms.vocabulary import FactName
from mainstay.contracts.rules.versions import VersionState
from mainstay.kernel.errors import NotFound, Problem
from mainstay.kernel.schema import Label

from . import schemas


def label(text: Text) -> Label:
    """Words in both languages."""
    return Label(zh=text.zh, en=text.en)


def row(one: ContractFacts) -> schemas.ContractRow:
    """A contract in the list."""
    version = one.row
    return schemas.ContractRow(
        id=one.id,
        code=one.code,
        number=version.number,
        title=Label(zh=version.title_zh, en=version.title_en),
        customer=Label(zh=version.customer_zh, en=version.customer_en),
        vendor=Label(zh=version.vendor_zh, en=version.vendor_en),
        term_start=version.term_start,
        term_end=version.term_end,
        signed=version.signed,
        version=version.version,
        state=one.state,
        finding_counts=_counts(version),
    )


def detail(contract_id: UUID, shown: ShownVersion, *, may_sign: bool) -> schemas.ContractDetail:
    """A version with everything that a contract page shows."""
    contract = shown.contract
    return schemas.ContractDetail(
        id=contract_id,
        code=shown.code,
        version=shown.row.version,
        state=shown.state,
        versions=[version_row(version, state) for version, state in shown.siblings],
        terms=contract,
        findings=[_stored_finding(one) for one in shown.row.findings],
        becomes={clause: _terms(terms) for clause, terms in becomes(contract).items()},
        may_sign=may_sign,
    )


def version_row(version: ContractVersion, state: VersionState) -> schemas.VersionRow:
    """One version among its siblings."""
    return schemas.VersionRow(
        version=version.version,
        state=state,
        in_force_from=version.starts,
        signed_on_paper=version.signed_on_paper,
        loaded_at=version.loaded_at,
        finding_counts=_counts(version),
        signatures=[_signature(one) for one in sorted(version.signatures.all(), key=lambda one: one.signed_at)],
    )


def _signature(one: Signature) -> schemas.SignatureRow:
    side: Literal["customer", "vendor"] = "customer" if one.side == "customer" else "vendor"
    return schemas.SignatureRow(side=side, name=one.person_name, role=one.role, signed_at=one.signed_at)


def clause_detail(contract: Contract, clause_id: str) -> schemas.ClauseDetail:
    """A clause with what became of it; NotFound when the version has no such clause."""
    clause = next((one for one in contract.clauses if one.id == clause_id), None)
    if clause is None:
        raise NotFound(f"该版本没有条款 {clause_id}", f"this version has no clause {clause_id}")
    return schemas.ClauseDetail(
        clause=clause,
        becomes=_terms(becomes(contract).get(clause_id, ())),
        readings=[one for one in contract.readings if clause_id in one.clauses],
    )


def intake(contract_id: UUID, shown: ShownVersion) -> schemas.Intake:
    """What the form for a new case asks."""
    contract = shown.contract
    return schemas.Intake(
        contract_id=contract_id,
        code=shown.code,
        version=shown.row.version,
        timezone=contract.timezone,
        levels=[_choice(one) for one in contract.levels],
        facts=[_fact(one) for one in contract.facts if one.name is not FactName.LEVEL],
        pauses=[
            schemas.IntakePause(id=one.id, name=label(one.name), side=one.side.value, clause_id=one.clause)
            for one in contract.pauses
        ],
        roles=[_choice(one) for one in contract.roles],
    )


def findings(found: Iterable[Finding]) -> list[schemas.ContractFinding]:
    """Findings fresh from the checker."""
    return [
        schemas.ContractFinding(
            code=one.code,
            severity=one.severity.value,
            message=Label(zh=one.zh, en=one.en),
            clauses=list(one.clauses),
            path=one.path,
            line=one.line,
        )
        for one in found
    ]


def problems(found: Iterable[Problem]) -> list[schemas.FileProblem]:
    """Why a file cannot be read."""
    return [
        schemas.FileProblem(
            code=one.code,
            message=Label(zh=one.zh, en=one.en),
            path=one.path,
            line=one.line,
            column=one.column,
        )
        for one in found
    ]


def counts(found: Iterable[Finding]) -> schemas.FindingCounts:
    """How many findings of each severity."""
    severities = [one.severity for one in found]
    return schemas.FindingCounts(**{one.value: severities.count(one) for one in Severity})


def _counts(version: ContractVersion) -> schemas.FindingCounts:
    return schemas.FindingCounts(error=version.errors, warning=version.warnings, reading=version.readings)


def _stored_finding(one: dict[str, object]) -> schemas.ContractFinding:
    words = {"zh": one["zh"], "en": one["en"]}
    return schemas.ContractFinding.model_validate({**one, "message": words})


def _terms(terms: Iterable[Became]) -> list[schemas.TermRef]:
    return [schemas.TermRef(kind=one.kind, id=one.id, name=label(one.name)) for one in terms]


def _choice(one: Choice) -> schemas.IntakeChoice:
    meaning = label(one.meaning) if one.meaning else None
    return schemas.IntakeChoice(id=one.id, name=label(one.name), meaning=meaning, clause_id=one.clause)


def _fact(one: Fact) -> schemas.IntakeFact:
    return schemas.IntakeFact(
        name=one.name.value,
        label=label(one.label),
        values=[_choice(choice) for choice in one.values],
        default=one.default,
        derived=one.name in DERIVED,
    )
