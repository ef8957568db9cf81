"""What the commands tell the person at the terminal, in the terminal's language."""

import os
import sys
import time
from typing import TextIO

BEGAN = time.monotonic()


def speaks_chinese() -> bool:
    """Whether the terminal's language is Chinese."""
    language = os.environ.get("MAINSTAY_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return language.lower().startswith("zh")


def language(chosen: str | None = None) -> str:
    """`zh` or `en`: the one that was asked for, else the terminal's."""
    return chosen or ("zh" if speaks_chinese() else "en")


def say(zh: str, en: str) -> None:
    """One line to the terminal at once, also when it goes into a file."""
    write(sys.stdout, zh if speaks_chinese() else en)


def say_timed(zh: str, en: str) -> None:
    """A line of progress with the seconds since the command began."""
    seconds = f"{time.monotonic() - BEGAN:6.1f} s  "
    say(seconds + zh, seconds + en)


def complain(zh: str, en: str) -> None:
    """One line to the error output."""
    write(sys.stderr, zh if speaks_chinese() else en)


def write(stream: TextIO, text: str) -> None:
    """A line, at once."""
    stream.write(f"{text}\n")
    stream.flush()
