"""Loading contract files and signing versions."""

import hashlib
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from mainstay.directory.public import Actor, require
from mainstay.kernel.errors import NotFound, Refused

from . import queries
from .models import Contract as ContractRow
from .models import ContractVersion, Signature
from .reading.validating import ContractFile, read_contract
from .rules.checking.check import check
from .rules.checking.finding import Finding, Severity
from .rules.permissions import LOAD, SIGN, SIGNERS
from .rules.terms.contract import Contract
from .rules.versions import first_day, signed_on_paper


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading a file did; `is_new` is false when the same file was there already."""

    contract_id: UUID
    version_id: UUID
    code: str
    version: int
    findings: tuple[Finding, ...]
    is_new: bool

    @property
    def is_draft(self) -> bool:
        """True when errors keep the version a draft."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


@transaction.atomic
def load_contract(source: bytes | str, *, actor: Actor | None, now: datetime) -> Loaded:
    """Read, check and store a contract file; actor None is the operator at the command line.

    A file with error findings is stored as a draft. Malformed or TooLarge for a file that cannot be read,
    Forbidden for all but administrators, Refused for a version out of turn; nothing is stored then.
    """
    if actor is not None:
        require(actor, LOAD)
    read = read_contract(source)
    findings = check(read.contract, read.lines)
    digest = _digest(source)
    contract = _contract_row(read.contract.code, now)
    earlier = contract.versions.filter(sha256=digest).first()
    if earlier is not None:
        return Loaded(contract.id, earlier.id, contract.code, earlier.version, findings, is_new=False)
    refuse_out_of_turn(contract, read.contract, is_draft=any(one.severity is Severity.ERROR for one in findings))
    row = _version_row(contract, read, findings, source, actor, now)
    row.save(force_insert=True)
    return Loaded(contract.id, row.id, contract.code, row.version, findings, is_new=True)


def refuse_out_of_turn(row: ContractRow, contract: Contract, *, is_draft: bool) -> None:
    """Refused when the version is there already, its forerunner is not, or it would begin before that one."""
    versions = queries.list_standings([row.id])[row.id]
    clean = {one.version: one for one in versions if not one.errors}
    if contract.version in clean and not is_draft:
        following = max(clean) + 1
        raise Refused(
            f"合同 {row.code} 已有第 {contract.version} 版，版本不可修改；请以变更协议（第 {following} 版）导入",
            f"contract {row.code} has a version {contract.version} already, and versions never change; "
            f"load an amendment as version {following}",
        )
    if contract.version == 1:
        return
    before = clean.get(contract.version - 1)
    if before is None:
        raise Refused(
            f"合同 {row.code} 没有第 {contract.version - 1} 版，无从变更",
            f"contract {row.code} has no version {contract.version - 1} to amend",
        )
    if first_day(contract) <= before.starts:
        raise Refused(
            f"变更协议的生效日 {first_day(contract)} 须晚于第 {before.version} 版的 {before.starts}",
            f"the amendment must begin after {before.starts}, when version {before.version} began",
        )


@transaction.atomic
def sign_version(contract_id: UUID, version: int, *, actor: Actor, now: datetime) -> Signature:
    """Give one side's consent: the customer's approver or the vendor's manager, each side once.

    NotFound, Forbidden for other roles, Refused for drafts and where nothing is to be signed.
    """
    held = {grant.role for grant in require(actor, SIGN, contract_id=contract_id)}
    signing = [role for role in SIGNERS if role in held]
    row = _signable(contract_id, version)
    signed = set(row.signatures.values_list("side", flat=True))
    open_to = [role for role in signing if SIGNERS[role] not in signed]
    if not open_to:
        raise Refused("本方已经签署", "your side has signed already")
    return Signature.objects.create(
        version=row,
        side=SIGNERS[open_to[0]],
        person_id=actor.id,
        person_name=actor.name,
        role=open_to[0],
        signed_at=now,
    )


def _signable(contract_id: UUID, version: int) -> ContractVersion:
    ContractRow.objects.select_for_update().filter(pk=contract_id).first()
    rows = ContractVersion.objects.filter(contract_id=contract_id, version=version).defer("file", "terms", "findings")
    row = rows.order_by("errors", "-loaded_at").first()
    if row is None:
        raise NotFound(f"该合同没有第 {version} 版", f"the contract has no version {version}")
    if row.errors:
        raise Refused("草稿有错误，不能签署", "a draft with errors cannot be signed")
    if row.signed_on_paper:
        raise Refused("该版本已由双方签署", "both sides have signed this version on paper")
    return row


def _contract_row(code: str, now: datetime) -> ContractRow:
    row, _ = ContractRow.objects.get_or_create(code=code, defaults={"opened_at": now})
    return ContractRow.objects.select_for_update().get(pk=row.pk)


def _digest(source: bytes | str) -> str:
    return hashlib.sha256(source.encode() if isinstance(source, str) else source).hexdigest()


def _version_row(
    row: ContractRow,
    read: ContractFile,
    findings: tuple[Finding, ...],
    source: bytes | str,
    actor: Actor | None,
    now: datetime,
) -> ContractVersion:
    contract = read.contract
    counts = {severity: sum(one.severity is severity for one in findings) for severity in Severity}
    parties = contract.parties
    return ContractVersion(
        contract=row,
        version=contract.version,
        file=source if isinstance(source, str) else source.decode("utf-8-sig"),
        sha256=_digest(source),
        terms=contract.model_dump(mode="json", by_alias=True),
        findings=[asdict(finding) for finding in findings],
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        readings=counts[Severity.READING],
        number=contract.number,
        title_zh=contract.title.zh,
        title_en=contract.title.in_language("en"),
        customer_zh=parties.customer.name.zh,
        customer_en=parties.customer.name.in_language("en"),
        vendor_zh=parties.vendor.name.zh,
        vendor_en=parties.vendor.name.in_language("en"),
        signed=contract.signed,
        signed_on_paper=signed_on_paper(contract),
        term_start=contract.term.start,
        term_end=contract.term.end,
        starts=first_day(contract),
        timezone=contract.timezone,
        loaded_at=now,
        loaded_by_id=actor.id if actor is not None else None,
    )
