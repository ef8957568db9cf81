"""Robots and webhooks against programs that drop, refuse and answer without taking."""

import hashlib
import hmac
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest

from mainstay.directory.public import Actor, Grant, RoleName, Side
from mainstay.kernel.errors import Forbidden, Malformed, Refused
from mainstay.kernel.time import now
from mainstay.notify.models import Endpoint, OutboxMessage
from mainstay.notify.public import Channel, deliver_endpoints, send
from mainstay.notify.services.again import send_again
from mainstay.notify.services.endpoints import NewEndpoint, Shown, make_endpoint, switch_endpoint
from tests.plumbing.receiver import Receiver, running_receiver

from .make import NOW, later, make_due, recipient, rows, traces, word

pytestmark = pytest.mark.django_db
ADMIN = Actor(uuid4(), "管理员", "", (Grant(RoleName.ADMINISTRATOR, Side.NEUTRAL, None),))
SEAT = Actor(uuid4(), "座席", "", ())
CONTRACT = UUID(int=7)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with running_receiver(Receiver(answers={"busy": (503, {}), "gone": (410, {})})) as found:
        yield found


def endpoint(channel: Channel, url: str, *, kinds: tuple[str, ...] = (), secret: str = "") -> Shown:
    wanted = NewEndpoint(channel, f"{channel} 一群", url, secret, CONTRACT, kinds, "zh")
    return make_endpoint(wanted, actor=ADMIN, now=NOW)


def tell(*keys: str, kind: str = "case_opened", news: str = "E-1:opened", contract: UUID = CONTRACT) -> None:
    """One piece of news to as many people as there are keys."""
    send([word(recipient(), Channel.SMS, key=key, kind=kind, contract=contract, news=news) for key in keys], now=NOW)


def told() -> list[OutboxMessage]:
    return list(OutboxMessage.objects.exclude(channel="sms").order_by("id"))


def test_an_endpoint_hears_a_piece_of_news_once_however_many_people_do(receiver: Receiver) -> None:
    endpoint(Channel.WEBHOOK, receiver.url)
    tell("a", "b")
    tell("c")
    tell("d", contract=UUID(int=8))
    assert [row.about for row in told()] == ["E-2026-00001"]


def test_only_the_kinds_that_it_asked_for(receiver: Receiver) -> None:
    endpoint(Channel.WEBHOOK, receiver.url, kinds=("case_late",))
    tell("a")
    tell("b", kind="case_late", news="E-1:late")
    assert [row.kind for row in told()] == ["case_late"]


def test_a_webhook_is_signed_and_tried_until_it_is_taken(receiver: Receiver) -> None:
    shown = endpoint(Channel.WEBHOOK, receiver.url)
    receiver.plan = ["drop", "busy", "taken_and_dropped", "ok"]
    tell("a")
    for _ in range(4):
        make_due()
        later(8)
        assert deliver_endpoints().done == 1
    ids = {one.headers["x-mainstay-delivery"] for one in receiver.requests}
    assert ids == {told()[0].token}
    assert len({one.body for one in receiver.requests}) == 1
    last = receiver.requests[-1]
    signed = f"{last.headers['x-mainstay-timestamp']}.{told()[0].token}.".encode() + last.body
    wanted = hmac.new(shown.secret.encode(), signed, hashlib.sha256).hexdigest()
    assert last.headers["x-mainstay-signature"] == wanted
    assert (last.json["case"], last.json["kind"], last.json["id"]) == ("E-2026-00001", "case_opened", told()[0].token)
    assert [one[1] for one in traces()] == [False, False, False, True]


def test_a_webhook_is_replayed_from_the_log_under_its_own_id(receiver: Receiver) -> None:
    endpoint(Channel.WEBHOOK, receiver.url)
    tell("a")
    deliver_endpoints()
    send_again(told()[0].id, actor=ADMIN, now=now())
    assert deliver_endpoints().done == 1
    assert len({one.headers["x-mainstay-delivery"] for one in receiver.taken}) == 1
    assert [one[0] for one in traces()] == ["attempted", "again", "attempted"]


def test_a_program_that_is_gone_is_not_asked_again(receiver: Receiver) -> None:
    endpoint(Channel.WEBHOOK, receiver.url)
    receiver.plan = ["gone"]
    tell("a")
    deliver_endpoints()
    make_due()
    assert deliver_endpoints().done == 0
    assert [row.state for row in told()] == ["failed"]


@pytest.mark.parametrize(
    ("channel", "refusal", "taken"),
    [
        (Channel.WECOM, {"errcode": 45009, "errmsg": "reach max api daily quota limit"}, {"errcode": 0}),
        (Channel.DINGTALK, {"errcode": 130101, "errmsg": "send too fast"}, {"errcode": 0}),
        (Channel.FEISHU, {"code": 11232, "msg": "frequency limited"}, {"code": 0}),
    ],
)
def test_a_robot_that_answers_200_and_refuses_has_not_taken_it(
    receiver: Receiver, channel: Channel, refusal: dict[str, object], taken: dict[str, object]
) -> None:
    endpoint(channel, receiver.url, secret="s")
    receiver.answers["refused"], receiver.ok, receiver.plan = (200, refusal), (200, taken), ["refused"]
    tell("a")
    deliver_endpoints()
    assert [row.state for row in told()] == ["queued"]
    make_due()
    deliver_endpoints()
    assert [row.state for row in told()] == ["sent"]
    assert "新工单" in receiver.taken[0].body.decode()


def test_a_closed_endpoint_hears_nothing(receiver: Receiver) -> None:
    shown = endpoint(Channel.WEBHOOK, receiver.url)
    tell("a")
    switch_endpoint(shown.endpoint.id, active=False, actor=ADMIN)
    tell("b", news="E-1:late")
    assert deliver_endpoints().done == 0
    assert [row.state for row in told()] == ["queued"]
    assert receiver.requests == []


def test_addresses_and_secrets_do_not_lie_in_clear(receiver: Receiver) -> None:
    shown = endpoint(Channel.WEBHOOK, receiver.url)
    row = Endpoint.objects.values().get()
    assert receiver.url not in str(row)
    assert shown.secret not in str(row)


@pytest.mark.parametrize(
    ("channel", "url", "secret", "path"),
    [
        (Channel.WEBHOOK, "http://program.example/x", "", "url"),
        (Channel.WEBHOOK, "https://[x", "", "url"),
        (Channel.DINGTALK, "https://oapi.example/x", "", "secret"),
    ],
)
def test_an_endpoint_that_is_not_set_up_right_is_refused(channel: Channel, url: str, secret: str, path: str) -> None:
    with pytest.raises(Malformed) as told_of:
        endpoint(channel, url, secret=secret)
    assert [problem.path for problem in told_of.value.problems] == [path]
    assert Endpoint.objects.count() == 0


def test_only_administrators_keep_endpoints_and_names_are_not_used_twice() -> None:
    endpoint(Channel.WEBHOOK, "https://program.example/x")
    with pytest.raises(Refused):
        endpoint(Channel.WEBHOOK, "https://program.example/x")
    wanted = NewEndpoint(Channel.WEBHOOK, "n", "https://p.example", "", None, (), "zh")
    with pytest.raises(Forbidden):
        make_endpoint(wanted, actor=SEAT, now=NOW)
    assert Endpoint.objects.count() == 1


def test_who_does_not_lead_the_desk_sends_nothing_again() -> None:
    send([word(recipient(), Channel.SMS, contract=CONTRACT)], now=NOW)
    engineer = Actor(uuid4(), "工程师", "", (Grant(RoleName.VENDOR_ENGINEER, Side.VENDOR, CONTRACT),))
    with pytest.raises(Forbidden):
        send_again(OutboxMessage.objects.get().id, actor=engineer, now=NOW)
    assert rows() == [("failed", 0, "no address")]
