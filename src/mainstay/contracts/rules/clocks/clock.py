"""A clock: one target running on one case, as it stands at a moment."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from mainstay.contracts.rules.calendars import to_moment
from mainstay.contracts.rules.terms.base import Text
from mainstay.contracts.rules.terms.targets import PauseReason
from mainstay.contracts.rules.terms.vocabulary import Measure, Side

from .explaining import Condition, conditions_of, explain
from .history import Pause
from .reckoning import Reckoning

_RESOLVED = Text(zh="解决后至重新打开前", en="between resolution and reopening")


class ClockPause(NamedTuple):
    """A stretch that the clock leaves out: why, and whose time it is. `reason_id` is `resolved` after a resolution."""

    start: datetime
    end: datetime | None
    reason_id: str
    reason: Text
    side: Side


class Clock(Reckoning):
    """One target on one case; moments are UTC."""

    __slots__ = ()

    @property
    def target_id(self) -> str:
        """The id of the decision table."""
        return self.row.target.id

    @property
    def measure(self) -> Measure:
        """What is measured."""
        return self.row.target.measure

    @property
    def name(self) -> Text:
        """The target's name."""
        return self.row.target.name

    @property
    def clause_id(self) -> str:
        """The clause that the time comes from: the row's own, else the table's."""
        return self.row.clause.id

    @property
    def row_index(self) -> int:
        """Which row of the table applies, from 0."""
        return self.row.index

    @property
    def calendar_id(self) -> str:
        """The calendar that the length runs on."""
        return self.row.calendar.id

    @property
    def length(self) -> str:
        """The length as the contract file writes it, `promised` for a promised moment."""
        return "promised" if self.row.length is None else str(self.row.length)

    @property
    def start(self) -> datetime | None:
        """When the clock began."""
        return None if self.start_at is None else to_moment(self.start_at)

    @property
    def due(self) -> datetime | None:
        """When it must have ended; None while waiting and while a pause stands open."""
        return None if self.due_at is None else to_moment(self.due_at)

    @property
    def ended(self) -> datetime | None:
        """When the thing was done."""
        return None if self.ended_at is None else to_moment(self.ended_at)

    @property
    def pauses(self) -> tuple[ClockPause, ...]:
        """What was left out, in order."""
        return tuple(_shown(pause, self.row.labels.pauses) for pause in self.left_out)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The facts that led to this row, with their names."""
        return conditions_of(self.row, self.facts)

    def explain(self, language: str) -> str:
        """One sentence, `zh` or `en`: clause, conditions, start, length, calendar, pauses and due time."""
        return explain(self, language)


def _shown(pause: Pause, reasons: Mapping[str, PauseReason]) -> ClockPause:
    start, end = to_moment(pause.start), None if pause.end is None else to_moment(pause.end)
    if pause.reason is None:
        return ClockPause(start, end, "resolved", _RESOLVED, Side.NEUTRAL)
    reason = reasons[pause.reason]
    return ClockPause(start, end, reason.id, reason.name, reason.side)
