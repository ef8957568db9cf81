"""Facts reach who listens, with the transaction that publishes them."""

from dataclasses import dataclass

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app

from mainstay.kernel.events import listens, publish
from mainstay.kernel.jobs import by_itself
from tests.plumbing.databases import FreshDatabase


@dataclass(frozen=True, slots=True)
class KettleBoiled:
    cups: int


@dataclass(frozen=True, slots=True)
class NobodyCared:
    pass


heard: list[KettleBoiled] = []


@listens(KettleBoiled, name="kernel.pour", acts_for=by_itself)
def pour(fact: KettleBoiled) -> None:
    heard.append(fact)


@listens(KettleBoiled, name="kernel.count", acts_for=by_itself)
def count(fact: KettleBoiled) -> None:
    heard.append(fact)


def waiting() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, args::text FROM procrastinate_jobs ORDER BY id")
        return [(str(name), str(told)) for name, told in cursor.fetchall()]


@pytest.mark.django_db
def test_every_listener_gets_a_job_of_its_own() -> None:
    publish(KettleBoiled(cups=3))
    publish(NobodyCared())
    assert waiting() == [("kernel.pour", '{"cups": 3}'), ("kernel.count", '{"cups": 3}')]


def test_what_is_rolled_back_was_never_told(fresh_database: FreshDatabase) -> None:
    with transaction.atomic():
        publish(KettleBoiled(cups=3))
        transaction.set_rollback(True)
    assert waiting() == []


def test_a_handler_gets_the_fact_back() -> None:
    heard.clear()
    app.tasks["kernel.pour"](cups=3)
    assert heard == [KettleBoiled(cups=3)]
