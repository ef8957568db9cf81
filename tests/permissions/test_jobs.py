"""For whom each job of the worker reads and writes: a named part of the system, or who asked with his roles of then."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import click
import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.exceptions import JobAborted
from pytest_django import Settings

from mainstay.config.cli import Commands, set_up
from mainstay.desk.models import Export
from mainstay.directory.models import Person, RoleGrant
from mainstay.directory.public import RoleName, grant_role
from mainstay.drafting.models import Review
from mainstay.kernel.fence import NOBODY, Principal, _Process, principal, reading_for
from mainstay.kernel.jobs import Declaration, by_itself
from mainstay.kernel.models import StoredFile
from mainstay.kernel.time import now
from mainstay.knowledge.models import Problem, Telling
from tests.snapshots.drafting_calls import make_review
from tests.snapshots.world import World

from .people import peopled_world

# Jobs that somebody asked for. All others are parts of the system.
ASKED_FOR = {"desk.write_export", "drafting.read_document", "knowledge.tell_cases"}
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ways_out(settings: Settings) -> None:
    """The world sets up a gateway; it goes with the test."""
    settings.SMS_GATEWAY, settings.ADDRESS = "", "https://desk.example"


def declared() -> dict[str, Declaration]:
    """Every job that a worker knows, but for those of tests and of the queue itself; none is there undeclared."""
    app.perform_import_paths()  # type: ignore[no-untyped-call]  # Procrastinate leaves it without types
    ours = {name: task.func for name, task in app.tasks.items() if "builtin" not in name}
    found = {name: getattr(job, "__self__", None) for name, job in ours.items()}
    known = {name: one for name, one in found.items() if isinstance(one, Declaration)}
    assert found.keys() == known.keys(), "declare them with kernel.jobs.task"
    return {name: one for name, one in known.items() if ".tests." not in one.job.__module__}


def spied(name: str, seen: list[Principal]) -> Declaration:
    """A job that only says for whom it would be done."""
    return replace(declared()[name], job=lambda **arguments: seen.append(principal()))


def test_every_job_says_for_whom_it_is_done() -> None:
    jobs = declared()
    assert {name for name, one in jobs.items() if one.acts_for is not by_itself} == ASKED_FOR
    for name in jobs.keys() - ASKED_FOR:
        seen: list[Principal] = []
        spied(name, seen).run()
        assert seen == [Principal(f"system: job {name}", "all")]


def test_a_worker_is_nobody_and_what_forgets_to_say_for_whom_sees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    World()
    monkeypatch.setattr(_Process, "principal", NOBODY)
    commands = Commands("mainstay")
    assert commands.get_command(click.Context(commands), "worker") is not None
    assert (principal(), cases()) == (NOBODY, 0)
    set_up("refresh")
    assert principal() == Principal("system: command refresh", "all")
    assert cases() > 0


def cases() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM desk_case")
        return int(cursor.fetchone()[0])


def asked(world: World, login: str, **filters: object) -> str:
    """An export that somebody has asked for."""
    return str(world.call(login, "POST /api/desk/exports", {"filters": filters})["id"])


def end_roles(login: str) -> None:
    RoleGrant.objects.filter(person__login=login).update(until=now())


def test_an_export_is_written_for_who_asked_as_his_roles_stand_then() -> None:
    world = peopled_world()
    export = asked(world, "own.vendor_seat")
    seen: list[Principal] = []
    other = RoleGrant.objects.get(person__login="other.auditor").contract_id
    grant_role(UUID(world.people["own.vendor_seat"]), role=RoleName.VENDOR_SEAT, contract_id=other, since=now())
    spied("desk.write_export", seen).run(export_id=export)
    person = f"person: {world.people['own.vendor_seat']}"
    assert seen == [Principal.on(person, [UUID(world.contract), other or UUID(int=0)])]


def run(name: str, **arguments: str) -> None:
    """As a worker does it, which is nobody."""
    with reading_for(NOBODY):
        declared()[name].run(**arguments)


def close_account(login: str) -> None:
    Person.objects.filter(login=login).update(is_active=False)


@pytest.mark.parametrize("lose", [end_roles, close_account])
def test_an_export_of_who_may_not_see_it_any_more_ends_and_says_why(lose: Callable[[str], None]) -> None:
    world = World()
    export, files = asked(world, "engineer"), StoredFile.objects.count()
    lose("engineer")
    with pytest.raises(JobAborted):
        run("desk.write_export", export_id=export)
    ended = Export.objects.get(pk=export)
    assert (ended.state, ended.failure, ended.done, ended.file_id) == ("failed", "refused", 0, None)
    assert StoredFile.objects.count() == files
    with pytest.raises(JobAborted):  # one that has ended stays as it is
        run("desk.write_export", export_id=export)
    assert Export.objects.get(pk=export).ended_at == ended.ended_at


def test_an_export_of_a_contract_that_is_lost_is_refused_beside_one_that_is_held() -> None:
    world = peopled_world()
    lost, kept = asked(world, "own.vendor_seat", contract=[world.contract]), asked(world, "own.vendor_seat")
    end_roles("own.vendor_seat")
    other = RoleGrant.objects.get(person__login="other.auditor").contract_id
    grant_role(UUID(world.people["own.vendor_seat"]), role=RoleName.VENDOR_SEAT, contract_id=other, since=now())
    with pytest.raises(JobAborted):
        run("desk.write_export", export_id=lost)
    assert Export.objects.get(pk=lost).failure == "refused"
    seen: list[Principal] = []
    spied("desk.write_export", seen).run(export_id=kept)
    assert [one.contracts for one in seen] == [f"{{{other}}}"]


def test_a_document_of_who_may_not_draft_any_more_is_not_read_and_says_why() -> None:
    World()
    waiting = make_review()
    Review.objects.filter(pk=waiting).update(state="waiting", draft=None, terms=0)
    end_roles("admin")
    with pytest.raises(JobAborted):
        run("drafting.read_document", review_id=waiting)
    ended = Review.objects.get(pk=waiting)
    assert (ended.state, ended.draft) == ("failed", None)
    assert ended.failure_zh == "发起人已无权起草合同，文件未解析。"


def test_a_document_is_read_for_who_uploaded_it() -> None:
    World()
    waiting = make_review()
    Review.objects.filter(pk=waiting).update(state="waiting", draft=None, terms=0)
    run("drafting.read_document", review_id=waiting)
    assert Review.objects.get(pk=waiting).state == "open"


def test_cases_are_told_by_who_solved_their_problem_while_he_may_and_wait_else() -> None:
    world = World()
    address = f"POST /api/knowledge/problems/{world.known['problem']}/entries"
    world.call("engineer", address, {"act": "solve", "expected_seq": 2, "solution": "升级"})
    problem = Problem.objects.get(number=world.known["problem"])
    end_roles("engineer")
    arguments = {"problem_id": str(problem.id), "person_id": world.people["engineer"]}
    with pytest.raises(JobAborted):
        run("knowledge.tell_cases", **arguments)
    assert list(Telling.objects.values_list("outcome", flat=True)) == ["pending", "pending"]
    RoleGrant.objects.filter(person__login="engineer").update(until=None)
    run("knowledge.tell_cases", **arguments)
    assert list(Telling.objects.values_list("outcome", flat=True)) == ["told", "told"]
