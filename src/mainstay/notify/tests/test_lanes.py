"""Lanes: all workers share a gateway's limit and its failures."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from mainstay.notify.models import Lane, OutboxMessage
from mainstay.notify.public import Channel, deliver_sms, send
from mainstay.notify.services.lanes import allowance, spend
from tests.plumbing.sms import SECRET, SmsGateway, running_gateway

from .make import NOW, later, make_due, recipient, word

pytestmark = pytest.mark.django_db


@pytest.fixture
def gateway(settings: Settings, tmp_path: Path) -> Iterator[SmsGateway]:
    with running_gateway() as found:
        settings.SMS_GATEWAY, settings.SMS_SECRET = found.describe(tmp_path), SECRET
        yield found


def test_a_lane_lets_out_what_a_minute_allows() -> None:
    assert allowance("sms", per_minute=30, most=100) == 30
    spend("sms", 30)
    assert allowance("sms", per_minute=30, most=100) == 0
    later(10)
    assert allowance("sms", per_minute=30, most=100) == 5
    later(3600)
    assert allowance("sms", per_minute=30, most=20) == 20


def fail(gateway: SmsGateway, times: int) -> None:
    """Let the gateway fail at one message after another."""
    gateway.plan = ["busy"] * times
    for _ in range(times):
        make_due()
        later(8)
        assert deliver_sms().done == 1


def test_a_dead_gateway_is_left_alone_and_tried_by_one_message(gateway: SmsGateway) -> None:
    phone = recipient(phone="13000000039")
    send([word(phone, Channel.SMS, key=f"k{number}") for number in range(8)], now=NOW)
    fail(gateway, 5)
    make_due()
    assert deliver_sms().done == 0
    assert len(gateway.requests) == 5
    assert Lane.objects.get().down_since is not None
    later(31)
    assert deliver_sms().done == 1
    lane = Lane.objects.get()
    assert (lane.failures, lane.down_since, lane.rests_until) == (0, None, None)
    make_due()
    assert deliver_sms().done == 7
    assert OutboxMessage.objects.filter(state="sent").count() == 8


def test_a_gateway_that_stays_dead_rests_longer(gateway: SmsGateway) -> None:
    send([word(recipient(phone="13000000039"), Channel.SMS)], now=NOW)
    fail(gateway, 5)
    first = Lane.objects.get()
    later(31)
    fail(gateway, 1)
    second = Lane.objects.get()
    assert (first.failures, second.failures) == (5, 6)
    assert second.down_since == first.down_since


def test_a_refused_number_is_not_the_gateways_fault(gateway: SmsGateway) -> None:
    gateway.plan = ["bad"]
    send([word(recipient(phone="12"), Channel.SMS)], now=NOW)
    deliver_sms()
    assert Lane.objects.get().failures == 0
