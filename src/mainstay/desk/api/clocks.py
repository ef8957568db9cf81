"""Clocks as the routes give them: with clause, calendar, conditions and the sentence that explains them."""

from mainstay.contracts.public import Clock
from mainstay.desk.queries.terms import Pinned
from mainstay.kernel.schema import Label

from .references import show_clause
from .schemas import ClockOut, Condition, ExclusionRef, Named, NextClock, PauseOut, WorkClock


def show_exclusion(cause: str, pinned: Pinned) -> ExclusionRef:
    """An exclusion of the contract by its words and its clause."""
    found = next(one for one in pinned.contract.exclusions if one.id == cause)
    return ExclusionRef(id=found.id, name=Label.of(found.text), clause=show_clause(found.clause, pinned))


def next_clock(target_id: str, pinned: Pinned) -> NextClock | None:
    """A target by the words of its table."""
    target = pinned.targets.get(target_id)
    if target is None:
        return None
    return NextClock(
        target_id=target.id,
        measure=target.measure,
        name=Label.of(target.name),
        clause_id=target.clause,
        clause_number=pinned.clauses[target.clause].number,
    )


def work_clock(clock: Clock, pinned: Pinned) -> WorkClock:
    """A clock in one line."""
    return WorkClock(
        target_id=clock.target_id,
        measure=clock.measure,
        name=Label.of(clock.name),
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
        name=Label.of(clock.name),
        clause=show_clause(clock.clause_id, pinned),
        state=clock.state.value,
        start=clock.start,
        due=clock.due,
        ended=clock.ended,
        length=clock.length,
        calendar=Named(id=clock.calendar_id, name=Label.of(pinned.calendars[clock.calendar_id])),
        remaining_seconds=clock.remaining_seconds,
        elapsed_seconds=clock.elapsed_seconds,
        pauses=[
            PauseOut(
                start=pause.start,
                end=pause.end,
                reason=Named(id=pause.reason_id, name=Label.of(pause.reason)),
                side=pause.side.value,
            )
            for pause in clock.pauses
        ],
        explanation=Label(zh=clock.explain("zh"), en=clock.explain("en")),
        conditions=[
            Condition(fact=condition.fact, value=condition.value, label=Label.of(condition.label))
            for condition in clock.conditions
        ],
    )
