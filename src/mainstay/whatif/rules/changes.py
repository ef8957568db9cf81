"""Other terms: what a what-if run changes in a contract, and the contract so changed."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field

from mainstay.contracts.rules.terms.base import Identifier, Money, Number, Part, Share
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.lengths import Length
from mainstay.contracts.rules.terms.money import ScoreItem, ScoreRule, ScoreSheet
from mainstay.contracts.rules.terms.targets import Row, Target, Window
from mainstay.kernel.errors import Malformed, Problem

MOST = 500
Leaf = ScoreRule | ScoreItem


class TargetChange(Part):
    """Another length or calendar in a row of a decision table; rows count from 1."""

    target: Identifier
    row: Annotated[int, Field(ge=1, le=10_000)]
    length: Length | Literal["none", "at_once"] | None = None
    calendar: Identifier | None = None


class PenaltyChange(Part):
    """Another share, sum or cap of a penalty; a field that its form does not have is refused."""

    penalty: Identifier
    share: Share | None = None
    amount: Money | None = None
    cap_share: Share | None = None


class PointsChange(Part):
    """Other points off for each occurrence under a rule of a score sheet, or under one of its causes."""

    sheet: Identifier
    rule: Identifier
    per_occurrence: Annotated[Number, Field(ge=0)]


class CalendarChange(Part):
    """Other working hours of a calendar; no windows at all is 7 x 24."""

    calendar: Identifier
    windows: Annotated[tuple[Window, ...], Field(max_length=50)] | None = None
    holidays: bool | None = None


class Changes(Part):
    """Everything that a run changes; what is not named stays as the contract has it."""

    targets: Annotated[tuple[TargetChange, ...], Field(max_length=MOST)] = ()
    penalties: Annotated[tuple[PenaltyChange, ...], Field(max_length=MOST)] = ()
    scores: Annotated[tuple[PointsChange, ...], Field(max_length=MOST)] = ()
    calendars: Annotated[tuple[CalendarChange, ...], Field(max_length=MOST)] = ()


def changed(contract: Contract, changes: Changes) -> Contract:
    """The contract under other terms; Malformed names each change that does not fit it."""
    found = tuple(_misfits(contract, changes))
    if found:
        raise Malformed("假设的条款与合同不符。", "The changed terms do not fit the contract.", found)
    rows = {(one.target, one.row): one for one in changes.targets}
    penalties = {one.penalty: one for one in changes.penalties}
    points = {(one.sheet, one.rule): one for one in changes.scores}
    calendars = {one.calendar: one for one in changes.calendars}
    return contract.model_copy(
        update={
            "targets": tuple(_target(one, rows) for one in contract.targets),
            "penalties": tuple(
                one.model_copy(update=_given(penalties.get(one.id), "penalty")) for one in contract.penalties
            ),
            "score_sheets": tuple(_sheet(one, points) for one in contract.score_sheets),
            "calendars": tuple(
                one.model_copy(update=_given(calendars.get(one.id), "calendar")) for one in contract.calendars
            ),
        }
    )


def leaves(sheet: ScoreSheet) -> Iterator[Leaf]:
    """Everything of a sheet that takes points off for each occurrence."""
    for head in sheet.heads:
        for rule in head.rules:
            if rule.per_occurrence is not None:
                yield rule
            yield from rule.items


def _target(target: Target, rows: Mapping[tuple[str, int], TargetChange]) -> Target:
    kept = tuple(_row(row, rows.get((target.id, number))) for number, row in enumerate(target.rows, 1))
    return target.model_copy(update={"rows": kept})


def _row(row: Row, change: TargetChange | None) -> Row:
    if change is None:
        return row
    given = {"length": change.length, "calendar": change.calendar}
    return row.model_copy(update={name: value for name, value in given.items() if value is not None})


def _given(change: Part | None, key: str) -> dict[str, object]:
    """The fields that a change names, but for the one that says what it changes."""
    if change is None:
        return {}
    return {name: value for name in change.model_fields_set - {key} if (value := getattr(change, name)) is not None}


def _sheet(sheet: ScoreSheet, points: Mapping[tuple[str, str], PointsChange]) -> ScoreSheet:
    def leaf(one: Leaf) -> Leaf:
        change = points.get((sheet.id, one.id))
        return one if change is None else one.model_copy(update={"per_occurrence": change.per_occurrence})

    def rule(one: ScoreRule) -> Leaf:
        return leaf(one.model_copy(update={"items": tuple(leaf(item) for item in one.items)}))

    heads = tuple(head.model_copy(update={"rules": tuple(rule(one) for one in head.rules)}) for head in sheet.heads)
    return sheet.model_copy(update={"heads": heads})


def _misfits(contract: Contract, changes: Changes) -> Iterator[Problem]:
    calendars = {one.id for one in contract.calendars}
    rows = {one.id: len(one.rows) for one in contract.targets}
    for place, change in enumerate(changes.targets):
        path = f"targets.{place}"
        if change.target not in rows:
            yield _unknown(f"{path}.target", change.target, rows)
        elif change.row > rows[change.target]:
            zh, en = (
                f"“{change.target}”只有 {rows[change.target]} 行",
                f"“{change.target}” has {rows[change.target]} rows",
            )
            yield Problem("no_such_row", zh, en, f"{path}.row")
        if change.calendar is not None and change.calendar not in calendars:
            yield _unknown(f"{path}.calendar", change.calendar, calendars)
        if change.length == "at_once" and contract.at_once is None:
            zh, en = "合同未约定“立即”的时长", "the contract does not say how long “at once” is"
            yield Problem("not_allowed", zh, en, f"{path}.length")
    yield from _money_misfits(contract, changes)
    for place, shift in enumerate(changes.calendars):
        if shift.calendar not in calendars:
            yield _unknown(f"calendars.{place}.calendar", shift.calendar, calendars)


def _money_misfits(contract: Contract, changes: Changes) -> Iterator[Problem]:
    penalties = {one.id: one for one in contract.penalties}
    for place, change in enumerate(changes.penalties):
        penalty = penalties.get(change.penalty)
        if penalty is None:
            yield _unknown(f"penalties.{place}.penalty", change.penalty, penalties)
            continue
        for name in _given(change, "penalty"):
            if getattr(penalty, name, None) is None:
                zh, en = f"“{penalty.id}”没有“{name}”", f"“{penalty.id}” has no “{name}”"
                yield Problem("not_allowed", zh, en, f"penalties.{place}.{name}")
    known = {(sheet.id, leaf.id) for sheet in contract.score_sheets for leaf in leaves(sheet)}
    for place, score in enumerate(changes.scores):
        if (score.sheet, score.rule) not in known:
            yield _unknown(f"scores.{place}.rule", f"{score.sheet}/{score.rule}", {"/".join(one) for one in known})


def _unknown(path: str, given: str, known: Iterable[str]) -> Problem:
    told = sorted(known)
    zh = f"合同中没有“{given}”；有：{'、'.join(told)}"
    return Problem("not_allowed", zh, f"the contract has no “{given}”; it has: {', '.join(told)}", path)
