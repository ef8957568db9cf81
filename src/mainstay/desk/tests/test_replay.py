"""Replaying the entries gives the row, whatever people do; what was tampered with is named."""

from datetime import timedelta
from typing import Any
from uuid import uuid5

import psycopg
import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mainstay.desk.models import Case
from mainstay.desk.public import Act, History, Opening, Order, check_cases, record_histories, refresh_cases
from mainstay.desk.rules.acts import ACTS
from mainstay.desk.rules.words import Line
from mainstay.desk.services.checking import Finding
from mainstay.kernel.errors import MainstayError, Refused
from mainstay.kernel.ledger import read_stream, stream_names
from tests.plumbing.databases import FreshDatabase

from .make import CONTRACT, EXCLUSIONS, NINE, SPACE, Desk, after, make_desk

Moves = list[tuple[Act, str, int, int]]
ROLES = ["vendor_seat", "vendor_engineer", "customer_approver", "vendor_manager"]
MOVES = st.lists(
    st.tuples(st.sampled_from(list(Act)), st.sampled_from(ROLES), st.integers(0, 3000), st.integers(0, 600)),
    max_size=14,
)


def findings() -> list[Finding]:
    return [finding for batch in check_cases() for finding in batch.findings]


def order(act: Act, *, now: float, back: int) -> Order:
    someone = str(uuid5(SPACE, "vendor_engineer"))
    fields: dict[str, Any] = {
        "due": after(now + 60),
        "reason": "waiting",
        "party": "厂商",
        "level": "II" if back % 2 else "I",
        "corrects": 1 + back % 6,
        "void": back % 3 == 0,
        "at": after(now - back),
        "line": list(Line)[back % len(Line)],
        "person": someone,
        "system": "门户",
        "follow_up": 1 + back % 6,
        "matter": "time",
        "entry": 1 + back % 6,
        "dispute": 1 + back % 6,
        "decision": ("agreed" if act is Act.DECIDE_EXCLUSION else "upheld") if back % 2 else "rejected",
        "exclusion": "storm",
        "proposal": 1 + back % 6,
    }
    own = {one.name for one in ACTS[act].fields} | ({"level"} if act is Act.CLASSIFY else set())
    given = {name: value for name, value in fields.items() if name in own}
    return Order(act, occurred_at=after(now - back) if back % 2 else None, note="说明", fields=given)


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MOVES)
def test_replay_equals_the_row(moves: Moves) -> None:
    desk, now, done = make_desk(CONTRACT + EXCLUSIONS), 0.0, 1
    case = desk.open()
    for act, role, wait, back in moves:
        now += wait
        try:
            case = desk.order(case, order(act, now=now, back=back), role=role, at=now)
        except MainstayError:
            continue
        done += 1
    assert findings() == []
    assert (case.seq, len(read_stream(case.stream))) == (done, done)


@pytest.mark.django_db
def test_histories_are_whole_cases() -> None:
    desk = make_desk()
    opening = Opening(desk.contract_id, "断网", facts={"level": "I"}, reported_at=NINE)
    steps = (
        desk.step(Act.RESPOND, at=10),
        desk.step(Act.RESOLVE, at=90, note="重启"),
        desk.step(Act.CONFIRM, role="customer_contact", at=100),
    )
    told = History(desk.person("customer_contact"), opening, after(1), steps)
    later = History(desk.person("customer_contact"), opening, after(2), ())
    assert record_histories([told, later]) == ("T-2026-00001", "T-2026-00002")
    case = Case.objects.get(number="T-2026-00001")
    assert (case.state, case.seq, case.resolved_at) == ("confirmed", 4, after(90))
    assert findings() == []
    assert desk.open().number == "T-2026-00003"


@pytest.mark.django_db
def test_a_refused_step_refuses_all_histories() -> None:
    desk = make_desk()
    opening = Opening(desk.contract_id, "断网", facts={"level": "I"}, reported_at=NINE)
    good = History(desk.person("customer_contact"), opening, after(1), ())
    bad = History(desk.person("customer_contact"), opening, after(1), (desk.step(Act.RESOLVE, at=5, note="好了"),))
    with pytest.raises(Refused):
        record_histories([good, bad])
    assert not Case.objects.exists()
    assert list(stream_names("case:")) == []


def _told(desk: Desk) -> Case:
    case = desk.do(desk.open(), Act.RESPOND, at=5)
    desk.do(case, Act.COMMENT, at=6, note="正在处理")
    return desk.do(case, Act.RESOLVE, at=60, note="已修复")


EXCHANGE = """
UPDATE kernel_ledgerentry SET seq = seq + 7 WHERE seq IN (2, 3);
UPDATE kernel_ledgerentry SET seq = 12 - seq WHERE seq IN (9, 10)
"""
TAMPERING: dict[str, tuple[str, str]] = {
    "altered": (
        "UPDATE kernel_ledgerentry SET payload = set_byte(payload, 40, 255 - get_byte(payload, 40)) WHERE seq = 3",
        "3",
    ),
    "another's": (
        "UPDATE kernel_ledgerentry SET payload = (SELECT payload FROM kernel_ledgerentry WHERE seq = 2) WHERE seq = 3",
        "3",
    ),
    "emptied": ("UPDATE kernel_ledgerentry SET payload = '' WHERE seq = 3", "3"),
    "missing": ("DELETE FROM kernel_ledgerentry WHERE seq = 3", "3"),
    "cut off": ("DELETE FROM kernel_ledgerentry WHERE seq = 4", "4"),
    "reordered": (EXCHANGE, "2"),
    "one byte": ("UPDATE kernel_ledgerentry SET hash = set_byte(hash, 5, 255 - get_byte(hash, 5)) WHERE seq = 1", "1"),
}


def tamper(database: FreshDatabase, change: str) -> None:
    """What a person with the owner's password could do."""
    with psycopg.connect(database.owner) as owner:
        owner.execute("ALTER TABLE kernel_ledgerentry DISABLE TRIGGER USER")
        owner.execute(change.encode())
        owner.execute("ALTER TABLE kernel_ledgerentry ENABLE TRIGGER USER")


@pytest.mark.req("E-18")
@pytest.mark.parametrize("change", ["UPDATE desk_note SET text = '改'", "DELETE FROM desk_note"])
def test_a_tampered_inner_note_is_named(fresh_database: FreshDatabase, change: str) -> None:
    desk = make_desk()
    case = desk.do(desk.open(), Act.NOTE, at=3, note="仅供本方")
    assert findings() == []
    with psycopg.connect(fresh_database.owner) as owner:
        owner.execute("ALTER TABLE desk_note DISABLE TRIGGER USER")
        owner.execute(change.encode())
    assert [finding.en for finding in findings()] == [
        f"{case.number}: the inner note of entry 2 is not what was sealed"
    ]


@pytest.mark.parametrize("name", TAMPERING)
def test_tampering_is_named(fresh_database: FreshDatabase, name: str) -> None:
    desk = make_desk()
    case = _told(desk)
    desk.open()
    assert findings() == []
    change, seq = TAMPERING[name]
    tamper(fresh_database, f"{change.replace('WHERE', f'''WHERE stream = '{case.stream}' AND''')}")
    found = findings()
    assert [finding.number for finding in found] == [case.number]
    assert f"entry {seq} is" in found[0].en


@pytest.mark.django_db
def test_a_changed_row_is_named() -> None:
    case = _told(make_desk())
    Case.objects.filter(pk=case.pk).update(resolved_at=case.reported_at + timedelta(minutes=1))
    assert [finding.en for finding in findings()] == [
        "T-2026-00001: resolved_at differs from the replay of its entries"
    ]


@pytest.mark.req("A-24")
@pytest.mark.django_db
def test_a_sealed_column_of_another_row_is_named_and_written_anew() -> None:
    desk = make_desk()
    first, second = desk.open(title="网络中断"), desk.open(title="打印机缺纸")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE desk_case SET title = (SELECT title FROM desk_case WHERE id = %s)", [first.pk])
    assert [finding.en for finding in findings()] == [f"{second.number}: title differs from the replay of its entries"]
    assert list(refresh_cases()) == [(2, 1)]
    assert (findings(), Case.objects.get(pk=second.pk).title) == ([], "打印机缺纸")


@pytest.mark.django_db
def test_a_lost_case_is_named() -> None:
    case = _told(make_desk())
    Case.objects.all().delete()
    assert [finding.en for finding in findings()] == [f"{case.stream}: entries without a case"]


@pytest.mark.django_db
def test_refresh_writes_only_rows_that_differ() -> None:
    desk = make_desk()
    right, moved = desk.open(), desk.open()
    Case.objects.filter(pk=moved.pk).update(next_due_at=None, next_target="")
    assert list(refresh_cases()) == [(2, 1)]
    moved.refresh_from_db()
    assert (moved.next_due_at, moved.next_target) == (right.next_due_at, "respond")
    assert list(refresh_cases()) == [(2, 0)]


@pytest.mark.django_db
def test_refresh_leaves_a_case_with_a_broken_chain() -> None:
    case = make_desk().open()
    Case.objects.filter(pk=case.pk).update(seq=2, next_due_at=None)
    assert list(refresh_cases()) == [(1, 0)]
    case.refresh_from_db()
    assert (case.seq, case.next_due_at) == (2, None)
