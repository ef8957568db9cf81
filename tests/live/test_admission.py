"""Who gets in, and how long: tickets, sites, limits, sign-ins that end."""

import asyncio
import socket
import time
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from picows import WSHandshakeError

from mainstay.gateway.public import Pass
from tests.live.site import Page, Site, make_pass

MINE = uuid4()


async def status_of(attempt: Awaitable[Page]) -> int:
    """The status with which an upgrade is refused; 101 when it is not."""
    try:
        await attempt
    except WSHandshakeError as error:
        return int(error.response.status) if error.response else 0
    return 101


def altered(given: Pass) -> Pass:
    facts, _, seal = given.ticket.partition(".")
    return Pass(f"{facts[:-1]}{'A' if facts[-1] != 'A' else 'B'}.{seal}", given.scope)


UNFIT: dict[str, tuple[Callable[[], Pass], int]] = {
    "altered": (lambda: altered(make_pass([MINE])), 401),
    "signed by another key": (lambda: make_pass([MINE], key=b"guess"), 401),
    "expired": (lambda: make_pass([MINE], age=61), 401),
    "from the future": (lambda: make_pass([MINE], age=-60), 401),
    "of another site": (lambda: make_pass([MINE], origin="http://elsewhere.example.org"), 403),
    "empty": (lambda: Pass("", "*"), 401),
    "garbage": (lambda: Pass("x" * 2_000, "*"), 401),
}


@pytest.mark.parametrize("name", UNFIT)
def test_an_unfit_ticket_lets_nobody_in(site: Site, name: str) -> None:
    make, status = UNFIT[name]

    async def go() -> None:
        assert await status_of(site.open(make())) == status

    site.drive(go)


def test_another_site_is_refused_with_a_fit_ticket(site: Site) -> None:
    async def go() -> None:
        assert await status_of(site.open(make_pass([MINE]), origin="https://evil.example.org")) == 403
        assert await status_of(site.open(make_pass([MINE]), origin="null")) == 403
        assert await status_of(site.open(make_pass([MINE]), protocol="mainstay.live.9")) == 400

    site.drive(go)


def test_a_ticket_is_used_once(site: Site) -> None:
    async def go() -> None:
        given = make_pass([MINE])
        await site.greet(given)
        assert await status_of(site.open(given)) == 401

    site.drive(go)


def test_signing_out_closes_and_keeps_out(site: Site) -> None:
    async def go() -> None:
        person, other = uuid4(), uuid4()
        page = await site.greet(make_pass([MINE], person=person, signin="here"))
        elsewhere = await site.greet(make_pass([MINE], person=person, signin="there"), "contracts")
        unused = make_pass([MINE], person=person, signin="here")
        await site.announce("mainstay.signin.ended", person=str(person), signin="here")
        assert (await page.end())[0] == 4401
        assert await status_of(site.open(unused)) == 401
        await site.greet(make_pass([MINE], person=person, signin="here-again"))
        await site.announce("mainstay.signin.ended", person=str(other), signin="there")
        elsewhere.say(t="sub", topics=["contracts"])
        assert (await elsewhere.next("subscribed"))["topics"] == ["contracts"]

    site.drive(go)


def test_a_new_password_closes_all_of_a_person(site: Site) -> None:
    async def go() -> None:
        person = uuid4()
        pages = [await site.greet(make_pass([MINE], person=person, signin=name)) for name in "ab"]
        unused = make_pass([MINE], person=person, signin="c")
        await site.announce("mainstay.signin.ended", person=str(person))
        assert [(await page.end())[0] for page in pages] == [4401, 4401]
        assert await status_of(site.open(unused)) == 401

    site.drive(go)


def test_a_thousand_connects_of_one_person_leave_three(site: Site) -> None:
    async def go() -> None:
        person = uuid4()
        attempts = [status_of(site.open(make_pass([MINE], person=person))) for _ in range(1_000)]
        statuses: list[int] = []
        for start in range(0, 1_000, 50):
            statuses += await asyncio.gather(*attempts[start : start + 50])
        assert (statuses.count(101), statuses.count(429)) == (3, 997)
        assert await status_of(site.open(make_pass([MINE]))) == 101

    site.drive(go)


def raw(site: Site, request: bytes) -> bytes:
    """What comes back for bytes; empty when the line is cut."""
    with socket.create_connection(("127.0.0.1", site.port), 10) as line:
        try:
            for start in range(0, len(request), 8_192):
                line.sendall(request[start : start + 8_192])
            return line.recv(100)
        except OSError:
            return b""


def test_requests_that_are_no_upgrade(site: Site) -> None:
    assert raw(site, b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n").startswith(b"HTTP/1.1 200")
    assert raw(site, b"GET /other HTTP/1.1\r\nHost: x\r\n\r\n").startswith(b"HTTP/1.1 404")
    assert raw(site, b"POST /live HTTP/1.1\r\nHost: x\r\n\r\n").startswith(b"HTTP/1.1 400")
    assert raw(site, b"GET /live HTTP/1.1\r\nX: " + b"x" * 1_000_000) == b""
    assert raw(site, b"\x16\x03\x01\x02\x00\r\n\r\n").startswith(b"HTTP/1.1 400")


def test_firefox_is_let_in(site: Site) -> None:
    given = make_pass([MINE])
    head = (
        "GET /live HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
        "Sec-WebSocket-Extensions: permessage-deflate\r\nOrigin: http://desk.example.org\r\n"
        f"Sec-WebSocket-Protocol: mainstay.live.1, ticket.{given.ticket}\r\n\r\n"
    )
    answer = raw(site, head.encode())
    assert answer.startswith(b"HTTP/1.1 101")
    assert b"deflate" not in answer


def test_a_renewed_lease_drops_what_is_no_longer_allowed(site: Site) -> None:
    async def go() -> None:
        person, other = uuid4(), uuid4()
        topics = [f"contract.{MINE}", f"contract.{other}"]
        page = await site.greet(make_pass([MINE, other], person=person), *topics)
        renewed = make_pass([MINE], person=person)
        page.say(t="renew", ticket=renewed.ticket, scope=renewed.scope)
        assert (await page.next("renewed"))["dropped"] == [topics[1]]
        stranger = make_pass([MINE])
        page.say(t="renew", ticket=stranger.ticket, scope=stranger.scope)
        assert (await page.end())[0] == 4401

    site.drive(go)


def test_ending_tells_pages_when_to_come_back(passing_site: Site) -> None:
    """The gateway is asked to end, and gives its pages different moments to come back at."""

    async def go() -> None:
        pages = [await passing_site.greet(make_pass([MINE])) for _ in range(5)]
        began = time.monotonic()
        passing_site.running["gateway"].terminate()
        after: list[Any] = [(await page.next("drain"))["after"] for page in pages]
        assert {(await page.end())[0] for page in pages} == {1012}
        assert all(500 <= one < 8_000 for one in after)
        assert len(set(after)) > 1
        assert await asyncio.to_thread(passing_site.running["gateway"].wait, 10) == 0
        assert time.monotonic() - began < 5

    passing_site.drive(go)


def test_persons_are_ids() -> None:
    assert make_pass([UUID(int=1)]).scope == "AAAAAAAAAAAAAAAAAAAAAQ=="
