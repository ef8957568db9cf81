"""Puts a clock into one sentence: clause, conditions, start, length, calendar, pauses and due time."""

from collections.abc import Mapping
from typing import NamedTuple

from mainstay.contracts.rules.terms.base import Text
from mainstay.contracts.rules.terms.vocabulary import Unit

from .compiled import CompiledRow
from .entries import FactValue
from .history import Pause
from .reckoning import Reckoning, State
from .wording import (
    DEEDS,
    EVENTS,
    FLAGS,
    SIDES,
    Words,
    day_words,
    duration_words,
    length_words,
    moment_words,
)


class Condition(NamedTuple):
    """A fact that led to a row, its value and the value's name."""

    fact: str
    value: FactValue
    label: Text


def conditions_of(row: CompiledRow, facts: Mapping[str, FactValue]) -> tuple[Condition, ...]:
    """The facts that the row and its table's scope asked for, as they stand on the case."""
    found: dict[str, Condition] = {}
    for fact, _ in row.tests:
        value = facts.get(fact)
        if value is not None and fact not in found:
            found[fact] = Condition(fact, value, _label(row, fact, value))
    return tuple(found.values())


def explain(clock: Reckoning, language: str) -> str:
    """The sentence in `zh` or `en`."""
    return _english(clock) if language.startswith("en") else _chinese(clock)


def _label(row: CompiledRow, fact: str, value: FactValue) -> Text:
    if isinstance(value, bool):
        zh, en = FLAGS.get((fact, value), (f"{fact}：{'是' if value else '否'}", f"{fact}: {'yes' if value else 'no'}"))
        return Text(zh=zh, en=en)
    return row.labels.values.get((fact, value), Text(zh=value))


def _chinese(clock: Reckoning) -> str:
    labels = "、".join(condition.label.zh for condition in conditions_of(clock.row, clock.facts))
    head = f"依据{clock.row.clause.number}，{labels}{'，' if labels else ''}{_duty(clock)[0]}"
    if clock.start_at is None:
        return f"{head}；{_not_started(clock)[0]}。"
    tail = "".join(f"{part[0]}，" for part in [_counting(clock), *_pauses(clock)])
    return f"{head}；{tail}{_outcome(clock)[0]}。"


def _english(clock: Reckoning) -> str:
    labels = ", ".join(condition.label.in_language("en") for condition in conditions_of(clock.row, clock.facts))
    head = f"Under {clock.row.clause.number}{f' ({labels})' if labels else ''}: {_duty(clock)[1]}"
    if clock.start_at is None:
        return f"{head}; {_not_started(clock)[1]}."
    tail = "".join(f"{part[1]}, " for part in [_counting(clock), *_pauses(clock)])
    return f"{head}; {tail}{_outcome(clock)[1]}."


def _duty(clock: Reckoning) -> Words:
    """`应于报告后 30 分钟内到场`, `arrive on site within 30 minutes of the report`."""
    row = clock.row
    deed, since = DEEDS[row.target.measure], EVENTS[row.start]
    if row.length is None:
        return f"应在承诺的时限前{deed[0]}", f"{deed[1]} by the promised time"
    zh, en = length_words(row.length)
    if row.at_once:
        return f"应于{since[0]}后立即{deed[0]}（合同约定为 {zh}内）", f"{deed[1]} at once after {since[1]} ({en})"
    if row.length.count == 0 and not row.length.is_elapsed:
        day = ("当个工作日", "the same working day") if row.length.unit is Unit.WORKDAY else ("当日", "the same day")
        return f"应于{since[0]}{day[0]}内{deed[0]}", f"{deed[1]} on {day[1]} as {since[1]}"
    return f"应于{since[0]}后 {zh}内{deed[0]}", f"{deed[1]} within {en} of {since[1]}"


def _not_started(clock: Reckoning) -> Words:
    if clock.exclusion is not None:
        text, number = clock.exclusion.text, clock.exclusion.clause.number
        return (
            f"本工单依据{number}属除外情形（{text.zh.rstrip('。')}），本时限不计",
            f"the case is excluded under {number} ({text.in_language('en').rstrip('.')}), so this time does not count",
        )
    if clock.state is State.VOID:
        return (
            "工单已先行解决或撤回，本时限不再计时",
            "the case ended before this clock could begin",
        )
    event = "promised" if clock.row.length is None else clock.row.start
    zh, en = EVENTS[event]
    return f"尚未{zh}，待{zh}后开始计时", f"the clock begins with {en}, which has not happened yet"


def _counting(clock: Reckoning) -> Words:
    """`自 2026-10-03 10:00 起连续计时（7×24）`, `counted without a break (7×24) from 2026-10-03 10:00`."""
    row, start = clock.row, clock.start_at or 0
    zone = row.labels.zone
    if row.length is None:
        return _promised(clock)
    if row.length.is_elapsed:
        at = moment_words(start, zone)
        if row.calendar.endless:
            return f"自 {at} 起连续计时（7×24）", f"counted without a break (7×24) from {at}"
        name = row.calendar.terms.name
        return f"自 {at} 起按“{name.zh}”计时", f"counted in “{name.in_language('en')}” from {at}"
    day = day_words(start, zone)
    name = row.calendar.terms.name
    if row.length.count == 0:
        return f"{EVENTS[row.start][0]}日为 {day}", f"the day of {EVENTS[row.start][1]} is {day}"
    if row.length.unit is Unit.WORKDAY:
        return (
            f"自 {day} 次日起按“{name.zh}”的工作日计算",
            f"counted in working days of “{name.in_language('en')}” from the day after {day}",
        )
    return f"自 {day} 次日起按日历日计算", f"counted in calendar days from the day after {day}"


def _promised(clock: Reckoning) -> Words:
    promise, zone = clock.promise, clock.row.labels.zone
    if promise is None:
        return EVENTS["promised"]
    made = moment_words(promise.made, zone)
    if promise.moved is None:
        return f"乙方于 {made} 作出承诺", f"the vendor promised it at {made}"
    moved = moment_words(promise.moved, zone)
    return (
        f"乙方于 {made} 作出承诺，甲方于 {moved} 同意改期",
        f"the vendor promised it at {made}, the customer agreed to another time at {moved}",
    )


def _pauses(clock: Reckoning) -> list[Words]:
    return [_pause(clock, pause) for pause in clock.left_out]


def _pause(clock: Reckoning, pause: Pause) -> Words:
    zone = clock.row.labels.zone
    start = moment_words(pause.start, zone)
    end = "" if pause.end is None else moment_words(pause.end, zone)
    if pause.reason is None:
        return (
            f"{start} 解决至 {end} 重新打开期间不计时",
            f"not counting {start} to {end} (resolved, then reopened)",
        )
    reason = clock.row.labels.pauses[pause.reason]
    zh, en = SIDES[reason.side]
    name = reason.name.in_language("en")
    if pause.end is None:
        return f"{start} 起因“{reason.name.zh}”暂停计时（{zh}）", f"paused since {start} for “{name}” ({en})"
    return (
        f"{start} 至 {end} 因“{reason.name.zh}”暂停计时（{zh}）",
        f"not counting {start} to {end}, paused for “{name}” ({en})",
    )


def _outcome(clock: Reckoning) -> Words:
    zone = clock.row.labels.zone
    if clock.due_at is None:
        if clock.state is State.VOID:
            return "工单已先行解决或撤回，本时限终止", "the case ended first, so the clock came to nothing"
        zh, en = duration_words(max(clock.remaining_seconds or 0, 0))
        return f"恢复计时后尚余 {zh}", f"with {en} left once it resumes"
    due = moment_words(clock.due_at, zone, ending=True)
    if clock.state is State.VOID:
        return f"时限 {due}，工单已先行解决或撤回，本时限终止", f"due {due}, but the case ended first"
    return f"时限 {due}", f"due {due}"
