"""Jobs go with the transaction that enqueues them."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import TaskNotFound

from mainstay.kernel import jobs
from tests.plumbing.databases import FreshDatabase

DONE: list[str] = []


@jobs.task("kernel.try_out")
def try_out(word: str) -> None:
    DONE.append(word)


def waiting() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, args ->> 'word' FROM procrastinate_jobs ORDER BY id")
        return [(str(name), str(word)) for name, word in cursor.fetchall()]


@pytest.mark.django_db
def test_a_job_waits_with_its_arguments() -> None:
    assert jobs.enqueue("kernel.try_out", word="one")
    assert waiting() == [("kernel.try_out", "one")]


def test_a_rolled_back_transaction_leaves_no_job(fresh_database: FreshDatabase) -> None:
    with transaction.atomic():
        jobs.enqueue("kernel.try_out", word="one")
        transaction.set_rollback(True)
    assert waiting() == []


@pytest.mark.django_db
def test_what_must_wait_only_once_does() -> None:
    assert jobs.enqueue("kernel.try_out", once="same", word="one")
    assert not jobs.enqueue("kernel.try_out", once="same", word="two")
    assert waiting() == [("kernel.try_out", "one")]


@pytest.mark.django_db
def test_a_name_that_nobody_declared_is_refused() -> None:
    with pytest.raises(TaskNotFound):
        jobs.enqueue("kernel.nobody")
    assert waiting() == []


@pytest.mark.django_db
def test_a_job_may_be_put_off() -> None:
    jobs.enqueue("kernel.try_out", after=timedelta(hours=1), word="later")
    with connection.cursor() as cursor:
        cursor.execute("SELECT scheduled_at > now() + interval '59 min' FROM procrastinate_jobs")
        assert cursor.fetchall() == [(True,)]


def test_a_job_with_a_clock_is_registered_once_a_moment() -> None:
    jobs.task("kernel.every_night", cron="5 16 * * *")(try_out)
    found = [one for one in app.periodic_registry.periodic_tasks.values() if one.task.name == "kernel.every_night"]
    assert [(one.cron, one.configure_kwargs) for one in found] == [
        ("5 16 * * *", {"queueing_lock": "kernel.every_night"})
    ]
