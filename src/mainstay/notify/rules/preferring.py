"""What somebody wants to hear by which channel, and when; never less than a contract demands."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from .words import Channel

# The channels that a person chooses among.
PERSONAL = (Channel.MAIL, Channel.SMS, Channel.PUSH)
NONE = timedelta(0)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody has set: pairs of kind and channel to do without, and quiet hours in a zone (None for none)."""

    off: frozenset[tuple[str, str]] = frozenset()
    quiet_from: time | None = None
    quiet_until: time | None = None
    timezone: str = "Asia/Shanghai"


def wants(wish: Wish, kind: str, channel: Channel, *, binding: bool) -> bool:
    """Whether a message is to come: always when the contract demands its kind."""
    return binding or (kind, channel.value) not in wish.off


def quiet_for(wish: Wish, now: datetime, *, binding: bool) -> timedelta:
    """How long a message waits for the end of the quiet hours; not at all when the contract demands it.

    The hours may run over midnight. Both ends alike are no quiet hours.
    """
    begin, end = wish.quiet_from, wish.quiet_until
    if binding or begin is None or end is None or begin == end:
        return NONE
    local = now.astimezone(ZoneInfo(wish.timezone))
    here = local.time()
    within = begin <= here < end if begin < end else here >= begin or here < end
    if not within:
        return NONE
    over = local.replace(hour=end.hour, minute=end.minute, second=end.second, microsecond=0, fold=0)
    if over <= local:
        over = (local.replace(tzinfo=None) + timedelta(days=1)).replace(
            hour=end.hour, minute=end.minute, second=end.second, microsecond=0, tzinfo=local.tzinfo
        )
    return over.astimezone(UTC) - now
