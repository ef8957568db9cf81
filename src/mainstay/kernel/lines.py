"""Lines of the log: UTC, and one line for one record, whatever was typed into it."""

import logging
import time

FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


class LineFormatter(logging.Formatter):
    """`2026-10-01T08:00:00.123Z WARNING name message`; a traceback follows on lines that begin with a space."""

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def __init__(self) -> None:
        super().__init__(FORMAT)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  the name is logging's
        """The line itself, with control characters written out."""
        return "".join(sign if sign.isprintable() else _escaped(sign) for sign in super().formatMessage(record))

    def formatException(self, ei: object) -> str:  # noqa: N802  the name is logging's
        """The traceback, set in, so that no line of it passes for a record."""
        lines = super().formatException(ei).splitlines()  # type: ignore[arg-type]  # narrower than it needs to be
        return "\n".join(f" {line}" for line in lines)


def _escaped(sign: str) -> str:
    return sign.encode("unicode_escape").decode()
