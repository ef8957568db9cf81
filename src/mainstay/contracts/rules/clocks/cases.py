"""Many cases side by side: columns of the moments at which things happened, for the vectorised twin of the clocks."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .entries import CaseEntry, FactValue
from .history import Pause, Promise, read_history

Seconds = NDArray[np.int64]
Places = NDArray[np.intp]
NEVER = 2**61  # later than any moment, and far from overflow when a length is added
Facts = Mapping[str, FactValue]


@dataclass(frozen=True, eq=False, slots=True)
class CaseColumns:
    """Cases as columns; row `i` is one case. Instants are whole seconds since 1970, UTC; NEVER is none.

    `firsts` holds the first standing event of each kind, `again` all of them for the few cases that have several.
    `kinds_of_facts` are the different sets of facts that people stated, `facts` says which one a case has.
    """

    size: int
    firsts: Mapping[str, Seconds]
    facts: Places
    kinds_of_facts: Sequence[Facts]
    again: Mapping[str, Mapping[int, Sequence[int]]] = field(default_factory=dict)
    pauses: Mapping[int, Sequence[Pause]] = field(default_factory=dict)
    promises: Mapping[int, Promise] = field(default_factory=dict)
    exclusions: Mapping[int, Sequence[str]] = field(default_factory=dict)

    def first(self, kind: str) -> Seconds:
        """The first event of a kind in each case."""
        found = self.firsts.get(kind)
        return np.full(self.size, NEVER, dtype=np.int64) if found is None else found

    def first_of(self, kinds: Iterable[str], rows: Places, starts: Seconds) -> Seconds:
        """For some cases the first event of some kinds, at or after an instant."""
        found = np.full(rows.size, NEVER, dtype=np.int64)
        for kind in kinds:
            if kind not in self.firsts:
                continue
            at = self.firsts[kind][rows]
            late = np.where(at >= starts, at, NEVER)
            self._look_again(kind, rows, starts, late)
            np.minimum(found, late, out=found)
        return found

    def _look_again(self, kind: str, rows: Places, starts: Seconds, late: Seconds) -> None:
        again = self.again.get(kind)
        if not again:
            return
        places = np.flatnonzero((late == NEVER) & np.isin(rows, np.fromiter(again, dtype=np.intp)))
        for place in places.tolist():
            times = again[int(rows[place])]
            index = bisect_left(times, int(starts[place]))
            if index < len(times):
                late[place] = times[index]


def columns_of(cases: Sequence[Sequence[CaseEntry]], now: int) -> CaseColumns:
    """The entries of many cases as they stand at a moment, in columns; independent of the terms."""
    firsts: dict[str, Seconds] = {}
    again: dict[str, dict[int, Sequence[int]]] = {}
    known: dict[tuple[tuple[str, FactValue], ...], int] = {}
    pauses: dict[int, Sequence[Pause]] = {}
    promises: dict[int, Promise] = {}
    exclusions: dict[int, Sequence[str]] = {}
    facts = np.empty(len(cases), dtype=np.intp)
    for row, entries in enumerate(cases):
        history = read_history(entries, now, {})
        for kind, times in history.events.items():
            if kind not in firsts:
                firsts[kind] = np.full(len(cases), NEVER, dtype=np.int64)
            firsts[kind][row] = times[0]
            if len(times) > 1:
                again.setdefault(kind, {})[row] = times
        if history.pauses:
            pauses[row] = history.pauses
        if history.promise is not None:
            promises[row] = history.promise
        if history.exclusions:
            exclusions[row] = history.exclusions
        facts[row] = known.setdefault(tuple(history.facts.items()), len(known))
    return CaseColumns(len(cases), firsts, facts, [dict(one) for one in known], again, pauses, promises, exclusions)
