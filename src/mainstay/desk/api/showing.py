"""From rows, clocks and entries to what the routes give."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from mainstay.contracts.public import Clock
from mainstay.desk.models import Case
from mainstay.desk.queries.lists import MOST, Counts
from mainstay.desk.queries.terms import Pinned, clocks_with_problem, entries_of, pinned_terms, terms_of
from mainstay.desk.rules.readout import next_of
from mainstay.desk.rules.vocabulary import Name
from mainstay.desk.rules.words import CaseState
from mainstay.kernel.paging import Page
from mainstay.kernel.schema import Label

from .clocks import next_clock, show_exclusion, work_clock
from .references import show_contract
from .schemas import CaseFull, CaseRow, Named, PersonRef, Reporter, Workbench, WorkCounts, WorkItem


def show_rows(cases: Sequence[Case], *, now: datetime) -> list[CaseRow]:
    """Cases of any contracts as rows."""
    pinned = pinned_terms({(case.contract_id, case.contract_version) for case in cases})
    return [CaseRow(**_row(case, pinned[case.contract_id, case.contract_version], now=now)) for case in cases]


def show_workbench(page: Page[Case], counts: Counts, *, now: datetime) -> Workbench:
    """The workbench: each row with its clock as it stands now."""
    pinned = pinned_terms({(case.contract_id, case.contract_version) for case in page.items})
    streams = entries_of(page.items)
    items = []
    for case in page.items:
        terms = pinned[case.contract_id, case.contract_version]
        clocks, _ = clocks_with_problem(terms, streams[case.id], now=now)
        clock = _deciding(clocks, CaseState(case.state))
        items.append(WorkItem(**_row(case, terms, now=now), clock=work_clock(clock, terms) if clock else None))
    figures = WorkCounts(
        open=counts.open,
        overdue=counts.overdue,
        due_soon=counts.due_soon,
        paused=counts.paused,
        waiting_confirmation=counts.waiting_confirmation,
        most=MOST,
    )
    return Workbench(counts=figures, items=items, next=page.next, now=now)


def show_full(case: Case, *, now: datetime) -> CaseFull:
    """A case on its own."""
    pinned = terms_of(case.contract_id, case.contract_version)
    return CaseFull(
        **_row(case, pinned, now=now),
        description=case.description,
        reporter=Reporter(**case.reporter),
        contract_version=case.contract_version,
        resolved_at=case.resolved_at,
        closed_at=case.closed_at,
    )


def _deciding(clocks: Sequence[Clock], state: CaseState) -> Clock | None:
    upcoming = next_of(clocks, state)
    return upcoming or next((clock for clock in clocks if clock.state == "paused"), None)


def _row(case: Case, pinned: Pinned, *, now: datetime) -> dict[str, Any]:
    overdue = case.next_due_at is not None and case.next_due_at < now
    return {
        "id": case.id,
        "number": case.number,
        "type": case.type,
        "channel": case.channel,
        "line": case.line,
        "assignee": PersonRef(id=case.assignee_id, name=case.assignee_name) if case.assignee_id else None,
        "parent": case.parent,
        "system": case.system,
        "asset": case.asset,
        "maker": case.maker,
        "follow_ups_open": case.follow_ups_open,
        "disputes_open": case.disputes_open,
        "exclusion": show_exclusion(case.excluded_by, pinned) if case.excluded_by else None,
        "title": case.title,
        "contract": show_contract(pinned),
        "level": _named(case.level, pinned.vocabulary.levels),
        "state": case.state,
        "facts": case.facts,
        "reported_at": case.reported_at,
        "next_due_at": case.next_due_at,
        "next_clock": next_clock(case.next_target, pinned) if case.next_target else None,
        "breached": case.breached or overdue,
        "seq": case.seq,
        "updated_at": case.updated_at,
    }


def _named(value: str | None, names: Sequence[Name]) -> Named | None:
    found = next((name for name in names if name.id == value), None)
    return Named(id=found.id, name=Label(zh=found.zh, en=found.en)) if found else None
