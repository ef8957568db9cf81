"""The user that the database server runs as when Mainstay itself is started by root."""

import ctypes
import os
import pwd
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PR_SET_PDEATHSIG = 1
CANDIDATES = ("mainstay", "nobody")
LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


@dataclass(frozen=True, slots=True)
class Account:
    """A user and a group by number, and arguments that start a program as them."""

    uid: int
    gid: int

    def options(self) -> dict[str, Any]:
        """Arguments for subprocess; empty when this process is that user already."""
        if os.geteuid() == self.uid:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, path: Path) -> None:
        """Hand a file or directory to the account."""
        if os.geteuid() != self.uid:
            os.chown(path, self.uid, self.gid)

    def can_run(self, program: Path) -> bool:
        """Whether the account reaches and starts a program; tried, not guessed from modes."""
        try:
            done = subprocess.run([program, "--version"], capture_output=True, check=False, cwd="/", **self.options())
        except OSError:
            return False
        return done.returncode == 0

    def can_enter(self, directory: Path) -> bool:
        """Whether the account can work in a directory."""
        try:
            # The shell changes directory as the account; subprocess's own cwd would do it before dropping root.
            command = ["/bin/sh", "-c", 'cd "$1"', "sh", str(directory)]
            done = subprocess.run(command, capture_output=True, check=False, cwd="/", **self.options())
        except OSError:
            return False
        return done.returncode == 0


def account() -> Account:
    """This process's own user; for root the user `mainstay` if there is one, else `nobody`."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    for name in CANDIDATES:
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(found.pw_uid, found.pw_gid)
    raise RuntimeError("root cannot run the database server, and there is no user named mainstay or nobody")


def die_with_parent(number: signal.Signals) -> Callable[[], None] | None:
    """For subprocess's preexec_fn: the kernel sends the child a signal when its parent is gone (Linux)."""
    if LIBC is None:
        return None
    prctl, parent = LIBC.prctl, os.getpid()

    def tie() -> None:
        prctl(PR_SET_PDEATHSIG, int(number), 0, 0, 0)
        if os.getppid() != parent:
            os.kill(os.getpid(), number)

    return tie
