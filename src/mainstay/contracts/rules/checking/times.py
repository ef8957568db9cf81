"""Whether days, periods, windows, ladders and duties fit together."""

from collections.abc import Iterator
from itertools import pairwise
from zoneinfo import ZoneInfo

from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.lengths import Length
from mainstay.contracts.rules.terms.targets import CalendarTerms, Ladder, Rung
from mainstay.contracts.rules.terms.vocabulary import Unit

from .facts import check_condition
from .finding import Finding, error, reading, warning

_DAYS = {Unit.WORKDAY: 1, Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 30, Unit.YEAR: 365}
_DAY_SECONDS = 86_400


def check_days(contract: Contract) -> Iterator[Finding]:
    """The term, the day of signing, the version's first day, the zone."""
    term = contract.term
    if term.end < term.start:
        yield error(
            "term_reversed",
            "合同期限的止日早于起日",
            "the term ends before it starts",
            clauses=[term.clause],
            path="term",
        )
    if contract.signed > term.start:
        yield reading(
            "signed_after_start",
            f"合同签订于 {contract.signed}，晚于服务起始日 {term.start}；自服务起始日起适用本合同条款",
            f"signed on {contract.signed}, after the service began on {term.start}; the terms apply from then",
            clauses=[term.clause],
            path="signed",
        )
    first = contract.in_force_from
    if first is not None and not term.start <= first <= term.end:
        yield error(
            "in_force_outside_term",
            f"生效日 {first} 不在合同期限内",
            f"in force from {first}, outside the term",
            clauses=[term.clause],
            path="in_force_from",
        )
    yield from _version(contract)
    try:
        ZoneInfo(contract.timezone)
    except (OSError, ValueError, KeyError):
        yield error(
            "unknown_timezone",
            f"没有时区“{contract.timezone}”",
            f"there is no time zone '{contract.timezone}'",
            path="timezone",
        )


def _version(contract: Contract) -> Iterator[Finding]:
    if contract.version == 1 and contract.amends is not None:
        yield error("amends_nothing", "第 1 版不能是变更协议", "version 1 cannot amend another", path="amends")
    if contract.version > 1 and contract.amends != contract.version - 1:
        yield error(
            "amends_missing",
            f"第 {contract.version} 版须写明 amends: {contract.version - 1}",
            f"version {contract.version} must say amends: {contract.version - 1}",
            path="version",
        )
    if contract.version > 1 and contract.in_force_from is None:
        yield error(
            "in_force_missing",
            "变更协议须写明生效日 in_force_from",
            "an amendment must say in_force_from",
            path="version",
        )


def check_calendars(contract: Contract) -> Iterator[Finding]:
    """Windows that end before they begin or overlap on one weekday."""
    for index, calendar in enumerate(contract.calendars):
        for number, window in enumerate(calendar.windows):
            if window.end <= window.start or window.end > "24:00":
                yield error(
                    "window_times",
                    f"工作日历 {calendar.id} 的时段 {window.start} 至 {window.end} 不成立",
                    f"calendar {calendar.id}: the window {window.start} to {window.end} makes no sense",
                    clauses=[calendar.clause],
                    path=f"calendars.{index}.windows.{number}",
                )
        yield from _window_clashes(calendar, f"calendars.{index}")


def _window_clashes(calendar: CalendarTerms, path: str) -> Iterator[Finding]:
    seen: dict[str, list[tuple[str, str]]] = {}
    for window in calendar.windows:
        for day in window.days:
            seen.setdefault(day, []).append((window.start, window.end))
    for weekday, windows in seen.items():
        for (_, end), (start, _) in pairwise(sorted(windows)):
            if start < end:
                yield error(
                    "window_overlap",
                    f"工作日历 {calendar.id} 在 {weekday} 有重叠的时段",
                    f"calendar {calendar.id} has overlapping windows on {weekday}",
                    clauses=[calendar.clause],
                    path=path,
                )


def check_ladders(contract: Contract) -> Iterator[Finding]:
    """Rungs in the order of time, with conditions that make sense."""
    for index, ladder in enumerate(contract.ladders):
        path = f"ladders.{index}"
        for number, rung in enumerate(ladder.rungs):
            clauses = [rung.clause or ladder.clause]
            yield from check_condition(contract, rung.when, clauses=clauses, path=f"{path}.rungs.{number}.when")
        yield from _rung_order(ladder, path)


def _rung_order(ladder: Ladder, path: str) -> Iterator[Finding]:
    last: dict[str, Rung] = {}
    for number, rung in enumerate(ladder.rungs):
        key = repr(sorted((name.value, repr(value)) for name, value in rung.when.items()))
        earlier = last.get(key)
        if earlier is not None and rough_seconds(rung.after) < rough_seconds(earlier.after):
            yield error(
                "rungs_not_ascending",
                f"升级阶梯 {ladder.id}：{rung.id}（{rung.after}）排在 {earlier.id}（{earlier.after}）之后，时间却更早",
                f"ladder {ladder.id}: {rung.id} ({rung.after}) follows {earlier.id} ({earlier.after}) but is earlier",
                clauses=[rung.clause or ladder.clause],
                path=f"{path}.rungs.{number}",
            )
        last[key] = rung


def rough_seconds(length: Length) -> int:
    """A length in seconds good enough to put lengths in order; a month is 30 days."""
    return length.seconds if length.is_elapsed else length.count * _DAYS[length.unit] * _DAY_SECONDS


def check_duties(contract: Contract) -> Iterator[Finding]:
    """`at once` without a meaning, alternatives that are not mutual, duties that nothing brings about."""
    if contract.at_once is None:
        uses = [
            *(
                (f"targets.{i}.rows.{j}.length", row.clause or target.clause)
                for i, target in enumerate(contract.targets)
                for j, row in enumerate(target.rows)
                if row.length == "at_once"
            ),
            *(
                (f"obligations.{i}.due", one.clause)
                for i, one in enumerate(contract.obligations)
                if one.due == "at_once"
            ),
        ]
        for path, clause in uses:
            yield error(
                "at_once_undefined",
                "用到 at_once，但合同没有定义“立即”的时长（at_once）",
                "at_once is used, but the contract does not define it",
                clauses=[clause],
                path=path,
            )
    others = {one.id: one.either_or for one in contract.obligations}
    for index, one in enumerate(contract.obligations):
        for other in one.either_or:
            if other in others and one.id not in others[other]:
                yield error(
                    "either_or_one_sided",
                    f"义务 {one.id} 与 {other} 二选一，但 {other} 没有写明",
                    f"{one.id} excludes {other}, but {other} does not say so",
                    clauses=[one.clause],
                    path=f"obligations.{index}.either_or",
                )
        if one.recurrence is None and one.trigger is None and not one.standing:
            yield warning(
                "duty_without_cause",
                f"义务 {one.id} 没有周期、触发事件，也不是持续义务",
                f"the duty {one.id} neither recurs nor has a trigger nor stands",
                clauses=[one.clause],
                path=f"obligations.{index}",
            )
