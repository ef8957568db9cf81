"""Comments that both sides read, notes that one side keeps to itself, watchers."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.test import Client

from mainstay.desk.models import Note
from mainstay.desk.public import Act
from mainstay.desk.rules.flow import effective
from mainstay.desk.rules.talk import digest_of, watchers_of
from mainstay.kernel.errors import Forbidden, Malformed, Refused
from mainstay.kernel.ledger import read_stream

from .make import Desk, last_of, make_desk, make_order, refuses
from .test_api import sign_in

pytestmark = pytest.mark.django_db
OPENAPI = Path(__file__).parents[4] / "tests" / "snapshots" / "openapi.json"
SECRET = "floor-price-80000"


@pytest.fixture
def desk() -> Desk:
    return make_desk()


@pytest.mark.req("E-18")
@pytest.mark.parametrize(
    "role", ["customer_contact", "customer_approver", "vendor_seat", "vendor_engineer", "vendor_manager", "assessor"]
)
def test_anyone_concerned_comments(desk: Desk, role: str) -> None:
    case = desk.do(desk.open(), Act.COMMENT, role=role, at=3, note="请尽快")
    assert (last_of(case).kind, last_of(case).role, last_of(case).payload) == ("commented", role, {"note": "请尽快"})


@pytest.mark.req("E-18")
def test_others_do_not_comment(desk: Desk) -> None:
    refuses(desk, desk.open(), make_order(Act.COMMENT, note="看看"), error=Forbidden, role="auditor", at=3)


def test_mentioned_people_watch(desk: Desk) -> None:
    contact = desk.enlist("customer_contact", name="王芳")
    case = desk.do(desk.open(), Act.COMMENT, at=3, note="请确认", mentions=[str(contact.id)])
    assert last_of(case).payload == {"note": "请确认", "mentions": [{"id": str(contact.id), "name": "王芳"}]}
    assert watchers_of(effective(read_stream(case.stream))) == {contact.id: "王芳"}
    case = desk.by(contact, case, Act.UNWATCH, at=4)
    assert watchers_of(effective(read_stream(case.stream))) == {}
    with pytest.raises(Refused, match="do not watch"):
        desk.by(contact, case, Act.UNWATCH, at=5)
    case = desk.by(contact, case, Act.WATCH, at=6)
    with pytest.raises(Refused, match="watch this case already"):
        desk.by(contact, case, Act.WATCH, at=7)
    assert case.seq == 4


def test_the_ledger_holds_a_notes_digest_only(desk: Desk) -> None:
    case = desk.do(desk.open(), Act.NOTE, at=3, note=SECRET)
    note = Note.objects.get(case_id=case.id, seq=2)
    assert last_of(case).payload == {"side": "vendor", "sha256": digest_of(note.salt, SECRET)}
    assert (note.side, note.text, note.digest) == ("vendor", SECRET, last_of(case).payload["sha256"])
    assert len(note.salt) == 32


def test_a_note_is_for_ones_own_side(desk: Desk) -> None:
    contact = desk.enlist("customer_contact", name="王芳")
    order = make_order(Act.NOTE, note=SECRET, mentions=[str(contact.id)])
    said = refuses(desk, desk.open(), order, error=Malformed, role="vendor_engineer", at=3)
    assert said.endswith("fields.mentions: not on your side: 王芳")
    refuses(desk, desk.open(), make_order(Act.NOTE, note=SECRET), error=Forbidden, role="assessor", at=3)


def routes_that_read() -> list[str]:
    """Every address that is read without knowing more than a contract and a case."""
    paths: dict[str, Any] = json.loads(OPENAPI.read_text(encoding="utf-8"))["paths"]
    return [path for path, verbs in paths.items() if "get" in verbs]


def pages(client: Client, desk: Desk, number: str) -> str:
    read = []
    for path in routes_that_read():
        filled = path.replace("{number}", number).replace("{contract_id}", str(desk.contract_id))
        answer = client.get(filled.replace("{version}", "1"), {"q": "floor-price"} if "search" in path else None)
        read.append(b"".join(answer).decode(errors="replace"))
    return "".join(read)


@pytest.mark.parametrize(
    ("writer", "reader"), [("vendor_engineer", "customer_approver"), ("customer_contact", "vendor_manager")]
)
def test_no_route_shows_the_other_sides_note(desk: Desk, writer: str, reader: str) -> None:
    case = desk.do(desk.open(), Act.NOTE, role=writer, at=3, note=SECRET)
    own, other, neutral = sign_in(desk, writer), sign_in(desk, reader), sign_in(desk, "assessor")
    assert SECRET in pages(own, desk, case.number)
    for client in (other, neutral):
        shown = pages(client, desk, case.number)
        assert case.number in shown
        assert SECRET not in shown
        assert Note.objects.get().salt not in shown


def test_a_note_stays_as_it_was_written(desk: Desk) -> None:
    desk.do(desk.open(), Act.NOTE, at=3, note=SECRET)
    for change in ("UPDATE desk_note SET text = 'x'", "DELETE FROM desk_note", "TRUNCATE desk_note"):
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(change)
    assert Note.objects.get().text == SECRET
