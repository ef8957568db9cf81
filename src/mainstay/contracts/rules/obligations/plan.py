"""The duties that recurrences bring in a stretch of time, and what a missing holiday table keeps from being planned."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mainstay.contracts.rules.calendars import CalendarMissing, to_moment
from mainstay.contracts.rules.clocks import CompiledTerms
from mainstay.contracts.rules.terms.duties import Obligation

from .dues import due_in_period
from .spans import Span, spans


@dataclass(frozen=True, slots=True)
class Planned:
    """The duty of one period: from when it can be done, and by when it must be.

    `due` None waits for the event that the obligation also names. `key` names it among the contract's duties, the same
    in each version.
    """

    obligation: Obligation
    span: Span
    opens: datetime
    due: datetime | None

    @property
    def key(self) -> str:
        """The obligation and the first day of the period."""
        return f"{self.obligation.id}:{self.span.first.isoformat()}"


@dataclass(frozen=True, slots=True)
class Gap:
    """From `first` on the duties of an obligation cannot be planned; `missing` says which table to add."""

    obligation: Obligation
    first: date
    missing: CalendarMissing


@dataclass(frozen=True, slots=True)
class Plan:
    """What was asked for, in the order in which it is due, and the gaps."""

    duties: tuple[Planned, ...]
    gaps: tuple[Gap, ...]


def plan(terms: CompiledTerms, window: Span) -> Plan:
    """The recurring duties whose period ends on a day of the window, for the whole term of the contract."""
    duties: list[Planned] = []
    gaps: list[Gap] = []
    for obligation in terms.contract.obligations:
        if obligation.recurrence is None:
            continue
        try:
            for one in _of(terms, obligation, window):
                duties.append(one)  # noqa: PERF402  what was planned before a table is missing stays
        except CalendarMissing as missing:
            planned = [one.span.last for one in duties if one.obligation is obligation]
            first = planned[-1] + timedelta(days=1) if planned else max(window.first, terms.contract.term.start)
            gaps.append(Gap(obligation, first, missing))
    return Plan(tuple(sorted(duties, key=lambda one: (one.due or one.opens, one.key))), tuple(gaps))


def _of(terms: CompiledTerms, obligation: Obligation, window: Span) -> Iterator[Planned]:
    calendar, recurrence = terms.calendars[obligation.calendar], obligation.recurrence
    if recurrence is None:
        return
    term = Span(terms.contract.term.start, terms.contract.term.end)
    for span in spans(recurrence, term, calendar, window):
        if not window.first <= span.last <= window.last:
            continue
        awaits = obligation.trigger is not None
        due = None if awaits else due_in_period(recurrence, calendar, span)
        yield Planned(obligation, span, to_moment(calendar.days.midnight(span.first.toordinal())), due)
