"""What pages may say: one text frame of the protocol at a time; everything else ends the connection with its reason."""

import json
import subprocess
from uuid import uuid4

import nats
import pytest
from picows import WSMsgType

from tests.live.site import Page, Site, make_pass

MINE = uuid4()
HELLO = {"t": "hello", "v": 1}
BAD = {
    "no JSON": "{",
    "no object": "[1]",
    "deep": "[" * 3_000,
    "unknown": '{"t":"shout"}',
    "no topics": '{"t":"sub"}',
    "empty topics": '{"t":"sub","topics":[]}',
    "too many topics": json.dumps({"t": "sub", "topics": ["contracts"] * 65}),
    "a number for a topic": '{"t":"sub","topics":[1]}',
    "a topic with an end": json.dumps({"t": "sub", "topics": ["contract.*"]}),
    "a topic of the bus": json.dumps({"t": "sub", "topics": ["mainstay.>"]}),
    "a second hello": json.dumps({**HELLO, "scope": "*"}),
    "long": json.dumps({"t": "pong", "x": "y" * 5_000}),
    "half a renewal": '{"t":"renew","ticket":7}',
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_frame_ends_the_connection(site: Site, name: str) -> None:
    async def go() -> None:
        page = await site.greet(make_pass([MINE]))
        page.transport.send(WSMsgType.TEXT, BAD[name])
        assert (await page.end())[0] == 4400

    site.drive(go)


@pytest.mark.parametrize(
    ("first", "code"),
    [
        ({"t": "sub", "topics": ["contracts"]}, 4400),
        ({**HELLO, "v": 2, "scope": ""}, 4400),
        ({**HELLO, "scope": "*"}, 4400),
        ({**HELLO, "scope": 5}, 4400),
        ({"t": "renew", "ticket": "x.y", "scope": "*"}, 4401),
    ],
)
def test_a_bad_greeting_ends_the_connection(site: Site, first: dict[str, object], code: int) -> None:
    """Also one that claims all contracts with the ticket of a single one."""

    async def go() -> None:
        page = await site.open(make_pass([MINE]))
        page.say(**first)
        assert (await page.end())[0] == code

    site.drive(go)


async def sends(page: Page, kind: WSMsgType, content: bytes, *, fin: bool = True) -> int:
    page.transport.send(kind, content, fin)
    return (await page.end())[0]


def test_only_whole_text_frames_of_some_size(site: Site) -> None:
    async def go() -> None:
        greeted = [await site.greet(make_pass([MINE])) for _ in range(4)]
        assert await sends(greeted[0], WSMsgType.BINARY, b'{"t":"pong"}') == 4400
        assert await sends(greeted[1], WSMsgType.TEXT, b'{"t":', fin=False) == 4400
        assert await sends(greeted[2], WSMsgType.TEXT, b"\xff\xfe") == 4400
        assert await sends(greeted[3], WSMsgType.TEXT, b"x" * 60_000) == 1009

    site.drive(go)


def test_a_page_that_talks_without_end_is_cut_off(site: Site) -> None:
    async def go() -> None:
        page = await site.greet(make_pass([MINE]))
        for _ in range(400):
            page.say(t="pong")
        assert (await page.end())[0] == 4429

    site.drive(go)


def test_a_page_that_does_not_read_is_dropped(site: Site) -> None:
    """The process holds no more for it than a few kilobytes, and others are served on."""
    topic = f"contract.{MINE}.case.{'N' * 40}"

    async def go() -> None:
        slow, quick = await site.greet(make_pass([MINE]), topic), await site.greet(make_pass([MINE]), topic)
        slow.transport.underlying_transport.pause_reading()
        await flood(site, f"mainstay.live.{topic}", quick, rounds=100)
        slow.transport.underlying_transport.resume_reading()
        assert (await slow.end())[0] in (4430, 1006)
        assert slow.frames.qsize() < 20_000
        assert not quick.ended.done()

    site.drive(go)


async def flood(site: Site, subject: str, reader: Page, *, rounds: int) -> None:
    """Two hundred events a round, each round once the reader has taken the one before."""
    client = await nats.connect(site.bus.announce)
    for _ in range(rounds):
        for _ in range(200):
            await client.publish(subject, b'{"seq":1}')
        for _ in range(200):
            await reader.next("event")
    await client.close()


def test_memory_did_not_grow(site: Site) -> None:
    """After all of this."""
    status = subprocess.run(
        ["cat", f"/proc/{site.running['gateway'].pid}/status"], capture_output=True, text=True, check=True
    ).stdout
    resident = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
    assert resident < 120_000
