"""A contract's ladders running on a case: which rungs there are, and when each is due. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mainstay.contracts.rules.calendars import DAY, Calendar, minutes_of, to_moment, to_second
from mainstay.contracts.rules.clocks import CaseEntry, Clock, CompiledTerms, State, clocks
from mainstay.contracts.rules.clocks.compiled import AFTERWARDS
from mainstay.contracts.rules.clocks.counting import count_days, count_seconds
from mainstay.contracts.rules.clocks.evaluate import history_at
from mainstay.contracts.rules.clocks.history import History, Pause
from mainstay.contracts.rules.terms.lengths import Length
from mainstay.contracts.rules.terms.targets import Condition, Ladder, Rung
from mainstay.contracts.rules.terms.vocabulary import Measure, RungAction

MAY_WAIT = frozenset({RungAction.NOTIFY, RungAction.REMIND})
ONLY_WHILE_OPEN = frozenset({RungAction.REMIND, RungAction.REASSIGN})
ANSWERS = frozenset({"accepted", "responded"})


@dataclass(frozen=True, slots=True)
class RungDue:
    """A rung of a ladder on one case: when it is due, and what for.

    `target_id` is the clock that it belongs to, empty for a ladder that counts from an event. `round` is 1 until the
    case is reopened, and then counts for what begins only after a resolution.
    """

    ladder: Ladder
    rung: Rung
    target_id: str
    round: int
    due: datetime
    clause_id: str

    @property
    def clock(self) -> str:
        """The ladder and what it runs on: with the rung's id it names this rung on this case."""
        ends = [part for part in (self.target_id, str(self.round) if self.round > 1 else "") if part]
        return ":".join([self.ladder.id, *ends])


class Idleness(StrEnum):
    """Why a rung does not act on a case, as it stands."""

    NO_LIMIT = "no_limit"
    CONDITION = "condition"
    NOT_STARTED = "not_started"
    STANDING_STILL = "standing_still"
    OVER = "over"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class IdleRung:
    """A rung of the contract that does not act on a case; `target_id` as in `RungDue`."""

    ladder: Ladder
    rung: Rung
    target_id: str
    why: Idleness

    @property
    def clock(self) -> str:
        """As `RungDue.clock` writes it."""
        return ":".join([self.ladder.id, *([self.target_id] if self.target_id else [])])


def ladder_rungs(
    terms: CompiledTerms, entries: Sequence[CaseEntry], now: datetime, running: Sequence[Clock] | None = None
) -> tuple[RungDue, ...]:
    """Every rung that must act on the case or has acted, as it stands at `now`, in the order in which they are due.

    A rung belongs to the case when its conditions hold and its moment comes before what it waits for; reminders and
    replacements are pointless once that has happened. Time between a resolution and a reopening does not count, nor
    do the pauses that stop the work. On an excluded case none acts. `running` are the clocks at `now` where they are
    known already. CalendarMissing where a holiday table that is needed is absent.
    """
    history = history_at(terms, entries, to_second(now))
    if terms.labels.exclusion_of(history.exclusions) is not None:
        return ()
    if running is None:
        running = clocks(terms, entries, now)
    found = [
        rung
        for ladder in ladders_of_cases(terms)
        for rung in (
            _from_event(terms, ladder, history)
            if ladder.basis == "start"
            else _past_due(terms, ladder, history, running)
        )
    ]
    return tuple(sorted(found, key=lambda rung: rung.due))


def idle_rungs(terms: CompiledTerms, entries: Sequence[CaseEntry], now: datetime) -> tuple[IdleRung, ...]:
    """Every other rung of the contract's ladders, in the paper's order, each with the reason why it does not act."""
    history = history_at(terms, entries, to_second(now))
    running = {clock.target_id: clock for clock in clocks(terms, entries, now)}
    excluded = terms.labels.exclusion_of(history.exclusions) is not None
    acting = {(one.ladder.id, one.target_id, one.rung.id) for one in ladder_rungs(terms, entries, now)}
    return tuple(
        IdleRung(
            ladder,
            rung,
            target_id,
            Idleness.EXCLUDED if excluded else _why_idle(ladder, rung, running.get(target_id), history),
        )
        for ladder in ladders_of_cases(terms)
        for target_id in _watched(terms, ladder)
        for rung in ladder.rungs
        if (ladder.id, target_id, rung.id) not in acting
    )


def _watched(terms: CompiledTerms, ladder: Ladder) -> list[str]:
    """The targets that a ladder watches over; an empty one for a ladder that counts from an event."""
    if ladder.basis == "start":
        return [""]
    targets = [one.target for one in terms.targets if one.target.measure is not Measure.CONFIRM]
    return [target.id for target in targets if not ladder.targets or target.id in ladder.targets]


def _why_idle(ladder: Ladder, rung: Rung, clock: Clock | None, history: History) -> Idleness:
    if ladder.basis == "due" and clock is None:
        return Idleness.NO_LIMIT
    if not _holds(rung.when, history):
        return Idleness.CONDITION
    start = history.first(str(ladder.start)) if clock is None else clock.start_at
    if start is None:
        return Idleness.OVER if clock is not None and clock.state is State.VOID else Idleness.NOT_STARTED
    stop = history.first_of(_ends(ladder), start) if clock is None else _stop(clock, history)
    over = stop is not None or (clock is not None and clock.state is State.VOID)
    return Idleness.OVER if over else Idleness.STANDING_STILL


def acknowledge_by(terms: CompiledTerms, rung: RungDue, at: datetime) -> datetime | None:
    """Until when a rung that acts at a moment must be acknowledged; None where the contract does not ask for it."""
    if not rung.rung.must_acknowledge or rung.rung.acknowledge_within is None:
        return None
    due = _due(terms.calendars[rung.ladder.calendar], rung.rung.acknowledge_within, to_second(at), ())
    return None if due is None else to_moment(due)


def ladders_of_cases(terms: CompiledTerms) -> Iterator[Ladder]:
    """The ladders that run on cases; one that only obligations name is theirs."""
    of_duties = {duty.ladder for duty in terms.contract.obligations if duty.ladder}
    for ladder in terms.contract.ladders:
        if ladder.basis == "start" or ladder.targets or ladder.id not in of_duties:
            yield ladder


def _from_event(terms: CompiledTerms, ladder: Ladder, history: History) -> Iterator[RungDue]:
    start = history.first(str(ladder.start))
    if start is None:
        return
    stop = history.first_of(_ends(ladder), start)
    pauses = tuple(_pauses(terms, ladder, history, start))
    calendar = terms.calendars[ladder.calendar]
    round_number = _round(history) if str(ladder.start) in AFTERWARDS else 1
    for rung in _holding(ladder, history):
        due = _after_quiet(calendar, ladder, rung, _due(calendar, rung.after, start, pauses))
        if due is not None and _belongs(rung, due, stop):
            yield _rung(ladder, rung, "", round_number, due)


def _past_due(terms: CompiledTerms, ladder: Ladder, history: History, running: Iterable[Clock]) -> Iterator[RungDue]:
    calendar = terms.calendars[ladder.calendar]
    for clock in running:
        asked = not ladder.targets or clock.target_id in ladder.targets
        if not asked or clock.due_at is None or clock.state is State.VOID or clock.measure is Measure.CONFIRM:
            continue
        stop = _stop(clock, history)
        round_number = _round(history) if clock.row.start in AFTERWARDS else 1
        for rung in _holding(ladder, history):
            due = _after_quiet(calendar, ladder, rung, _due(calendar, rung.after, clock.due_at, ()))
            if due is not None and _belongs(rung, due, stop):
                yield _rung(ladder, rung, clock.target_id, round_number, due)


def _ends(ladder: Ladder) -> tuple[str, ...]:
    """What ends a ladder: its own event, or the case's end before it. Any work on the case answers it."""
    until = str(ladder.until)
    worked = ("support_started", "diagnosed", "arrived", "worked_around") if until in ANSWERS else ()
    answered = ("responded",) if until == "accepted" else ()
    return until, *answered, *worked, "resolved", "closed"


def _stop(clock: Clock, history: History) -> int | None:
    if clock.ended_at is not None:
        return clock.ended_at
    ends = ("closed",) if clock.row.afterwards else ("resolved", "closed")
    return None if clock.row.start in AFTERWARDS else history.first_of(ends, clock.start_at or 0)


def _belongs(rung: Rung, due: int, stop: int | None) -> bool:
    return stop is None or (due < stop and rung.action not in ONLY_WHILE_OPEN)


def _holding(ladder: Ladder, history: History) -> Iterator[Rung]:
    return (rung for rung in ladder.rungs if _holds(rung.when, history))


def _holds(when: Condition, history: History) -> bool:
    return all(
        history.facts.get(str(name)) in (wanted if isinstance(wanted, tuple) else (wanted,))
        for name, wanted in when.items()
    )


def _pauses(terms: CompiledTerms, ladder: Ladder, history: History, start: int) -> Iterator[Pause]:
    """What a ladder leaves out: as the clocks do that it watches over, an answer's or the work's."""
    measure = Measure.RESPOND if str(ladder.until) in ANSWERS else Measure.RESOLVE
    for pause in history.pauses:
        reason = next((one for one in terms.contract.pauses if one.id == pause.reason), None)
        stops = reason is None or (measure in reason.measures if reason.measures else measure is not Measure.RESPOND)
        if stops and (pause.end is None or pause.end > start):
            yield Pause(max(start, pause.start), pause.end, pause.reason)


def _due(calendar: Calendar, after: Length, start: int, pauses: Sequence[Pause]) -> int | None:
    if after.is_elapsed and after.seconds == 0:
        return start
    stop = max([start, *(pause.end or pause.start for pause in pauses)])
    if after.is_elapsed:
        return count_seconds(calendar, after.seconds, start, stop, pauses).due
    return count_days(calendar, after, start, stop, pauses).due


def _after_quiet(calendar: Calendar, ladder: Ladder, rung: Rung, due: int | None) -> int | None:
    """The same moment, or the end of the quiet hours that it falls into; escalations and replacements never wait."""
    if due is None or ladder.quiet is None or rung.action not in MAY_WAIT:
        return due
    start, end = minutes_of(ladder.quiet.start) * 60, minutes_of(ladder.quiet.end) * 60
    midnight = calendar.days.midnight(calendar.days.day_of(due))
    passed = due - midnight
    if start <= passed < end or (end < start and passed < end):
        return midnight + end
    return midnight + DAY + end if end < start <= passed else due


def _round(history: History) -> int:
    return 1 + sum(1 for pause in history.pauses if pause.reason is None)


def _rung(ladder: Ladder, rung: Rung, target_id: str, round_number: int, due: int) -> RungDue:
    return RungDue(ladder, rung, target_id, round_number, to_moment(due), rung.clause or ladder.clause)
