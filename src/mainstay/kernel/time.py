"""The present moment and the one written form of times."""

from collections.abc import Callable
from datetime import UTC, datetime

Source = Callable[[], datetime]


def real_now() -> datetime:
    """The present moment of this machine, whatever a rehearsal pretends."""
    return datetime.now(UTC)


_SOURCE: list[Source] = [real_now]


def now() -> datetime:
    """The present moment in UTC. Services take `now` as an argument; only the edges call this."""
    return _SOURCE[-1]()


def tell_time_by(source: Source) -> None:
    """Let `now` ask somebody else; only a rehearsal does (see `kernel.rehearsal`)."""
    _SOURCE[:] = [source]


def to_utc(moment: datetime) -> datetime:
    """The same moment in UTC; ValueError for a time without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return moment.astimezone(UTC)


def written(moment: datetime) -> str:
    """ISO 8601 in UTC with microseconds and Z: `2026-10-01T08:00:00.000000Z`; it sorts as text."""
    return to_utc(moment).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read(text: str) -> datetime:
    """A moment from its written form, any zone; ValueError when it is none."""
    return to_utc(datetime.fromisoformat(text))
