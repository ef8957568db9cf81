"""A clock for rehearsals: a file says how far the present moment is moved, for every process that reads it."""

import logging
from datetime import datetime, timedelta
from pathlib import Path

from .time import read, real_now, tell_time_by

LOG = logging.getLogger(__name__)


class RehearsalClock:
    """The present moment as a file tells it: `+2700` is 45 minutes ahead, `2026-10-12T09:00+08:00` stands still.

    An empty or missing file is the real time. The file is read again when it changes; one that cannot be read
    leaves the clock as it was.
    """

    def __init__(self, place: Path) -> None:
        self.place = place
        self.seen = -1
        self.offset = timedelta()
        self.fixed: datetime | None = None

    def __call__(self) -> datetime:
        """The moment, moved."""
        self._look()
        return self.fixed or real_now() + self.offset

    def _look(self) -> None:
        try:
            changed = self.place.stat().st_mtime_ns
        except FileNotFoundError:
            changed, self.offset, self.fixed = -1, timedelta(), None
        if changed != self.seen:
            self.seen = changed
            self._read() if changed != -1 else None

    def _read(self) -> None:
        text = self.place.read_text(encoding="utf-8").strip()
        try:
            offset, fixed = read_setting(text)
        except ValueError:
            LOG.warning("the rehearsal clock %s cannot be read: %r", self.place, text[:80])
            return
        self.offset, self.fixed = offset, fixed


def read_setting(text: str) -> tuple[timedelta, datetime | None]:
    """Seconds to add, or the moment at which the clock stands; ValueError for anything else."""
    if not text:
        return timedelta(), None
    try:
        return timedelta(seconds=float(text)), None
    except (ValueError, OverflowError):
        return timedelta(), read(text)


def rehearse(place: Path) -> None:
    """Tell the time by the file from now on."""
    LOG.warning("the time is told by the rehearsal clock %s", place)
    tell_time_by(RehearsalClock(place))
