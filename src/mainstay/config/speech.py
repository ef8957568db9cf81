"""What the commands tell the person at the terminal, in the terminal's language."""

import os
import sys
import time

BEGAN = time.monotonic()


def speaks_chinese() -> bool:
    """Whether the terminal's language is Chinese."""
    language = os.environ.get("MAINSTAY_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return language.lower().startswith("zh")


def say(zh: str, en: str) -> None:
    """One line to the terminal at once, also when it goes into a file."""
    print(zh if speaks_chinese() else en, flush=True)


def say_timed(zh: str, en: str) -> None:
    """A line of progress with the seconds since the command began."""
    seconds = f"{time.monotonic() - BEGAN:6.1f} s  "
    say(seconds + zh, seconds + en)


def complain(zh: str, en: str) -> None:
    """One line to the error output."""
    print(zh if speaks_chinese() else en, file=sys.stderr, flush=True)
