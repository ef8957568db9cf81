"""What columns of blind numbers are asked."""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_

from django.db.models import Q


def holds_one_of(ways: Iterable[Sequence[int]]) -> Q:
    """Rows whose `grams` hold all numbers of one of the ways."""
    return reduce(or_, (Q(grams__contains=way) for way in ways), Q())
