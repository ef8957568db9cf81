"""An installation from before: what stands in clear is sealed in batches, once, and reads as it did."""

import base64
import hashlib
import uuid
from importlib import import_module
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.conf import settings
from django.db import connection

from mainstay.directory.public import add_person, find_people, list_people
from mainstay.kernel.sealing import moving
from mainstay.kernel.time import now
from mainstay.notify.public import Channel, list_sendings
from tests.plumbing.databases import FreshDatabase, default_connection

MESSAGE = """
INSERT INTO notify_outboxmessage (key, token, channel, lane, side, name, address, spare, kind, binding, about, news,
    subject, text, in_reply_to, "references", created_at, state, attempts, answer, reference, language, gateway_failed,
    gone_around, address_index)
VALUES (%(key)s, %(key)s, 'mail', 'mail', '', '', %(to)s, '', 'letter', false, 'A-1', '', '主题', '正文', '', '[]',
    now(), 'queued', 0, '', '', 'zh', false, false, '') RETURNING id
"""
TRACE = """
INSERT INTO notify_trace (message_id, kind, at, gateway, succeeded, answer, by)
VALUES (%s, 'attempted', now(), '', false, '550 no such user old@mail.example', '')
"""


def run(statement: str, values: Any = None) -> list[tuple[object, ...]]:
    """One statement as the owner."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def migration(app: str, name: str) -> list[moving.Move]:
    """What a migration seals."""
    return list(import_module(f"mainstay.{app}.migrations.{name}").MOVES)


def test_people_of_before_are_sealed_once_and_found(
    fresh_database: FreshDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "BATCH", 2)
    with default_connection(fresh_database.owner):
        for number in range(5):
            add_person(f"p{number}", name=f"p{number}", password=None, organisation_id=None, now=now())
            run("UPDATE directory_person SET phone = %s WHERE login = %s", [f"1390000000{number}", f"p{number}"])
        (move,) = migration("directory", "0007_reach_is_sealed")
        assert (moving.seal_rows(move), moving.seal_rows(move)) == (5, 0)
        people = list_people(now=now())
        assert [one.phone for one in people] == [f"1390000000{number}" for number in range(5)]
        assert find_people(phone="13900000003") == (people[3].id,)
        assert run("SELECT count(*) FROM directory_person WHERE phone LIKE '139%'") == [(0,)]


def test_the_outbox_of_before_and_its_proof_are_sealed(fresh_database: FreshDatabase) -> None:
    sealing = import_module("mainstay.notify.migrations.0010_outbox_is_sealed")
    with default_connection(fresh_database.owner):
        ((message,),) = run(MESSAGE, {"key": "mail to old@mail.example", "to": "old@mail.example"})
        run(TRACE, [message])
        sealing.seal(None, None)
        (sending,) = list_sendings(["A-1"])["A-1"]
        assert (sending.address, sending.subject, sending.text) == ("old@mail.example", "主题", "正文")
        ((row, trace),) = run(
            "SELECT row_to_json(m)::text, row_to_json(t)::text FROM notify_outboxmessage m JOIN notify_trace t ON true"
        )
        assert "正文" not in str(row)
        assert "old@mail.example" not in str(trace)
        assert run("SELECT tgenabled FROM pg_trigger WHERE tgname = 'notify_trace_row_stays'") == [("O",)]


def test_secrets_under_the_one_secret_of_before_are_sealed_anew(fresh_database: FreshDatabase) -> None:
    key = hashlib.sha256(f"mainstay.notify.seal:{settings.SECRET_KEY}".encode()).digest()
    box = Fernet(base64.urlsafe_b64encode(key))
    values = [uuid.uuid4(), Channel.FEISHU, *(box.encrypt(one).decode() for one in (b"https://robot.example/1", b"k"))]
    with default_connection(fresh_database.owner):
        run(
            "INSERT INTO notify_endpoint (id, channel, name, kinds, language, host, url, secret, is_active, created_at,"
            " created_by) VALUES (%s, %s, '群', '[]', 'zh', 'robot.example', %s, %s, true, now(), '')",
            values,
        )
        import_module("mainstay.notify.migrations.0010_outbox_is_sealed").seal(None, None)
        ((url,),) = run("SELECT url FROM notify_endpoint")
        assert str(url).startswith("s1.")
