"""Reads of contracts and versions, plain and authorised."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from time import monotonic
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection

from mainstay.directory.public import Actor, may_see_contract, sees_all_contracts, visible_contracts
from mainstay.kernel.errors import Malformed, NotFound, Refused
from mainstay.kernel.time import written

from .models import Contract as ContractRow
from .models import ContractVersion
from .reading.holiday_files import HolidayFile, list_files, load_holidays, read_table
from .rules.calendars import HolidayTables
from .rules.clocks import CompiledTerms, compile_terms
from .rules.terms.contract import Contract
from .rules.versions import Standing, VersionState, in_force_on, shown_version, state_of

LOG = logging.getLogger(__name__)
READ: list[HolidayTables] = []
STANDINGS = """
SELECT v.contract_id, v.id, v.version, v.errors, v.signed_on_paper,
    ARRAY(SELECT s.side::text FROM contracts_signature s WHERE s.version_id = v.id), v.starts, v.term_end, v.timezone
FROM contracts_contractversion v
WHERE v.contract_id = ANY(%s)
ORDER BY v.version, v.loaded_at
"""


@dataclass(frozen=True, slots=True)
class ContractPaper:
    """A version as it was loaded, and who has signed it in the system: side, name, role, when (written)."""

    code: str
    version: int
    file: str
    signatures: tuple[dict[str, str], ...]


@dataclass(frozen=True, eq=False, slots=True)
class TermsVersion:
    """One version of a contract, typed and ready for clocks. The same object each time it is asked for."""

    id: UUID
    contract_id: UUID
    version: int
    contract: Contract
    compiled: CompiledTerms


@dataclass(frozen=True, slots=True)
class ContractFacts:
    """A contract as lists show it, by the version to show first."""

    id: UUID
    code: str
    row: ContractVersion
    state: VersionState


State = tuple[str, tuple[tuple[str, int, int], ...]]


def get_terms(version_id: UUID) -> TermsVersion:
    """A version ready for clocks; versions never change, so each is read once a process and state of the tables."""
    return _terms(version_id, _state())


def holiday_tables() -> HolidayTables:
    """The holiday tables of this installation; files that were added or replaced count within a second."""
    return _tables(_state())


def _state() -> State:
    own: str = settings.CALENDARS
    return own, _stamp(own, int(monotonic())) if own else ()


def holidays_with(source: bytes) -> HolidayTables:
    """The tables in use with the year of this file in its place; nothing is stored. Malformed with the line."""
    tables, table = holiday_tables(), read_table(source)
    return replace(tables, years={**tables.years, table.year: table})


def list_holiday_files() -> tuple[HolidayFile, ...]:
    """The files of the tables in use, by year."""
    folder = str(settings.CALENDARS)
    return list_files(Path(folder).expanduser().absolute() if folder else None)


def terms_with(terms: TermsVersion, tables: HolidayTables) -> TermsVersion:
    """The same version as other holiday tables would have it."""
    return replace(terms, compiled=compile_terms(terms.contract, tables))


@lru_cache(maxsize=1)
def _stamp(folder: str, _second: int) -> tuple[tuple[str, int, int], ...]:
    """What tells one state of a folder from another: looked at once a second, however often it is asked."""
    files = ((path.name, path.stat()) for path in sorted(Path(folder).expanduser().glob("*.yaml")))
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in files)


@lru_cache(maxsize=1)
def _tables(state: State) -> HolidayTables:
    """The holiday tables of a state of the files; while a file cannot be read, those before it go on."""
    folder, _ = state
    try:
        found = load_holidays(Path(folder).expanduser().absolute() if folder else None)
    except Malformed as error:
        if not READ:
            raise
        LOG.warning("the holiday tables stay as they were: %s", error)
        return READ[-1]
    READ[:] = [found]
    return found


@lru_cache(maxsize=512)
def _terms(version_id: UUID, state: State) -> TermsVersion:
    row = (
        ContractVersion.objects.filter(pk=version_id).values("id", "contract_id", "version", "errors", "terms").first()
    )
    if row is None:
        raise NotFound("没有这个合同版本", "there is no such contract version")
    if row["errors"]:
        raise Refused("草稿版本不能用于计时", "a draft version sets no clocks")
    contract = Contract.model_validate(row["terms"])
    compiled = compile_terms(contract, _tables(state))
    return TermsVersion(row["id"], row["contract_id"], row["version"], contract, compiled)


@lru_cache(maxsize=2048)
def get_version_id(contract_id: UUID, version: int) -> UUID:
    """The id of a contract's version without errors; NotFound when there is none."""
    found = ContractVersion.objects.filter(contract_id=contract_id, version=version, errors=0)
    key = found.values_list("id", flat=True).first()
    if key is None:
        raise NotFound(f"该合同没有第 {version} 版", f"the contract has no version {version}")
    return key


def list_standings(contract_ids: Iterable[UUID]) -> dict[UUID, tuple[Standing, ...]]:
    """How the versions of many contracts stand; every case that is opened asks this, so in one plain query."""
    found: dict[UUID, list[Standing]] = {key: [] for key in contract_ids}
    with connection.cursor() as cursor:
        cursor.execute(STANDINGS, [list(found)])
        for contract_id, version_id, version, errors, on_paper, sides, starts, ends, timezone in cursor.fetchall():
            standing = Standing(version_id, version, errors, on_paper, frozenset(sides), starts, ends, timezone)
            found[contract_id].append(standing)
    return {key: tuple(versions) for key, versions in found.items()}


def get_version_in_force(contract_id: UUID, at: datetime) -> Standing:
    """The version that applies at a moment; Refused with the reason when none does."""
    versions = list_standings([contract_id])[contract_id]
    if not versions:
        raise NotFound("没有这份合同", "there is no such contract")
    found = in_force_on(versions, at)
    if found is None:
        raise _not_in_force(versions)
    return found


@dataclass(frozen=True, slots=True)
class VersionSpan:
    """A version and the days on which it applies, both included."""

    terms: TermsVersion
    first: date
    last: date


def versions_over_time(contract_id: UUID) -> tuple[VersionSpan, ...]:
    """The agreed versions, each from its first day until the next one's, the last until the end of its term."""
    agreed = [one for one in list_standings([contract_id])[contract_id] if one.is_agreed]
    ends = [one.starts - timedelta(days=1) for one in agreed[1:]] + [one.ends for one in agreed[-1:]]
    return tuple(VersionSpan(get_terms(one.id), one.starts, last) for one, last in zip(agreed, ends, strict=True))


def version_begun(contract_id: UUID, *, now: datetime) -> TermsVersion:
    """The latest agreed version that has begun, else the first; Refused before any is agreed."""
    versions = versions_over_time(contract_id)
    if not versions:
        raise Refused("合同尚未生效。", "The contract is not agreed yet.")
    begun = [one for one in versions if one.first <= now.astimezone(ZoneInfo(one.terms.contract.timezone)).date()]
    return (begun or list(versions[:1]))[-1].terms


def _not_in_force(versions: tuple[Standing, ...]) -> Refused:
    agreed = [one for one in versions if one.is_agreed]
    if not agreed:
        return Refused("合同尚未生效：草稿或待双方签署", "the contract is not in force: a draft, or not yet signed")
    first, last = min(one.starts for one in agreed), max(agreed, key=lambda one: one.version).ends
    return Refused(
        f"该时间不在合同期限内（{first} 至 {last}）", f"that moment is outside the contract's term ({first} to {last})"
    )


def list_contracts(contract_ids: Iterable[UUID] | None, *, now: datetime) -> tuple[ContractFacts, ...]:
    """Contracts by id, or all, in the order of their codes; three queries."""
    rows = ContractRow.objects.order_by("code")
    found = rows if contract_ids is None else rows.filter(pk__in=list(contract_ids))
    codes = {row.id: row.code for row in found}
    standings = list_standings(codes)
    shown = {key: shown_version(versions, now) for key, versions in standings.items() if versions}
    versions = ContractVersion.objects.defer("file", "terms", "findings").in_bulk([one.id for one in shown.values()])
    return tuple(
        ContractFacts(key, codes[key], versions[one.id], state_of(one, standings[key], now))
        for key, one in shown.items()
    )


def access_contracts(actor: Actor, *, now: datetime) -> tuple[ContractFacts, ...]:
    """The contracts that the actor may see."""
    return list_contracts(None if sees_all_contracts(actor) else visible_contracts(actor), now=now)


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """One version of a contract with how it and its siblings stand."""

    code: str
    row: ContractVersion
    state: VersionState
    siblings: tuple[tuple[ContractVersion, VersionState], ...]

    @property
    def contract(self) -> Contract:
        """The typed file; read from the cache where the version has no errors."""
        return get_terms(self.row.id).contract if not self.row.errors else Contract.model_validate(self.row.terms)


def access_version(actor: Actor, contract_id: UUID, version: int | None, *, now: datetime) -> ShownVersion:
    """A version of a contract, the one to show first unless told; NotFound also for those not to be seen."""
    if not may_see_contract(actor, contract_id):
        raise _no_contract()
    standings = list_standings([contract_id])[contract_id]
    wanted = [one for one in standings if version is None or one.version == version]
    if not wanted:
        raise _no_contract()
    chosen = shown_version(wanted, now)
    states: Mapping[UUID, VersionState] = {one.id: state_of(one, standings, now) for one in standings}
    rows = ContractVersion.objects.filter(pk__in=list(states)).order_by("version", "loaded_at")
    siblings = rows.defer("file", "terms", "findings").prefetch_related("signatures")
    row = ContractVersion.objects.select_related("contract").get(pk=chosen.id)
    return ShownVersion(row.contract.code, row, states[chosen.id], tuple((one, states[one.id]) for one in siblings))


def _no_contract() -> NotFound:
    return NotFound("没有这份合同，或您无权查看", "there is no such contract, or you may not see it")


def get_file(code: str, version: int | None, *, now: datetime) -> str:
    """The file of a version as it was loaded; the one to show first unless told."""
    row = ContractRow.objects.filter(code=code).first()
    standings = list_standings([row.id])[row.id] if row is not None else ()
    wanted = [one for one in standings if version is None or one.version == version]
    if not wanted:
        raise NotFound(f"没有合同 {code}", f"there is no contract {code}")
    return ContractVersion.objects.values_list("file", flat=True).get(pk=shown_version(wanted, now).id)


def list_papers(contract_id: UUID) -> tuple[ContractPaper, ...]:
    """Every version of a contract that holds without errors, as it was loaded; two queries."""
    rows = ContractVersion.objects.filter(contract_id=contract_id, errors=0).order_by("version")
    return tuple(
        ContractPaper(
            row.contract.code,
            row.version,
            row.file,
            tuple(
                {"side": one.side, "name": one.person_name, "role": one.role, "signed_at": written(one.signed_at)}
                for one in row.signatures.all()
            ),
        )
        for row in rows.select_related("contract").defer("terms", "findings").prefetch_related("signatures")
    )
