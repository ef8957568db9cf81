"""Rosters as the routes show them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from mainstay.contracts.public import answering_calendar
from mainstay.directory.public import ROLES, RoleName, list_people_on
from mainstay.kernel.errors import Refused
from mainstay.kernel.ledger import Entry
from mainstay.kernel.schema import Label
from mainstay.people.queries import Covered, hours_of_week, list_shifts, week_of
from mainstay.people.rules import ON_ROSTERS, Shift, Stretch, gaps, monday_of, turns_between

from .schemas import Candidate, ChangeOut, RoleWeek, ShiftOut, StretchOut, TurnOut, WeekOut

DAYS = (
    ("一", "Mon"),
    ("二", "Tue"),
    ("三", "Wed"),
    ("四", "Thu"),
    ("五", "Fri"),
    ("六", "Sat"),
    ("日", "Sun"),
)


def show_week(covered: Covered, day: date | None, *, now: datetime) -> WeekOut:
    """The week of a day; the shifts are those that count from that week, or from today, on."""
    today = now.astimezone(covered.zone).date()
    monday = monday_of(day or today)
    shifts = list_shifts(covered.contract_id, since=min(monday, today))
    hours, problem = _hours(covered, monday)
    contract, calendar = covered.terms.contract, answering_calendar(covered.terms.contract)
    clause = next(one for one in contract.clauses if one.id == calendar.clause)
    week = week_of(monday, covered.zone)
    return WeekOut(
        contract_id=covered.contract_id,
        contract=contract.code,
        timezone=contract.timezone,
        monday=monday,
        today=today,
        may_edit=covered.may_edit,
        calendar=Label(zh=calendar.name.zh, en=calendar.name.en or calendar.name.zh),
        clause_id=clause.id,
        clause=clause.number,
        problem=problem,
        roles=[_role(role, shifts, week, hours, covered.zone) for role in ON_ROSTERS],
        shifts=[ShiftOut.model_validate(shift) for shift in shifts],
        people=_candidates(covered, now=now) if covered.may_edit else [],
    )


def _hours(covered: Covered, monday: date) -> tuple[tuple[Stretch, ...], Label | None]:
    """The hours to be covered; none, and the reason, where a holiday table is missing."""
    try:
        return hours_of_week(covered, monday), None
    except Refused as problem:
        return (), Label(zh=problem.detail("zh"), en=problem.detail("en"))


def _role(role: str, shifts: Sequence[Shift], week: Stretch, hours: Sequence[Stretch], zone: ZoneInfo) -> RoleWeek:
    own = [shift for shift in shifts if shift.role == role]
    turns = [
        TurnOut(
            shift_id=turn.shift.id,
            name=turn.shift.name,
            begins=turn.begins,
            ends=turn.ends,
            stand_in=turn.shift.stand_in,
            dated=turn.shift.is_dated,
        )
        for turn in turns_between(own, *week, zone)
    ]
    empty = gaps(own, hours, zone) if own else []
    return RoleWeek(
        role=RoleName(role),
        label=_label(role),
        turns=turns,
        gaps=[StretchOut(begins=begins, ends=ends) for begins, ends in empty],
    )


def _candidates(covered: Covered, *, now: datetime) -> list[Candidate]:
    found = []
    for person in list_people_on(covered.contract_id, now=now):
        held = {grant.role.value for grant in person.grants if grant.contract_id == covered.contract_id}
        roles = [RoleName(role) for role in ON_ROSTERS if role in held]
        if roles:
            found.append(Candidate(id=person.id, name=person.name, roles=roles))
    return found


def show_change(entry: Entry) -> ChangeOut:
    """A change in words."""
    zh, en = _told(entry.payload, ended=entry.kind == "shift_ended")
    return ChangeOut(
        seq=entry.seq, at=entry.occurred_at, by=entry.actor_name, role=_label(entry.role), what=Label(zh=zh, en=en)
    )


def _told(told: Mapping[str, Any], *, ended: bool) -> tuple[str, str]:
    role, name = ROLES[RoleName(told["role"])], told["person"]["name"]
    hours = f"{told['starts']}–{told['ends']}"
    zh, en = _days(told)
    kind = (f"{role.zh}替补", f"stand-in {role.en.lower()}") if told["stand_in"] else (role.zh, role.en.lower())
    if ended:
        last = told["last_day"]
        return (
            f"结束班次：{name}，{kind[0]}，{zh} {hours}，至 {last}",
            f"Ended: {name}, {kind[1]}, {en} {hours}, last on {last}",
        )
    return f"新增班次：{name}，{kind[0]}，{zh} {hours}", f"Added: {name}, {kind[1]}, {en} {hours}"


def _days(told: Mapping[str, Any]) -> tuple[str, str]:
    first = told["first_day"]
    if not told["weekdays"]:
        return first, first
    zh = "每周" + "、".join(DAYS[day][0] for day in told["weekdays"])
    return f"{zh}（自 {first}）", f"{', '.join(DAYS[day][1] for day in told['weekdays'])} from {first}"


def _label(role: str) -> Label:
    found = ROLES[RoleName(role)]
    return Label(zh=found.zh, en=found.en)
