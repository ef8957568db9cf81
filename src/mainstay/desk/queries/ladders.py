"""What the ladders of a contract came to on one case: fired, still to come, void, or not for this case."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from mainstay.contracts.public import RungAction
from mainstay.desk.models import Case
from mainstay.desk.rules.rungs import LadderRung, find_rung, idle_words, step_words, void_words
from mainstay.desk.rules.words import Kind
from mainstay.kernel.errors import Refused
from mainstay.kernel.ledger import Entry
from mainstay.kernel.timers import Timing, timers_of

from .terms import Pinned, entries_of, idle_rungs_of, rungs_of, terms_of
from .upcoming import RUNG

Words = tuple[str, str]
LEAVES = {
    RungAction.NOTIFY: Kind.NOTIFIED,
    RungAction.REMIND: Kind.REMINDED,
    RungAction.ESCALATE: Kind.ESCALATED,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How something with a moment stands on a case; `rung` is None for what no ladder brings. See `RungOut`."""

    kind: str
    clock: str
    name: str
    rung: LadderRung | None
    state: str
    due: datetime | None = None
    fired_at: datetime | None = None
    late_ms: int | None = None
    reason: Words | None = None
    failing: bool = False
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class CaseStandings:
    """Everything with a moment on a case, and why it cannot be told what is still to come."""

    pinned: Pinned
    entries: tuple[Entry, ...]
    found: tuple[Standing, ...]
    problem: Words | None


def standings_of(case: Case, *, now: datetime) -> CaseStandings:
    """The timers of a case as they stand, and the rungs of its contract version that have none; two queries."""
    pinned = terms_of(case.contract_id, case.contract_version)
    entries = entries_of([case])[case.id]
    timers = timers_of([case.stream])[case.stream]
    found = list(_of_timers(timers, pinned, entries))
    problem = None
    try:
        found += _without_timer(pinned, entries, {(one.clock, one.rung) for one in timers}, now=now)
    except Refused as refused:
        problem = refused.detail("zh"), refused.detail("en")
    return CaseStandings(pinned, entries, tuple(found), problem)


def _of_timers(timers: Sequence[Timing], pinned: Pinned, entries: Sequence[Entry]) -> Iterator[Standing]:
    left = list(entries)
    for timer in timers:
        rung = find_rung(pinned.contract, timer.clock, timer.rung) if timer.kind == RUNG else None
        entry = _entry_of(timer, rung, left) if timer.state == "fired" else None
        if entry is not None:
            left.remove(entry)
        yield Standing(
            kind=timer.kind,
            clock=timer.clock,
            name=timer.rung,
            rung=rung,
            state=timer.state,
            due=timer.due,
            fired_at=timer.fired_at if timer.state == "fired" else None,
            late_ms=timer.late_ms if timer.state == "fired" else None,
            reason=void_words(timer.void_reason) if timer.state == "void" else None,
            failing=bool(timer.problem) and timer.state == "pending",
            entry=entry,
        )


def _entry_of(timer: Timing, rung: LadderRung | None, entries: Iterable[Entry]) -> Entry | None:
    """The entry that a timer wrote when it acted: written at that very moment, by the system, with its words."""
    written = [one for one in entries if one.recorded_at == timer.fired_at and one.role == "system"]
    if rung is None:
        return written[0] if written else None
    said = rung.ladder.name.zh, step_words(rung.ladder, rung.rung)[0], rung.target.name.zh if rung.target else ""
    for one in written:
        words = tuple(str(one.payload.get(name, "")) for name in ("ladder", "rung", "target"))
        if words == said and one.kind == LEAVES.get(rung.rung.action, Kind.ESCALATED):
            return one
    assigned = rung.rung.action is RungAction.REASSIGN
    return next((one for one in written if assigned and one.kind == Kind.ASSIGNED), None)


def _without_timer(
    pinned: Pinned, entries: Sequence[Entry], known: set[tuple[str, str]], *, now: datetime
) -> Iterator[Standing]:
    """Rungs that are due but have no timer yet, and those that do not act on this case."""
    for due in rungs_of(pinned, entries, now=now):
        if (due.clock, due.rung.id) not in known:
            rung = LadderRung(due.ladder, due.rung, pinned.targets.get(due.target_id))
            yield Standing(RUNG, due.clock, due.rung.id, rung, "pending", due=due.due)
    values = pinned.version_of.compiled.labels.values
    for idle in idle_rungs_of(pinned, entries, now=now):
        if (idle.clock, idle.rung.id) not in known:
            rung = LadderRung(idle.ladder, idle.rung, pinned.targets.get(idle.target_id))
            reason = idle_words(idle.rung, idle.why, values)
            yield Standing(RUNG, idle.clock, idle.rung.id, rung, "idle", reason=reason)
