"""Tickets for live updates, over HTTP: whom they name, what they cover, where they lead."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import Settings

from mainstay.desk.tests.make import Desk, make_desk
from mainstay.desk.tests.test_api import sign_in
from mainstay.directory.public import find_person
from mainstay.gateway.rules.scopes import digest_of, read_scope
from mainstay.gateway.rules.tickets import Ticket, read_ticket

LIVE = "/api/desk/live"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def bus(settings: Settings) -> None:
    settings.BUS_ADDRESS = "nats://nobody:nothing@127.0.0.1:9"
    settings.GATEWAY_ADDRESS = "ws://{name}:8001/live"


def ticket_of(text: str) -> Ticket:
    return read_ticket(text, settings.GATEWAY_KEY, now=datetime.now(UTC))


def test_a_ticket_names_the_person_the_site_and_the_contracts() -> None:
    desk: Desk = make_desk()
    client = sign_in(desk, "vendor_engineer")
    given = client.post(LIVE, headers={"host": "desk.example.org:8000"}).json()
    ticket = ticket_of(given["ticket"])
    assert UUID(ticket.person) == find_person("vendor_engineer")
    assert ticket.origin == "http://desk.example.org:8000"
    assert ticket.scope == digest_of(given["scope"])
    assert read_scope(given["scope"]).contracts == {desk.contract_id}
    assert (given["address"], given["protocol"]) == ("ws://desk.example.org:8001/live", "mainstay.live.1")
    assert ticket.nonce != ticket_of(client.post(LIVE).json()["ticket"]).nonce


def test_who_sees_all_gets_all() -> None:
    client = sign_in(None, "auditor")
    given = client.post(LIVE).json()
    assert read_scope(given["scope"]).contracts == frozenset()


def test_strangers_get_none() -> None:
    assert Client().post(LIVE).status_code == 401


def test_after_signing_out_there_is_no_new_ticket() -> None:
    client = sign_in(None, "auditor")
    before = ticket_of(client.post(LIVE).json()["ticket"])
    client.delete("/api/directory/session")
    assert client.post(LIVE).status_code == 401
    again = sign_in_again(client)
    assert ticket_of(again.post(LIVE).json()["ticket"]).signin != before.signin


def sign_in_again(client: Client) -> Client:
    client.post("/api/account/session", {"login": "auditor", "password": "tan-gu-li-mo"}, "application/json")
    return client


def test_without_a_message_server_there_is_no_address(settings: Settings) -> None:
    settings.BUS_ADDRESS = ""
    given = sign_in(None, "auditor").post(LIVE).json()
    assert given == {"address": None, "protocol": "mainstay.live.1", "ticket": "", "scope": ""}


@pytest.mark.parametrize(
    ("template", "host", "source"),
    [
        ("ws://{name}:8001/live", "localhost:8000", "ws://localhost:8001"),
        ("ws://{name}:8001/live", "[::1]:8000", "ws://[::1]:8001"),
        ("wss://{host}/live", "desk.example.org", "wss://desk.example.org"),
        ("wss://live.example.org/x", "desk.example.org", "wss://live.example.org"),
    ],
)
def test_pages_may_connect_to_the_gateway_only(settings: Settings, template: str, host: str, source: str) -> None:
    settings.GATEWAY_ADDRESS = template
    policy = Client().get("/api/directory/session", headers={"host": host}).headers["Content-Security-Policy"]
    assert f"connect-src 'self' {source};" in policy


def test_a_host_that_cannot_be_puts_nothing_into_the_policy() -> None:
    answer = Client().get("/api/directory/session", headers={"host": "a b; script-src *"})
    assert "connect-src 'self';" in answer.headers["Content-Security-Policy"]
