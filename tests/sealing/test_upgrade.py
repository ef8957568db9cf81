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
from mainstay.kernel.sealing import moving, unseal
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


ARRIVAL = """
INSERT INTO intake_arrival (id, channel, key, message_id, sender, sender_name, sender_index, subject, grams, text,
    urgent, no_answer, digest, size, state, reason, remark, case_number, arrived_at, settled_by, seq, head_hash)
VALUES (%(id)s, 'mail', %(id)s, '', 'old@mail.example', '周知秋', '', '门禁读卡器故障', '{}', '三号机房门禁失灵',
    false, false, '', 1, 'parked', '', '合同已到期', '', now(), '', 1, '')
"""
CALL = """
INSERT INTO intake_phonecall (id, number, number_index, caller, case_number, seat_login, seat_name, started_at, result,
    note, seq, head_hash)
VALUES (gen_random_uuid(), '13977712345', '', '{"name": "周知秋"}', '', '', '', now(), '', '催办门禁', 1, '')
"""
KEPT = """
INSERT INTO kernel_keptanswer (person_id, key, digest, status, content, kept_at) VALUES (%s, %s, '', 200, %s, now())
"""
IN_CLEAR = ("周知秋", "old@mail.example", "门禁", "13977712345", "已到期")


def rows_of(*tables: str) -> str:
    """All that these tables hold, as text."""
    return "\n".join(str(row) for table in tables for (row,) in run(f"SELECT t::text FROM {table} t"))


@pytest.mark.req("A-24")
def test_arrivals_and_calls_of_before_are_sealed_once_and_found(
    fresh_database: FreshDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealing = import_module("mainstay.intake.migrations.0006_intake_is_sealed")
    monkeypatch.setattr(moving, "BATCH", 2)
    monkeypatch.setattr(sealing, "BATCH", 2)
    with default_connection(fresh_database.owner):
        for _ in range(3):
            run(ARRIVAL, {"id": str(uuid.uuid4())})
        run(CALL)
        sealing.note_grams(None)  # broken off after the first batch
        sealing.seal(None, None)
        before = rows_of("intake_arrival", "intake_phonecall")
        sealing.seal(None, None)
        assert rows_of("intake_arrival", "intake_phonecall") == before
        assert [word for word in IN_CLEAR if word in before] == []
        assert run("SELECT count(DISTINCT sender_index), min(cardinality(grams)) > 20 FROM intake_arrival") == [
            (1, True)
        ]


@pytest.mark.req("A-24")
def test_inner_notes_of_before_are_sealed_and_stay(fresh_database: FreshDatabase) -> None:
    sealing = import_module("mainstay.desk.migrations.0015_notes_are_sealed")
    note = (
        "INSERT INTO desk_note (case_id, seq, side, salt, text, mentions) VALUES (%s, 2, 'vendor', '', '门禁密码', %s)"
    )
    with default_connection(fresh_database.owner):
        case = uuid.uuid4()
        run(note, [case, '[{"id": "1", "name": "周知秋"}]'])
        sealing.seal(None, None)
        assert [word for word in IN_CLEAR if word in rows_of("desk_note")] == []
        ((text, mentions),) = run("SELECT text, mentions FROM desk_note")
        assert unseal(str(text), f"desk_note.text:{case}/2") == "门禁密码"
        assert unseal(str(mentions), f"desk_note.mentions:{case}/2") == '[{"id": "1", "name": "周知秋"}]'
        assert run("SELECT tgenabled FROM pg_trigger WHERE tgname = 'desk_note_row_stays'") == [("O",)]


@pytest.mark.req("A-24")
def test_answers_kept_before_are_sealed_for_their_key(fresh_database: FreshDatabase) -> None:
    sealing = import_module("mainstay.kernel.migrations.0013_sealed_answers")
    with default_connection(fresh_database.owner):
        run("ALTER TABLE kernel_keptanswer ALTER COLUMN content TYPE bytea USING convert_to(content, 'UTF8')")
        person = uuid.uuid4()
        run(KEPT, [person, "first-key", '{"title": "门禁"}'.encode()])
        run(KEPT, [person, "second-key", b""])
        for _ in range(2):
            sealing.seal(None, None)
        first, second = run("SELECT content FROM kernel_keptanswer ORDER BY key")
        assert unseal(str(first[0]), f"kernel_keptanswer.content:{person}/first-key") == '{"title": "门禁"}'
        assert second == ("",)
