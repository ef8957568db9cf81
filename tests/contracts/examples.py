"""The example contracts as the reader, the checker and the clocks see them, for tests to ask."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from mainstay.contracts.reading.holiday_files import load_holidays
from mainstay.contracts.reading.validating import ContractFile, read_contract
from mainstay.contracts.rules.checking.check import check
from mainstay.contracts.rules.checking.finding import Finding
from mainstay.contracts.rules.clocks import CaseEntry, Clock, CompiledTerms, FactValue, clocks, compile_terms
from mainstay.contracts.rules.terms.vocabulary import Side

FOLDER = Path(__file__).parents[2] / "examples" / "contracts"
ZONE = ZoneInfo("Asia/Shanghai")
Facts = Mapping[str, FactValue]


@cache
def example(name: str) -> ContractFile:
    """An example contract by the name of its file."""
    return read_contract((FOLDER / f"{name}.yaml").read_bytes())


@cache
def terms(name: str) -> CompiledTerms:
    """Its terms, ready to run clocks."""
    return compile_terms(example(name).contract, load_holidays())


@cache
def findings(name: str) -> tuple[Finding, ...]:
    """What the checker finds in it."""
    read = example(name)
    return check(read.contract, read.lines)


def at(text: str) -> datetime:
    """A moment in the contracts' zone: `2026-10-03 10:00`."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def shown(moment: datetime | None) -> str | None:
    """A moment as the tables of the tests write it; seconds only where there are some."""
    if moment is None:
        return None
    local = moment.astimezone(ZONE)
    return f"{local:%Y-%m-%d %H:%M:%S}" if local.second else f"{local:%Y-%m-%d %H:%M}"


def case(reported: str, facts: Facts, *later: tuple[str, str]) -> list[CaseEntry]:
    """The entries of a case: its report, then pairs of kind and moment."""
    entries = [CaseEntry(seq=1, kind="reported", at=at(reported), side=Side.CUSTOMER, facts=facts)]
    entries += [CaseEntry(seq=seq, kind=kind, at=at(when)) for seq, (kind, when) in enumerate(later, start=2)]
    return entries


def running(name: str, entries: Sequence[CaseEntry], now: str | None = None) -> dict[str, Clock]:
    """The clocks of a case by target, at a moment or at its last entry."""
    moment = max(entry.at for entry in entries) if now is None else at(now)
    return {clock.target_id: clock for clock in clocks(terms(name), entries, moment)}


def due(name: str, entries: Sequence[CaseEntry], target: str) -> str | None:
    """When one target is due; None where the contract sets no limit or the clock has not begun."""
    clock = running(name, entries).get(target)
    return None if clock is None else shown(clock.due)
