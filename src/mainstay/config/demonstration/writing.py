"""Writes the demonstration: contracts, people, and the year of cases through the desk's services."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from django.db import transaction

from mainstay.config.demonstration.people import Cast, settle_people
from mainstay.contracts.public import ContractSummary, TermsVersion, list_contracts, load_contract, terms_of
from mainstay.contracts.reading.holiday_files import load_holidays
from mainstay.desk.public import History, count_cases, record_histories
from mainstay.kernel.errors import Refused

from .chapters import chapters_for
from .delivering import deliver
from .knowing import write_knowledge
from .matters import tell_matters
from .matters_told import MATTERS
from .performing import perform_duties
from .rhythm import fresh_times, report_times
from .rosters import write_rosters
from .simulation import Scene, tell
from .stories import PROFILES, Profile, Rank, Story

SEED = 20261001
BATCH = 100
YEAR = timedelta(days=365)
# How long a case of each rank may be left lying: what stops the business does not wait.
LYING = {Rank.GRAVE: timedelta(hours=8), Rank.SERIOUS: timedelta(hours=30), Rank.LIGHT: timedelta(days=7)}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the writing has come."""

    code: str
    written: int
    total: int


def load_examples(folder: Path, *, now: datetime) -> int:
    """Load every contract file of a folder that is not there yet; how many there are."""
    files = sorted(folder.glob("*.yaml"))
    for file in files:
        load_contract(file.read_bytes(), actor=None, now=now)
    return len(files)


def write_year(*, password: str, now: datetime, share: float = 1.0) -> Iterator[Progress]:
    """Write the people and the year, telling the progress; `share` writes only a part of the cases.

    Refused when there are cases already: a demonstration is written into an empty desk. All of it is one transaction.
    """
    if count_cases():
        raise Refused(
            "已有工单，演示数据只写入空的系统。", "There are cases already; a demonstration needs an empty desk."
        )
    contracts = [contract for contract in list_contracts(now=now) if contract.code in PROFILES]
    with transaction.atomic():
        since = min((_first_moment(contract, now) for contract in contracts), default=now) - timedelta(days=30)
        casts = settle_people(contracts, password=password, since=since, now=now)
        histories = {
            contract.code: _histories(contract, casts[contract.id], now=now, share=share) for contract in contracts
        }
        total = sum(map(len, histories.values()))
        written = 0
        for code, told in histories.items():
            for start in range(0, len(told), BATCH):
                record_histories(told[start : start + BATCH])
                written += len(told[start : start + BATCH])
                yield Progress(code, written, total)
        write_knowledge(casts, now)
        perform_duties(contracts, casts, now=now)
        deliver(contracts, casts, now=now)
        write_rosters(contracts, casts, now)


def _first_moment(contract: ContractSummary, now: datetime) -> datetime:
    start = contract.term_start
    return max(datetime(start.year, start.month, start.day, tzinfo=ZoneInfo("Asia/Shanghai")), now - YEAR)


def _histories(contract: ContractSummary, cast: Cast, *, now: datetime, share: float) -> list[History]:
    terms, profile = terms_of(contract.id, contract.version), PROFILES[contract.code]
    chance = Random(f"{SEED}-{contract.code}")  # noqa: S311 - a simulation, to be the same each time
    zone, first = ZoneInfo(terms.contract.timezone), _first_moment(contract, now)
    scene = Scene(terms, profile, cast, zone, now)
    end = min(now, datetime.fromisoformat(f"{contract.term_end}T23:59:00").replace(tzinfo=zone))
    count = round(profile.cases * share * ((end - first) / YEAR))
    holidays = load_holidays()
    times = report_times(
        count, first=first.astimezone(zone).date(), now=end, zone=zone, holidays=holidays, chance=chance
    )
    if end == now:
        times = sorted([*times, *fresh_times(max(1, round(4 * share)), now=now, chance=chance)])
    told = [_history(scene, reported_at, chance) for reported_at in times]
    told += tell_matters(scene, MATTERS)
    return sorted(told, key=lambda history: history.recorded_at)


def _history(scene: Scene, reported_at: datetime, chance: Random) -> History:
    level, rank = _level(scene.terms, scene.profile, chance)
    story = chance.choice([story for story in scene.profile.stories if story.rank is rank] or scene.profile.stories)
    age = scene.now - reported_at
    stuck = age < LYING[rank] and chance.random() < 0.3
    chapters = chapters_for(chance, promises=scene.profile.promises, rank=rank, stuck=stuck)
    facts = _facts(scene, story, chance)
    return tell(scene, story, level=level, facts=facts, reported_at=reported_at, chapters=chapters, chance=chance)


def _level(terms: TermsVersion, profile: Profile, chance: Random) -> tuple[str, Rank]:
    known = [level.id for level in terms.contract.levels]
    weighted = [(level, *profile.levels.get(level, (1, Rank.LIGHT))) for level in known]
    level, _, rank = chance.choices(weighted, [weight for _, weight, _ in weighted])[0]
    return level, rank


def _facts(scene: Scene, story: Story, chance: Random) -> dict[str, str | bool]:
    facts: dict[str, str | bool] = {}
    for name, values in scene.profile.facts.items():
        facts[name] = chance.choices(list(values), list(values.values()))[0]
    facts |= story.facts
    return {name: value for name, value in facts.items() if name in _askable(scene.terms)}


def _askable(terms: TermsVersion) -> Sequence[str]:
    return [fact.name.value for fact in terms.contract.facts]
