"""Requests with a key count once: repeated, altered, at the same time, refused, and after the key has expired."""

import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mainstay.desk.models import Case
from mainstay.kernel.idempotency import HEADER, LIFETIME, REPLAYED, forget_answers
from mainstay.kernel.time import now
from tests.plumbing.databases import FreshDatabase

from .make import NINE, Desk, make_desk
from .test_api import CASES, sign_in


def send(client: Client, path: str, body: dict[str, Any], key: str | None) -> Any:
    headers = {HEADER: key} if key else {}
    return client.post(path, json.dumps(body, default=str), "application/json", headers=headers)


def report(desk: Desk, **more: Any) -> dict[str, Any]:
    return {"contract_id": desk.contract_id, "title": "断网", "facts": {"level": "I"}, "reported_at": NINE} | more


def counts() -> list[int]:
    """Cases, entries and kept answers."""
    found = []
    for table in ("desk_case", "kernel_ledgerentry", "kernel_keptanswer"):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {table}")
            found.append(int(cursor.fetchone()[0]))
    return found


@pytest.mark.django_db
def test_a_repeated_report_gets_the_first_answer() -> None:
    desk = make_desk()
    client, key = sign_in(desk, "customer_contact"), str(uuid4())
    first = send(client, CASES, report(desk), key)
    before = counts()
    again = send(client, CASES, report(desk), key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.content == first.content
    assert (first.headers.get(REPLAYED), again.headers[REPLAYED]) == (None, "true")
    assert counts() == before
    assert send(client, CASES, report(desk), str(uuid4())).json()["number"] == "T-2026-00002"


@pytest.mark.django_db
def test_a_repeated_act_gets_the_first_answer() -> None:
    desk = make_desk()
    vendor, key = sign_in(desk, "vendor_engineer"), str(uuid4())
    number = send(sign_in(desk, "customer_contact"), CASES, report(desk), None).json()["number"]
    order = {"act": "respond", "expected_seq": 1}
    first = send(vendor, f"{CASES}/{number}/entries", order, key)
    again = send(vendor, f"{CASES}/{number}/entries", order, key)
    assert (first.status_code, again.status_code, again.content) == (200, 200, first.content)
    assert Case.objects.get(number=number).seq == 2
    stale = send(vendor, f"{CASES}/{number}/entries", order, str(uuid4()))
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")


@pytest.mark.django_db
def test_a_key_with_another_body_is_refused() -> None:
    desk = make_desk()
    client, key = sign_in(desk, "customer_contact"), str(uuid4())
    send(client, CASES, report(desk), key)
    before = counts()
    other = send(client, CASES, report(desk, title="另一件事"), key)
    assert (other.status_code, other.json()["code"]) == (409, "key_reused")
    assert counts() == before


@pytest.mark.django_db
def test_the_key_of_another_person_is_another_key() -> None:
    desk, key = make_desk(), str(uuid4())
    send(sign_in(desk, "customer_contact"), CASES, report(desk), key)
    assert send(sign_in(desk, "vendor_seat"), CASES, report(desk), key).json()["number"] == "T-2026-00002"


@pytest.mark.django_db
def test_a_refusal_is_not_kept() -> None:
    desk, key = make_desk(), str(uuid4())
    client, before = sign_in(desk, "customer_contact"), counts()
    assert send(client, CASES, report(desk, facts={"level": "none"}), key).status_code == 409
    assert counts() == before
    assert send(client, CASES, report(desk), key).status_code == 201


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["short", "x" * 101, "with a blank in it", "键键键键键键键键"])
def test_a_key_that_cannot_be_used_is_said(key: str) -> None:
    desk = make_desk()
    client, before = sign_in(desk, "customer_contact"), counts()
    answer = send(client, CASES, report(desk), key)
    assert (answer.status_code, answer.json()["problems"][0]["code"]) == (422, "bad_key")
    assert counts() == before


@pytest.mark.django_db
def test_strangers_are_asked_to_sign_in() -> None:
    answer = send(Client(), CASES, {}, str(uuid4()))
    assert (answer.status_code, counts()) == (401, [0, 0, 0])


@pytest.mark.django_db
def test_keys_are_forgotten_after_a_day() -> None:
    desk, key = make_desk(), str(uuid4())
    client = sign_in(desk, "customer_contact")
    send(client, CASES, report(desk), key)
    assert forget_answers(now=now()) == 0
    assert forget_answers(now=now() + LIFETIME) == 1
    assert send(client, CASES, report(desk), key).json()["number"] == "T-2026-00002"


def test_two_at_once_are_one(fresh_database: FreshDatabase) -> None:
    desk, key, start = make_desk(), str(uuid4()), Barrier(4)
    client = sign_in(desk, "customer_contact")

    def one(_turn: int) -> tuple[int, bytes]:
        start.wait()
        try:
            answer = send(client, CASES, report(desk), key)
            return answer.status_code, answer.content
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        answers = set(pool.map(one, range(4)))
    assert len(answers) == 1
    assert answers.pop()[0] == 201
    assert list(Case.objects.values_list("number", flat=True)) == ["T-2026-00001"]


def statements(client: Client, desk: Desk, key: str | None) -> list[str]:
    """The tables and verbs of one report; a call that wakes the worker is left out, since it is made sparingly."""
    with CaptureQueriesContext(connection) as queries:
        assert send(client, CASES, report(desk), key).status_code == 201
    found = [" ".join(query["sql"].split()[:3]) for query in queries.captured_queries]
    return [words for words in found if not words.startswith("SELECT pg_notify")]


def test_a_key_costs_one_statement(fresh_database: FreshDatabase) -> None:
    desk = make_desk()
    client = sign_in(desk, "customer_contact")
    statements(client, desk, None)
    plain = statements(client, desk, None)
    keyed = statements(client, desk, str(uuid4()))
    assert [words for words in keyed if "kernel_keptanswer" in words] == ["INSERT INTO kernel_keptanswer"]
    assert len(keyed) - len(plain) == 1
