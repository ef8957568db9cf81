"""When a gateway counts as dead, and how long its lane then rests."""

from datetime import timedelta

MOST_FAILURES = 5
FIRST_REST, LONGEST_REST = timedelta(seconds=30), timedelta(minutes=10)


def rest_after(failures: int) -> timedelta | None:
    """How long a lane rests after so many failures in a row that were the gateway's: none below five.

    From there on 30 s, 1 min, 2 min ... up to ten minutes; after each rest a single message tries the way.
    """
    if failures < MOST_FAILURES:
        return None
    doubled: int = 2 ** min(failures - MOST_FAILURES, 10)
    return min(FIRST_REST * doubled, LONGEST_REST)
