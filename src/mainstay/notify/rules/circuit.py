"""When a gateway counts as dead, how long its lane rests, who is told when, and when word goes another way."""

from datetime import timedelta

DOWN_FROM = 5
FIRST_PAUSE = timedelta(seconds=1)
FIRST_REST, LONGEST_REST = timedelta(seconds=30), timedelta(minutes=10)
TOLD_AFTER = timedelta(minutes=2)  # a restart is nobody's case
AROUND_AFTER = timedelta(minutes=10)


def is_down(failures: int) -> bool:
    """Whether a gateway counts as dead after so many failures in a row that were its own: from five on."""
    return failures >= DOWN_FROM


def rest_after(failures: int) -> timedelta:
    """How long a lane rests after so many failures in a row; after each rest a single message tries the way.

    1, 2, 4, 8 s while it may be a hiccup; of a dead gateway 30 s, 1 min, 2 min ... up to ten minutes.
    """
    if not is_down(failures):
        return FIRST_PAUSE * int(2 ** (failures - 1))
    doubled: int = 2 ** min(failures - DOWN_FROM, 10)
    return min(FIRST_REST * doubled, LONGEST_REST)
