"""A process that outlives a killed supervisor just long enough to end the process groups it owned."""

import contextlib
import fcntl
import os
import signal
import sys
import time

GRACE_SECONDS = 8.0


def group_lives(group: int) -> bool:
    """Whether any process of the group is there."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def end_groups(groups: dict[int, int], grace: float = GRACE_SECONDS) -> None:
    """Ask each group to end with its own signal; after the grace, kill what is left."""
    for group, number in groups.items():
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(group, number)
    deadline = time.monotonic() + grace
    while any(group_lives(group) for group in groups):
        if time.monotonic() > deadline:
            for group in groups:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(group, signal.SIGKILL)
            return
        time.sleep(0.02)


def follow(lines: "list[str]", groups: dict[int, int]) -> None:
    """Take in what the supervisor says: `add GROUP SIGNAL` and `remove GROUP`."""
    for line in lines:
        match line.split():
            case ["add", group, number]:
                groups[int(group)] = int(number)
            case ["remove", group]:
                groups.pop(int(group), None)


def main() -> None:
    """Read until the supervisor's end of the pipe closes; hold the lock that a successor waits for."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    lock = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(lock, fcntl.LOCK_EX)
    groups: dict[int, int] = {}
    for line in sys.stdin:
        follow([line], groups)
    end_groups(groups)


if __name__ == "__main__":
    main()
