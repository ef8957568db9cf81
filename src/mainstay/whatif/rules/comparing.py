"""Last period's records under other terms: what moves, clock by clock and line by line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import numpy as np

from mainstay.contracts.rules.clocks import CompiledTerms
from mainstay.contracts.rules.terms.base import Text
from mainstay.settlement.rules.money import NOTHING
from mainstay.settlement.rules.period import Period

from .judging import CaseName, Cases, Judged, judge

SHOWN = 200


@dataclass(frozen=True, slots=True)
class Moved:
    """How often a target was missed in cases of one level, before and after."""

    level: str
    target: str
    name: Text
    counted: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class MovedLine:
    """What comes off under one clause for one cause, before and after."""

    id: str
    term: str
    name: Text
    clause: str
    day: date
    before: Decimal
    after: Decimal


@dataclass(frozen=True, slots=True)
class MovedCase:
    """A case of which a clock is missed under one of the terms and not under the other."""

    case: CaseName
    newly_missed: tuple[Text, ...]
    no_longer_missed: tuple[Text, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Comparison:
    """A period judged twice. Lists are cut to SHOWN; the numbers beside them are not."""

    period: Period
    before: Judged
    after: Judged
    moved: tuple[Moved, ...]
    lines: tuple[MovedLine, ...]
    lines_moved: int
    cases: tuple[MovedCase, ...]
    cases_moved: int


def compare(before: CompiledTerms, after: CompiledTerms, cases: Cases, period: Period, now: datetime) -> Comparison:
    """Judge the same records under two sets of terms that differ in lengths, hours and sums only."""
    was = judge(before, cases, period, now)
    is_now = judge(after, cases, period, now, was)
    lines = tuple(_lines(was, is_now))
    rows = np.flatnonzero((was.missed != is_now.missed).any(axis=0)).tolist()
    return Comparison(
        period,
        was,
        is_now,
        tuple(_moved(was, is_now)),
        lines[:SHOWN],
        len(lines),
        tuple(_case(cases, was, is_now, row) for row in rows[:SHOWN]),
        len(rows),
    )


def _moved(was: Judged, is_now: Judged) -> Iterator[Moved]:
    names = {target.id: target.name for target in was.terms.contract.targets}
    tallies = [{(one.level, one.target): one for one in judged.tallies} for judged in (was, is_now)]
    for key in {**tallies[0], **tallies[1]}:
        before, after = (told.get(key) for told in tallies)
        yield Moved(
            *key,
            names[key[1]],
            max(before.counted if before else 0, after.counted if after else 0),
            before.breached if before else 0,
            after.breached if after else 0,
        )


def _lines(was: Judged, is_now: Judged) -> Iterator[MovedLine]:
    accruals = {**was.accruals, **is_now.accruals}
    for key in sorted({*was.amounts, *is_now.amounts}, key=lambda one: (accruals[one].day, one)):
        before, after = was.amounts.get(key, NOTHING), is_now.amounts.get(key, NOTHING)
        if before != after:
            one = accruals[key]
            yield MovedLine(key, one.term, one.name, one.clause, one.day, before, after)


def _case(cases: Cases, was: Judged, is_now: Judged, row: int) -> MovedCase:
    names = [column.table.target.name for column in was.columns]
    before, after = was.missed[:, row].tolist(), is_now.missed[:, row].tolist()
    told = list(zip(names, before, after, strict=True))
    return MovedCase(
        cases.name(row),
        tuple(name for name, missed, misses in told if misses and not missed),
        tuple(name for name, missed, misses in told if missed and not misses),
    )
