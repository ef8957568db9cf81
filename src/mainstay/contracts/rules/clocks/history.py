"""A case's entries put in order at one moment: facts, events still standing, pauses and the promise."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from mainstay.contracts.rules.calendars import to_second
from mainstay.contracts.rules.terms.vocabulary import Side

from .entries import CaseEntry, FactValue

FINAL = ("resolved", "confirmed", "closed")
Placed = tuple[int, int, CaseEntry]


class Pause(NamedTuple):
    """A stretch of time that some clocks leave out; `reason` None is the time between resolved and reopened."""

    start: int
    end: int | None
    reason: str | None


class Promise(NamedTuple):
    """The moment that the vendor stated; `moved` is when the customer last agreed to another one."""

    made: int
    due: int
    moved: int | None


class History:
    """What stands at a moment. Instants are whole seconds since 1970, UTC."""

    __slots__ = ("_open", "events", "exclusions", "facts", "pauses", "promise")

    def __init__(self, facts: dict[str, FactValue]) -> None:
        self.events: dict[str, list[int]] = {}
        self.exclusions: tuple[str, ...] = ()
        self.facts = facts
        self.pauses: list[Pause] = []
        self.promise: Promise | None = None
        self._open: tuple[int, str] | None = None

    def take(self, at: int, entry: CaseEntry) -> None:
        """Add the next entry in order."""
        kind = entry.kind
        if kind not in _SILENT:
            times = self.events.get(kind)
            if times is None:
                self.events[kind] = [at]
            else:
                times.append(at)
        handle = _HANDLERS.get(kind)
        if handle is not None:
            handle(self, at, entry)

    def finish(self) -> None:
        """Close the book: a pause that nothing ended stays open."""
        if self._open is not None:
            self.pauses.append(Pause(self._open[0], None, self._open[1]))

    def first(self, kind: str) -> int | None:
        """The first standing event of a kind."""
        times = self.events.get(kind)
        return times[0] if times else None

    def first_of(self, kinds: Iterable[str], start: int) -> int | None:
        """The first standing event of some kinds, at or after an instant."""
        found: int | None = None
        for kind in kinds:
            for at in self.events.get(kind, ()):
                if at >= start:
                    if found is None or at < found:
                        found = at
                    break
        return found

    def learn(self, _at: int, entry: CaseEntry) -> None:
        """Facts that an entry states; the latest word holds."""
        self.facts.update(entry.facts)

    def expect_visit(self, _at: int, _entry: CaseEntry) -> None:
        """Somebody goes there, or is there."""
        self.facts["visit"] = True

    def pause(self, at: int, entry: CaseEntry) -> None:
        """A pause begins; one that was open ends."""
        self.resume(at, entry)
        if entry.reason is not None:
            self._open = (at, entry.reason)

    def resume(self, at: int, _entry: CaseEntry) -> None:
        """The open pause ends."""
        if self._open is not None:
            self.pauses.append(Pause(self._open[0], at, self._open[1]))
            self._open = None

    def reopen(self, at: int, entry: CaseEntry) -> None:
        """What ended the case no longer stands; without such an end nothing happens."""
        cancelled = [times[0] for kind in FINAL if (times := self.events.pop(kind, None))]
        if cancelled:
            self.resume(at, entry)
            self._leave_out(min(cancelled), at)

    def _leave_out(self, start: int, end: int) -> None:
        """Time from resolved to reopened; what was paused inside it is part of it."""
        kept = [
            pause if pause.end is None or pause.end <= start else pause._replace(end=start)
            for pause in self.pauses
            if pause.start < start
        ]
        self.pauses = [*kept, Pause(start, end, None)]

    def hear_promise(self, at: int, entry: CaseEntry) -> None:
        """The vendor's first word holds until the customer agrees to another."""
        if entry.due is None:
            return
        due = to_second(entry.due)
        if entry.kind == "promised":
            if self.promise is None:
                self.promise = Promise(at, due, None)
        elif self.promise is not None and entry.side == Side.CUSTOMER:
            self.promise = Promise(self.promise.made, due, at)


_HANDLERS: dict[str, Callable[[History, int, CaseEntry], None]] = {
    "reported": History.learn,
    "classified": History.learn,
    "visit_agreed": History.expect_visit,
    "arrived": History.expect_visit,
    "promised": History.hear_promise,
    "promise_moved": History.hear_promise,
    "paused": History.pause,
    **dict.fromkeys(("resumed", *FINAL), History.resume),
    "reopened": History.reopen,
}
_SILENT = frozenset(["classified", "promise_moved", "paused", "resumed", "reopened", "commented", "excluded"])


def read_history(entries: Sequence[CaseEntry], now: int, defaults: Mapping[str, FactValue]) -> History:
    """The entries that had happened by `now`, corrected and in order of (when it happened, seq).

    What excludes a case says what its cause was from the report on: like a correction it counts whenever it came.
    """
    history = History(dict(defaults))
    ordered = _in_order(entries)
    for at, _, entry in ordered:
        if at > now:
            break
        history.take(at, entry)
    history.finish()
    history.exclusions = tuple([entry.reason for _, _, entry in ordered if entry.kind == "excluded" and entry.reason])
    return history


def _in_order(entries: Sequence[CaseEntry]) -> list[Placed]:
    ordered = [(to_second(entry.at), entry.seq, entry) for entry in entries if entry.kind != "corrected"]
    if len(ordered) < len(entries):
        ordered = _corrected(ordered, _corrections(entries))
    ordered.sort(key=itemgetter(0, 1))
    return ordered


def _corrected(ordered: list[Placed], decided: dict[int, CaseEntry | None]) -> list[Placed]:
    corrected = []
    for at, seq, entry in ordered:
        holds = decided.get(seq, entry)
        if holds is not None:
            corrected.append((at if holds is entry else to_second(holds.at), seq, entry))
    return corrected


def _corrections(entries: Sequence[CaseEntry]) -> dict[int, CaseEntry | None]:
    """For each corrected seq the entry whose `at` holds, or None where it is void; the last word wins."""
    decided: dict[int, CaseEntry | None] = {}
    for entry in sorted(entries, key=lambda entry: entry.seq, reverse=True):
        if entry.kind == "corrected" and entry.corrects is not None and entry.corrects < entry.seq:
            holds = decided.get(entry.seq, entry)
            if holds is not None and entry.corrects not in decided:
                decided[entry.corrects] = None if entry.void else holds
    return decided
