"""A-24: what people write into every field is not in a dump, in no spelling; with both secrets all of it reads."""

import base64
import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection, transaction
from pytest_django import Settings

from mainstay.config.cluster import wheel_binaries
from mainstay.desk.public import follow_changes, refresh_texts
from mainstay.directory.public import find_person, set_reach
from mainstay.kernel.files import store_bytes
from mainstay.kernel.holding import Holding, SecretsUnusable, Which, new_secret
from mainstay.kernel.sealing import BlindIndex, SealedColumn, check_keys, forget_keys
from mainstay.kernel.time import now
from mainstay.notify.public import send_mail
from tests.plumbing.databases import FreshDatabase
from tests.snapshots.intake_calls import STARTED, signed
from tests.snapshots.world import World

from .clear import CLEAR, FRAMEWORKS

WORD, MAIL, PHONE = "青鸾密语", "qingluan", "1397771800"
ON_THE_PAGE = ("标题", "描述", "报修人", "地址", "留言", "备注", "响应")
COLUMNS = """
SELECT c.table_name || '.' || c.column_name FROM information_schema.columns c JOIN information_schema.tables t
    ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
WHERE c.table_schema = 'public'
    AND c.data_type IN ('text', 'character varying', 'character', 'json', 'jsonb', 'bytea', 'ARRAY')
"""


@dataclass(frozen=True)
class Written:
    """What was written where, and what pg_dump says."""

    world: World
    case: str
    dump: str


def word(field: str) -> str:
    """What somebody writes into a field."""
    return f"{WORD}之{field}"


def fill(world: World) -> str:
    """Words into every field that people fill, over the API; the number of the case."""
    reach = {"phone": f"{PHONE}1", "mail": f"{MAIL}1@secret.example"}
    person = find_person("manager")
    assert person is not None
    set_reach(person, **reach)
    reporter = {"name": word("报修人"), "company": word("单位"), "address": word("地址"), **reach}
    report = {"contract_id": world.contract, "title": word("标题"), "description": word("描述"), "reporter": reporter}
    keyed = {"Idempotency-Key": "a-key-of-the-proof"}
    asked = {**report, "facts": {"level": "I", "stationed": True}}
    case = str(world.call("contact", "POST /api/desk/cases", asked, keyed)["number"])
    for seq, (act, note) in enumerate((("comment", "留言"), ("note", "备注"), ("respond", "响应")), start=1):
        body = {"act": act, "note": word(note), "expected_seq": seq}
        world.call("engineer", f"POST /api/desk/cases/{case}/entries", body, {"Idempotency-Key": f"entry-{seq}-{case}"})
    call = {"number": f"{PHONE}2", "started_at": STARTED, "seconds": 9, "result": "no_concern", "note": word("通话")}
    world.call(
        "seat", "POST /api/intake/calls", {**call, "caller": {"name": word("来电人"), "mail": f"{MAIL}2@x.example"}}
    )
    world.call("seat", f"GET /api/intake/caller?number={PHONE}2")
    contact = {"changed_at": STARTED, "name": word("新联系人"), "leaving": word("离任"), "mail": f"{MAIL}3@x.example"}
    address = f"POST /api/intake/contracts/{world.contract}/contacts"
    world.call("seat", address, {**contact, "phone": f"{PHONE}3"})
    arrive(world)
    problem = {"contract_id": world.contract, "title": word("问题"), "description": word("问题描述")}
    world.call("engineer", "POST /api/knowledge/problems", problem)
    article = {
        "contract_id": world.contract,
        "title": word("文章"),
        "body": word("正文"),
        "audience": "both",
        "case": world.closed,
    }
    world.call("engineer", "POST /api/knowledge/articles", article)
    notice = {"medium": "registered_post", "subject": word("函件"), "text": word("函件正文"), "sent_at": STARTED}
    world.call("manager", "POST /api/notices", {"contract_id": world.contract, **notice})
    store_bytes(b"%PDF-1.4\n", name=f"{word('附件')}.pdf", uploaded_by=person, now=now())
    send_mail(
        reach["mail"], subject=word("信题"), text=word("信文"), key=f"mail to {reach['mail']}", now=now(), about=case
    )
    follow_changes()
    list(refresh_texts())
    return case


def arrive(world: World) -> None:
    """A signed message of a stranger, which a seat declines."""
    sender = {"name": word("发送人"), "mail": f"{MAIL}4@x.example", "phone": f"{PHONE}4"}
    body = json.dumps({"id": "proof", "subject": word("来件"), "text": word("来件正文"), "sender": sender})
    inlet = f"POST /api/intake/inlets/{world.inlets['id']}/deliveries"
    taken = world.call("stranger", inlet, body, headers=signed(world, body, nonce="proof"))
    decline = f"POST /api/intake/arrivals/{taken['arrival']}/decline"
    world.call("seat", decline, {"note": word("理由"), "tell": False})


def spellings(mark: str) -> Iterator[str]:
    """How a mark may stand in a dump: as it is, escaped, in hexadecimal, in base64 at any place."""
    yield mark
    yield json.dumps(mark)[1:-1]
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
        content = mark.encode(encoding)
        yield content.hex()
        for before in range(3):
            plain = base64.b64encode(bytes(before) + content).decode()
            inner = plain[(before * 8 + 5) // 6 : len(content) * 8 // 6]
            yield inner
            yield inner.translate(str.maketrans("+/", "-_"))


def holding_one_of(both: Holding, other: Which, place: Path) -> Holding:
    """One of the two secrets with a wrong one in place of the other."""
    one = Holding("", place / "data-secret", place / "data-key")
    one.replace(Which.TEXT, new_secret() if other is Which.TEXT else both.read().secret)
    one.replace(Which.FILE, new_secret() if other is Which.FILE else both.read().file)
    return one


@pytest.fixture
def written(fresh_database: FreshDatabase, settings: Settings) -> Iterator[Written]:
    settings.SMS_GATEWAY, settings.ADDRESS = "", "https://desk.example"
    with transaction.atomic():
        world = World()
    case = fill(world)
    command = [str(wheel_binaries() / "pg_dump"), "--inserts", fresh_database.owner]
    dump = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    yield Written(world, case, dump)
    forget_keys()


@pytest.mark.req("A-24")
def test_a_dump_tells_nothing_of_what_was_written(written: Written) -> None:
    found = [spelt for mark in (WORD, MAIL, PHONE) for spelt in spellings(mark) if spelt in written.dump]
    lines = [line[:200] for line in written.dump.splitlines() if any(spelt in line for spelt in found)]
    assert (found, lines, written.case in written.dump) == ([], [], True)


@pytest.mark.req("A-24")
@pytest.mark.parametrize("which", Which)
def test_one_secret_opens_nothing_and_both_tell_all(
    written: Written, which: Which, settings: Settings, tmp_path: Path
) -> None:
    page, search = f"GET /api/desk/cases/{written.case}", f"GET /api/desk/search?q={WORD}"
    both: Holding = settings.HOLDING
    settings.HOLDING = holding_one_of(both, which, tmp_path)
    forget_keys()
    with pytest.raises(SecretsUnusable):
        check_keys()
    for asked in (page, search):
        with pytest.raises(AssertionError, match="secrets_unusable"):
            written.world.call("engineer", asked)
    settings.HOLDING = both
    forget_keys()
    shown = json.dumps(written.world.call("engineer", page), ensure_ascii=False)
    told = (*(word(one) for one in ON_THE_PAGE), f"{PHONE}1", f"{MAIL}1@secret.example")
    assert [one for one in told if one not in shown] == []
    assert [one["case"]["number"] for one in written.world.call("engineer", search)["items"]] == [written.case]


def test_the_spellings_are_found_where_they_stand() -> None:
    """The proof of the proof: each way of writing a mark down is one that the test above looks for."""
    mark = word("标题")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
        for before in ("", "x", "xx", "xxx"):
            content = f"{before}{mark}xx".encode(encoding)
            for shown in (
                content.hex(),
                base64.b64encode(content).decode(),
                base64.urlsafe_b64encode(content).decode(),
            ):
                assert any(spelt in shown for spelt in spellings(WORD)), (encoding, before)
    assert any(spelt in json.dumps(mark) for spelt in spellings(WORD))


@pytest.mark.req("A-24")
@pytest.mark.django_db
def test_every_column_of_text_is_sealed_or_named_with_its_reason() -> None:
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS)
        there = {str(name) for (name,) in cursor.fetchall() if not str(name).startswith(FRAMEWORKS)}
    sealed = {
        f"{model._meta.db_table}.{field.column}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, SealedColumn | BlindIndex)
    }
    assert sorted(there - sealed - CLEAR) == [], "seal them (kernel.sealing), or name them with the reason"
    assert (sorted(CLEAR - there), sorted(CLEAR & sealed)) == ([], [])
