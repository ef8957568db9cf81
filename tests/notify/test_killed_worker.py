"""A worker of the outbox is killed by -9 in the middle of a batch: nothing is lost, and nobody is told twice."""

import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import psycopg
import pytest

from mainstay.kernel.time import real_now
from mainstay.notify.models import OutboxMessage, Trace
from mainstay.notify.public import Channel, Message, Recipient, send
from mainstay.notify.rules.storms import MOST_ALONE
from mainstay.notify.tests.make import NOW, VALUES
from tests.plumbing.databases import FreshDatabase
from tests.plumbing.sms import SECRET, SmsGateway, running_gateway

MESSAGES = 50
ROOT = Path(__file__).parents[2]


def worker(database: FreshDatabase, gateway: str) -> "subprocess.Popen[bytes]":
    """Another process that empties the outbox."""
    command = [sys.executable, "-m", "tests.plumbing.deliverer", database.runtime, gateway, SECRET]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)


def kill_while_it_hands_over(database: FreshDatabase, gateway: SmsGateway, file: str, *, after: int) -> None:
    """Kill a worker while the gateway has a message and has not answered; its lease runs out."""
    gateway.held.clear()
    gateway.released.clear()
    gateway.plan = ["ok"] * after + ["late"]
    process = worker(database, file)
    try:
        assert gateway.held.wait(120)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait(30)
        gateway.released.set()
    with psycopg.connect(database.owner) as session:
        session.execute("UPDATE notify_outboxmessage SET leased_until = clock_timestamp() WHERE leased_until > now()")


@pytest.mark.req("E-18")
def test_killed_workers_lose_nothing_and_double_nothing(fresh_database: FreshDatabase, tmp_path: Path) -> None:
    phones = [f"139{number:08d}" for number in range(MESSAGES)]
    send(
        [Message("case_late", Recipient("甲", phone=phone), Channel.SMS, phone, "", VALUES) for phone in phones],
        now=NOW,
    )
    with running_gateway() as gateway:
        file = gateway.describe(tmp_path)
        for after in (0, 7, 19):
            kill_while_it_hands_over(fresh_database, gateway, file, after=after)
        assert worker(fresh_database, file).wait(120) == 0
        taken = Counter(one.form["mobile"] for one in gateway.taken)
        assert [len(gateway.received(phone)) for phone in phones] == [1] * MESSAGES
    assert sum(taken.values()) == MESSAGES + 3  # each kill made the gateway see one message a second time
    assert set(OutboxMessage.objects.values_list("state", flat=True)) == {"sent"}


def test_a_worker_killed_in_a_storm_leaves_one_digest(fresh_database: FreshDatabase, tmp_path: Path) -> None:
    phone = "13900000000"
    words = [
        Message("case_update", Recipient("甲", phone=phone), Channel.SMS, f"u{number}", "", VALUES)
        for number in range(MESSAGES)
    ]
    send(words, now=real_now())
    with running_gateway() as gateway:
        file = gateway.describe(tmp_path)
        kill_while_it_hands_over(fresh_database, gateway, file, after=2)
        assert worker(fresh_database, file).wait(120) == 0
        texts = gateway.received(phone)
    alone = MOST_ALONE[Channel.SMS]
    assert (len(texts), len([text for text in texts if text.startswith("【消息汇总】")])) == (alone + 1, 1)
    assert OutboxMessage.objects.filter(state="sent").count() == alone + 1
    assert OutboxMessage.objects.filter(state="merged", digest__kind="digest").count() == MESSAGES - alone
    assert Trace.objects.filter(kind="digested").count() == MESSAGES - alone
