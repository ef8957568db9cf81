"""Jobs go with the transaction that enqueues them, and are done for whom they say."""

from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import JobAborted, TaskNotFound

from mainstay.kernel import jobs
from mainstay.kernel.errors import Forbidden
from mainstay.kernel.fence import NOBODY, Principal, principal, reading_for
from tests.plumbing.databases import FreshDatabase

DONE: list[str] = []


@jobs.task("kernel.try_out", acts_for=jobs.by_itself)
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
    jobs.task("kernel.every_night", acts_for=jobs.by_itself, cron="5 16 * * *")(try_out)
    found = [one for one in app.periodic_registry.periodic_tasks.values() if one.task.name == "kernel.every_night"]
    assert [(one.cron, one.configure_kwargs) for one in found] == [
        ("5 16 * * *", {"queueing_lock": "kernel.every_night"})
    ]


CLERK = Principal.on("person: clerk", [])


def clerk(word: str) -> Principal:
    """Found by the system; whoever is asked for by a bad word may not."""
    DONE.append(f"{principal().name} looks for {word}")
    if word == "bad":
        raise Forbidden("不可以。", "You may not.")
    return CLERK


def note(word: str) -> None:
    DONE.append(f"{principal().name}: {word}")
    if word == "broken":
        raise RuntimeError(word)


def end(word: str) -> None:
    DONE.append(f"{principal().name} ends {word}")


JOB = jobs.Declaration("kernel.note", note, clerk, end)


@pytest.mark.parametrize("word", ["good", "broken"])
def test_a_job_is_done_for_whom_it_says_and_leaves_nobody_behind(word: str) -> None:
    DONE.clear()
    with reading_for(NOBODY):
        with nullcontext() if word == "good" else pytest.raises(RuntimeError):
            JOB.run(word=word)
        assert principal() == NOBODY
    assert [f"system: job kernel.note looks for {word}", f"person: clerk: {word}"] == DONE


def test_a_job_that_may_not_be_done_ends_with_a_line_and_is_not_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    DONE.clear()
    with reading_for(NOBODY):
        with pytest.raises(JobAborted):
            JOB.run(word="bad")
        assert principal() == NOBODY
    assert DONE == ["system: job kernel.note looks for bad", "system: job kernel.note ends bad"]
    assert [one.getMessage() for one in caplog.records] == ["job kernel.note is refused: You may not."]


def test_a_job_by_itself_is_a_part_of_the_system_with_its_name() -> None:
    found: list[Principal] = []
    jobs.Declaration("kernel.look", lambda: found.append(principal()), jobs.by_itself, jobs.leave_nothing).run()
    assert found == [Principal("system: job kernel.look", "all")]
