"""Many rows in one statement: each as Django would have written it, and none twice."""

from datetime import UTC, datetime
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from mainstay.kernel.models import Timer
from mainstay.kernel.rows import insert_missing

MOMENT = datetime(2026, 3, 4, 5, 6, 7, 890123, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def timer(rung: str, **details: Any) -> Timer:
    """A timer that nobody fires."""
    return Timer(kind="test.none", subject="case:1", clock="到场“c”", rung=rung, due_at=MOMENT, details=details)


def test_rows_are_stored_as_they_were_given() -> None:
    insert_missing([timer("a", text="断网\\n", deep=[1, {"x": None}]), timer("b")])

    first, second = Timer.objects.order_by("rung")
    assert (first.clock, first.rung, first.due_at) == ("到场“c”", "a", MOMENT)
    assert first.details == {"text": "断网\\n", "deep": [1, {"x": None}]}
    assert (first.state, first.fired_at, first.tries, second.details) == ("pending", None, 0, {})


def test_a_row_that_is_there_already_is_left_as_it_is() -> None:
    insert_missing([timer("a", first=True)])

    insert_missing([timer("a", first=False), timer("b")])

    assert [(row.rung, row.details) for row in Timer.objects.order_by("rung")] == [("a", {"first": True}), ("b", {})]


def test_any_number_of_rows_is_one_statement(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        insert_missing([])
        insert_missing([timer(str(number)) for number in range(300)])

    assert Timer.objects.count() == 300
