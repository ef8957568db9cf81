"""Statements that may not take longer than somebody waits."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled

from mainstay.kernel.errors import MainstayError

MILLISECONDS = 3000


class TooSlow(MainstayError):
    """503: the search took too long; narrower words, a contract or a period make it quick."""

    code = "too_slow"
    status = 503
    title_zh = "查找用时过长"
    title_en = "The search took too long"


@contextmanager
def time_limit(milliseconds: int = MILLISECONDS) -> Iterator[None]:
    """Cancel statements inside that run longer; TooSlow then."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('statement_timeout')")
            before = cursor.fetchone()[0]
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(milliseconds)])
            yield
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [before])
    except OperationalError as error:
        if not isinstance(error.__cause__, QueryCanceled):
            raise
        raise TooSlow(
            "请多输入几个字，或限定合同、时间后再查找。",
            "Give more words, or choose a contract or a period, and search again.",
        ) from error
