"""How often grams occur, as the database's own statistics say: rare ones lead a search, and weigh in likeness."""

from collections.abc import Iterable
from math import log

from django.db import connection

# The last three figures beside the elements are the least and the greatest share, and that of nulls.
SHARES = "SELECT gram, share FROM desk_gram_shares(%s::bigint[])"
UNKNOWN = 0.00001


def shares_of(grams: Iterable[int]) -> dict[int, float]:
    """The share of texts that hold each blind gram; a small figure for those that the statistics do not list."""
    wanted = list(grams)
    with connection.cursor() as cursor:
        cursor.execute(SHARES, [wanted])
        rows = cursor.fetchall()
    listed = {gram: float(share) for gram, share in rows if gram is not None}
    least = min((float(share) for gram, share in rows if gram is None and share), default=UNKNOWN)
    return {gram: listed.get(gram, min(least, 0.001)) for gram in wanted}


def weight(share: float) -> float:
    """How much a gram says that so large a share of texts hold."""
    return log(1 / max(share, UNKNOWN))
