"""What is announced goes out after the commit and never stands in anybody's way."""

import asyncio
import json
import time

import nats
import pytest
from django.db import transaction
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from mainstay.kernel.bus import MOST_WAITING, Speaker, announce, speaker
from tests.live.site import Site

NOWHERE = "nats://nobody:nothing@127.0.0.1:9"


@pytest.mark.django_db
def test_only_what_is_committed_is_said(
    settings: Settings, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    settings.BUS_ADDRESS = NOWHERE
    with django_capture_on_commit_callbacks() as callbacks:
        announce("mainstay.live.contracts", seq=1)
        with transaction.atomic():
            announce("mainstay.live.contracts", seq=2)
            transaction.set_rollback(True)
    assert len(callbacks) == 1
    settings.BUS_ADDRESS = ""
    with django_capture_on_commit_callbacks() as callbacks:
        announce("mainstay.live.contracts", seq=3)
    assert callbacks == []


def test_it_reaches_the_server(site: Site) -> None:
    async def hear() -> list[bytes]:
        client = await nats.connect(site.bus.listen)
        heard = await client.subscribe("mainstay.live.>")
        await client.flush()
        voice = Speaker(site.bus.announce)
        for seq in range(3):
            voice.say("mainstay.live.contracts", {"seq": seq})
        said = [(await heard.next_msg(timeout=10)).data for _ in range(3)]
        await client.close()
        await asyncio.to_thread(voice.finish)
        return said

    assert [json.loads(one)["seq"] for one in asyncio.run(hear())] == [0, 1, 2]


def test_without_a_server_nobody_waits(settings: Settings) -> None:
    settings.BUS_ADDRESS = NOWHERE
    voice = speaker()
    began = time.monotonic()
    for seq in range(MOST_WAITING * 2):
        voice.say("mainstay.live.contracts", {"seq": seq})
    assert time.monotonic() - began < 2
    assert len(voice.waiting) <= MOST_WAITING
    assert voice is speaker()
    voice.finish()
    assert not voice.thread.is_alive()
