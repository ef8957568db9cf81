"""The judge of hostile requests sees each of the faults that he is there for, also leaks that are planted."""

import json
from dataclasses import replace

import pytest
from pytest_django import Settings

from mainstay.desk.api import page
from mainstay.desk.models import Case, Note
from mainstay.directory.public import Actor, Side, actors, principals
from tests.permissions.people import everybody
from tests.permissions.test_each_fence_alone import all_roles, sees_everything
from tests.snapshots.calls import CALLS

from .ground import Answer, Ground, Order, faults, leaked, parts, schema
from .marks import WRITERS, Marked

TOLD = {"type": "urn", "title": "未找到", "status": 404, "code": "not_found", "detail": "未找到", "problems": []}
GOOD = Answer("GET", 404, "application/problem+json; charset=utf-8", json.dumps(TOLD).encode())


def test_a_problem_that_changed_nothing_is_no_fault() -> None:
    assert list(faults(GOOD)) == []
    assert list(faults(Answer("GET", 200, "text/csv", b"", frozenset({"desk_case"})))) == []


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (replace(GOOD, status=500), "500"),
        (replace(GOOD, changed=frozenset({"desk_case"})), "404 and yet changed ['desk_case']"),
        (replace(GOOD, content=b'{"title": "x"}'), "404 without ['code', 'detail', 'problems', 'status', 'type']"),
        (replace(GOOD, status=409), "409 that does not say what happened"),
        (replace(GOOD, kind="text/html", content=b"<h1>"), "404 as text/html: b'<h1>'"),
    ],
)
def test_each_fault_is_named(answer: Answer, fault: str) -> None:
    assert list(faults(answer)) == [fault]


def test_a_problem_in_the_other_language_is_a_fault() -> None:
    assert list(faults(GOOD, "en")) == ["404 in another language than asked for: 未找到"]


def test_what_the_request_named_itself_is_no_leak() -> None:
    answer = replace(GOOD, content="T-2026-1 第 1 次报修".encode())
    assert leaked(answer, Order("GET", "/api/desk/cases/T-2026-1"), ("T-20", "次报修")) == ["次报修"]


def test_every_module_of_the_document_is_dealt_to_one_part() -> None:
    dealt = [module for part in parts(4) for module in part]
    assert sorted(dealt) == sorted({path.split("/")[2] for path in schema()["paths"]})


@pytest.fixture
def ways_out(settings: Settings) -> None:
    """The world sets up a gateway; it goes with the test."""
    settings.SMS_GATEWAY, settings.ADDRESS = "", "https://desk.example"


@pytest.fixture
def fences_down(monkeypatch: pytest.MonkeyPatch) -> None:
    """A leak across contracts: queries and database take everybody for one who sees all."""
    monkeypatch.setattr(actors, "sees_everything", sees_everything)
    monkeypatch.setattr(actors, "roles_on", all_roles)
    monkeypatch.setattr(principals, "sees_everything", sees_everything)


def told(ground: Ground, login: str, marked: Marked) -> tuple[str, set[str]]:
    """The page of a contract's case as somebody is shown it, and the marks that the judge calls leaked."""
    who = next(one for one in everybody() if one.login == login)
    call = next(one for one in CALLS if one.operation == "GET /api/desk/cases/{number}")
    answer = ground.send(login, Order("GET", f"/api/desk/cases/{marked.case}"))
    return answer.content.decode(), set(leaked(answer, Order("GET", ""), ground.hidden(who, call)))


@pytest.mark.hostile
@pytest.mark.django_db
def test_each_contract_shows_its_marks_to_its_own_people_and_a_note_to_its_side(ways_out: None) -> None:
    ground = Ground()
    for marked in (ground.first, ground.second):
        for side, writer in WRITERS.items():
            page, leaks = told(ground, f"{marked.place}.{writer}", marked)
            shown = {mark for mark in (*marked.signs, *marked.notes.values()) if mark in page}
            assert (shown, leaks) == ({marked.numbers, marked.title, marked.people, marked.notes[side]}, set())
    assert told(ground, "own.vendor_seat", ground.second)[1] == set()
    assert told(ground, "other.vendor_seat", ground.first)[1] == set()


@pytest.mark.hostile
@pytest.mark.django_db
def test_a_planted_leak_between_contracts_is_a_fault_in_either_direction(ways_out: None, fences_down: None) -> None:
    ground = Ground()
    for marked, strangers in ((ground.first, ("other", "none")), (ground.second, ("own", "none"))):
        signs = {marked.numbers, marked.title, marked.people}
        for place in strangers:
            login = place if place == "none" else f"{place}.auditor"
            assert told(ground, login, marked)[1] == signs


@pytest.mark.hostile
@pytest.mark.django_db
def test_a_planted_leak_between_sides_is_a_fault_in_either_direction(
    ways_out: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def every_note(case: Case, *, actor: Actor) -> dict[int, Note]:
        return {note.seq: note for note in Note.objects.filter(case_id=case.id)}

    ground = Ground()
    monkeypatch.setattr(page, "notes_seen", every_note)
    for marked in (ground.first, ground.second):
        customer, vendor = marked.notes[Side.CUSTOMER], marked.notes[Side.VENDOR]
        assert told(ground, f"{marked.place}.customer_approver", marked)[1] == {vendor}
        assert told(ground, f"{marked.place}.vendor_expert", marked)[1] == {customer}
        assert told(ground, f"{marked.place}.assessor", marked)[1] == {customer, vendor}
        assert told(ground, "all.auditor", marked)[1] == {customer, vendor}
