"""From a row of the list to the cells of a sheet: words in the reader's language, times in the contract's zone."""

import json
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from mainstay.desk.models import Case
from mainstay.desk.queries.terms import Pinned, terms_of
from mainstay.desk.rules.columns import Column
from mainstay.desk.rules.words import (
    CHANNEL_NAMES,
    LINE_NAMES,
    STATE_NAMES,
    TYPE_NAMES,
    CaseChannel,
    CaseState,
    CaseType,
    Line,
)
from mainstay.kernel.sealing import opened_as

WIDTHS = {Column.NUMBER: 18, Column.TITLE: 40, Column.CONTRACT: 36, Column.SYSTEM: 24, Column.ASSET: 24}
WIDTHS |= dict.fromkeys((Column.REPORTED, Column.DUE, Column.RESOLVED, Column.CLOSED, Column.CHANGED), 18)
YES = ("是", "Yes")
NO = ("否", "No")


class ListedCase(NamedTuple):
    """The columns of a case that an export reads; the title is sealed."""

    id: UUID
    number: str
    title: str
    contract_id: UUID
    contract_version: int
    type: str
    level: str | None
    state: str
    assignee_name: str
    line: str
    channel: str
    system: str
    asset: str
    maker: str
    facts: str
    reported_at: datetime
    next_due_at: datetime | None
    breached: bool
    excluded_by: str
    resolved_at: datetime | None
    closed_at: datetime | None
    updated_at: datetime


FIELDS = ListedCase._fields
PLAIN = {
    Column.NUMBER: "number",
    Column.ASSIGNEE: "assignee_name",
    Column.SYSTEM: "system",
    Column.ASSET: "asset",
    Column.MAKER: "maker",
}
MOMENTS = {
    Column.REPORTED: "reported_at",
    Column.DUE: "next_due_at",
    Column.RESOLVED: "resolved_at",
    Column.CLOSED: "closed_at",
    Column.CHANGED: "updated_at",
}


def file_name(language: str, asked_at: datetime) -> str:
    """The name of the file, with the day in Beijing."""
    day = asked_at.astimezone(ZoneInfo("Asia/Shanghai"))
    return f"{'cases' if language == 'en' else '工单'}-{day:%Y%m%d-%H%M}.xlsx"


def cell_of(column: Column, case: ListedCase, language: str, *, now: datetime) -> str | datetime | None:
    """The value of one cell: a text, or a moment on the clock of the contract's zone."""
    if column in PLAIN:
        return str(getattr(case, PLAIN[column]))
    if column is Column.TITLE:
        return str(opened_as(Case, "title", case.id, case.title))
    pinned = _pinned(case.contract_id, case.contract_version)
    if column in MOMENTS:
        moment: datetime | None = getattr(case, MOMENTS[column])
        return moment.astimezone(_zone(pinned.timezone)).replace(tzinfo=None) if moment else None
    zh, en = _words(column, case, pinned, now=now)
    return en if language == "en" else zh


def _words(column: Column, case: ListedCase, pinned: Pinned, *, now: datetime) -> tuple[str, str]:
    match column:
        case Column.CONTRACT:
            title = pinned.contract.title
            return f"{pinned.code} {title.zh}", f"{pinned.code} {title.en or title.zh}"
        case Column.TYPE:
            return TYPE_NAMES[CaseType(case.type)]
        case Column.STATE:
            return STATE_NAMES[CaseState(case.state)]
        case Column.LINE:
            return LINE_NAMES[Line(case.line)] if case.line else ("", "")
        case Column.CHANNEL:
            return CHANNEL_NAMES[CaseChannel(case.channel)]
        case Column.OVERDUE:
            late = case.next_due_at is not None and case.closed_at is None and case.next_due_at < now
            return YES if case.breached or late else NO
        case Column.EXCLUSION:
            found = next((one for one in pinned.vocabulary.exclusions if one.id == case.excluded_by), None)
            return found.by_clause if found else ("", "")
        case Column.LEVEL:
            return _named(case.level, pinned.vocabulary.levels)
        case _:
            return _fact(column.value, case, pinned)


def _fact(name: str, case: ListedCase, pinned: Pinned) -> tuple[str, str]:
    facts: dict[str, Any] = json.loads(case.facts)
    values = next((fact.values for fact in pinned.vocabulary.facts if fact.name == name), ())
    return _named(facts.get(name), values)


def _named(value: str | None, names: Any) -> tuple[str, str]:
    found = next((name for name in names if name.id == value), None)
    return (found.zh, found.en) if found else (value or "", value or "")


# A version never changes, so what was read once stays right.
@lru_cache(maxsize=512)
def _pinned(contract_id: UUID, version: int) -> Pinned:
    return terms_of(contract_id, version)


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
