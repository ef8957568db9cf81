"""Clocks as the routes give them: with clause, calendar, conditions and the sentence that explains them."""

from typing import Protocol

from mainstay.contracts.public import Clock
from mainstay.desk.queries.terms import Pinned
from mainstay.kernel.schema import Label

from .schemas import ClauseRef, ClockOut, Condition, ExclusionRef, Named, NextClock, PauseOut, WorkClock


class Words(Protocol):
    """Anything with Chinese and English words."""

    @property
    def zh(self) -> str:
        """Chinese."""

    @property
    def en(self) -> str:
        """English, or empty."""


def show_text(text: Words) -> Label:
    """Words of the contract as a label; the Chinese stands in where there is no English."""
    return Label(zh=text.zh, en=text.en or text.zh)


def show_clause(clause_id: str, pinned: Pinned) -> ClauseRef:
    """A clause of the pinned version."""
    clause = pinned.clauses[clause_id]
    return ClauseRef(id=clause.id, number=clause.number, heading=show_text(clause.heading))


def show_exclusion(cause: str, pinned: Pinned) -> ExclusionRef:
    """An exclusion of the contract by its words and its clause."""
    found = next(one for one in pinned.contract.exclusions if one.id == cause)
    return ExclusionRef(id=found.id, name=show_text(found.text), clause=show_clause(found.clause, pinned))


def next_clock(target_id: str, pinned: Pinned) -> NextClock | None:
    """A target by the words of its table."""
    target = pinned.targets.get(target_id)
    if target is None:
        return None
    return NextClock(
        target_id=target.id,
        measure=target.measure,
        name=show_text(target.name),
        clause_id=target.clause,
        clause_number=pinned.clauses[target.clause].number,
    )


def work_clock(clock: Clock, pinned: Pinned) -> WorkClock:
    """A clock in one line."""
    return WorkClock(
        target_id=clock.target_id,
        measure=clock.measure,
        name=show_text(clock.name),
        clause_id=clock.clause_id,
        clause_number=pinned.clauses[clock.clause_id].number,
        state=clock.state.value,
        due=clock.due,
        remaining_seconds=clock.remaining_seconds,
    )


def show_clock(clock: Clock, pinned: Pinned) -> ClockOut:
    """A clock with everything that led to its due time."""
    return ClockOut(
        target_id=clock.target_id,
        measure=clock.measure,
        name=show_text(clock.name),
        clause=show_clause(clock.clause_id, pinned),
        state=clock.state.value,
        start=clock.start,
        due=clock.due,
        ended=clock.ended,
        length=clock.length,
        calendar=Named(id=clock.calendar_id, name=show_text(pinned.calendars[clock.calendar_id])),
        remaining_seconds=clock.remaining_seconds,
        elapsed_seconds=clock.elapsed_seconds,
        pauses=[
            PauseOut(
                start=pause.start,
                end=pause.end,
                reason=Named(id=pause.reason_id, name=show_text(pause.reason)),
                side=pause.side.value,
            )
            for pause in clock.pauses
        ],
        explanation=Label(zh=clock.explain("zh"), en=clock.explain("en")),
        conditions=[
            Condition(fact=condition.fact, value=condition.value, label=show_text(condition.label))
            for condition in clock.conditions
        ],
    )
