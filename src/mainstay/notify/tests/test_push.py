"""Web push: only the browser can open it, the push service can check whom it is from, and what is gone is taken off."""

import json
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from django.contrib.auth import get_user_model
from django.test import Client
from pytest_django import Settings

from mainstay.directory.public import add_person
from mainstay.notify.models import OutboxMessage, PushSubscription
from mainstay.notify.public import Channel, Recipient, deliver_push, send
from mainstay.notify.services.channels.push.encrypting import decoded, encoded, encrypt
from tests.plumbing.push import Browser, browser
from tests.plumbing.receiver import Posted, Receiver, running_receiver

from .clients import OURS
from .make import NOW, later, make_due, word

pytestmark = pytest.mark.django_db
# The example of RFC 8291, section 5 and appendix A.
EXAMPLE = {
    "text": "When I grow up, I want to be a watermelon",
    "own": "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw",
    "theirs": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    "salt": "DGv6ra1nlYgDCS1FRnbzlw",
    "auth": "BTBZMqHH6r4Tts7J_aSIgg",
    "body": "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6"
    "PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
}


@pytest.fixture
def service(settings: Settings) -> Iterator[Receiver]:
    """A push service."""
    with running_receiver(Receiver(ok=(201, {}), answers={"gone": (410, {}), "busy": (503, {})})) as found:
        settings.PUSH_HOSTS = ("127.0.0.1",)
        yield found


@pytest.fixture
def somebody() -> tuple[UUID, Client]:
    person = add_person(uuid4().hex, name="罗一鸣", password=None, organisation_id=None, now=NOW)
    client = Client()
    client.force_login(get_user_model().objects.get(pk=person))
    return person, client


def add(client: Client, one: Browser) -> int:
    """Let a browser take pushes; the status."""
    return client.post("/api/notify/push", one.answers(), content_type="application/json").status_code


def tell(person: UUID) -> None:
    """One piece of news by mail and SMS."""
    to = Recipient("罗一鸣", "luo@mail.test", "13000000039", person=person)
    both = (Channel.MAIL, Channel.SMS)
    send([word(to, one, key=one, kind="case_late", contract=OURS, news="E-1:late") for one in both], now=NOW)


def test_the_example_of_the_standard_comes_out_byte_for_byte() -> None:
    own = ec.derive_private_key(int.from_bytes(decoded(EXAMPLE["own"]), "big"), ec.SECP256R1())
    theirs, auth, salt = (decoded(EXAMPLE[name]) for name in ("theirs", "auth", "salt"))
    assert (
        encoded(encrypt(EXAMPLE["text"].encode(), public_key=theirs, auth=auth, salt=salt, own=own)) == EXAMPLE["body"]
    )


def is_signed(posted: Posted, key: str, audience: str) -> bool:
    """Whether a push service would take the request as one of ours."""
    token, _, shown = posted.headers["authorization"].removeprefix("vapid t=").partition(", k=")
    head, claims, signature = token.split(".")
    raw = decoded(signature)
    dss = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), decoded(key))
    public.verify(dss, f"{head}.{claims}".encode(), ec.ECDSA(SHA256()))
    return shown == key and json.loads(decoded(claims))["aud"] == audience


@pytest.mark.req("A-37")
def test_a_push_reaches_the_browser_and_nobody_else_can_open_it(
    service: Receiver, somebody: tuple[UUID, Client]
) -> None:
    person, client = somebody
    one = browser("one", service=service.url)
    assert add(client, one) == 201
    tell(person)
    assert deliver_push().done == 1
    (posted,) = service.taken
    shown = json.loads(one.open(posted.body))
    assert (shown["title"], shown["path"]) == ("[E-2026-00001] 超时告警：甲", "/cases/E-2026-00001")
    assert "甲".encode() not in posted.body
    key = client.get("/api/notify/push").json()["key"]
    assert is_signed(posted, key, service.url.removesuffix("/send"))
    assert (posted.headers["content-encoding"], posted.headers["urgency"]) == ("aes128gcm", "high")
    assert OutboxMessage.objects.get(channel="push").state == "sent"


def test_what_is_sent_again_replaces_what_was_shown(service: Receiver, somebody: tuple[UUID, Client]) -> None:
    person, client = somebody
    one = browser("one", service=service.url)
    add(client, one)
    service.plan = ["busy", "taken_and_dropped"]
    tell(person)
    for _ in range(3):
        make_due()
        later(8)
        deliver_push()
    assert {posted.headers["topic"] for posted in service.taken} == {OutboxMessage.objects.get(channel="push").token}
    assert len({json.loads(one.open(posted.body))["tag"] for posted in service.taken}) == 1


def test_a_browser_that_is_gone_is_taken_off(service: Receiver, somebody: tuple[UUID, Client]) -> None:
    person, client = somebody
    add(client, browser("one", service=service.url))
    service.plan = ["gone"]
    tell(person)
    deliver_push()
    assert PushSubscription.objects.count() == 0
    assert OutboxMessage.objects.get(channel="push").state == "failed"


@pytest.mark.parametrize(
    ("changed", "path"),
    [
        ({"url": "https://10.0.0.1/x"}, "url"),
        ({"url": "https://[x"}, "url"),
        ({"url": "http://fcm.googleapis.com/x"}, "url"),
        ({"public_key": "AAAA"}, "public_key"),
        ({"auth": "AAAA"}, "public_key"),
    ],
)
def test_made_up_browsers_are_refused(somebody: tuple[UUID, Client], changed: dict[str, str], path: str) -> None:
    body = browser("one").answers() | changed
    answer = somebody[1].post("/api/notify/push", body, content_type="application/json")
    assert (answer.status_code, [one["path"] for one in answer.json()["problems"]]) == (422, [path])
    assert PushSubscription.objects.count() == 0


def test_one_takes_off_ones_own_browsers_only(somebody: tuple[UUID, Client]) -> None:
    add(somebody[1], browser("one"))
    known = PushSubscription.objects.get().id
    stranger = add_person(uuid4().hex, name="甲", password=None, organisation_id=None, now=NOW)
    other = Client()
    other.force_login(get_user_model().objects.get(pk=stranger))
    assert other.delete(f"/api/notify/push/{known}").status_code == 404
    assert somebody[1].delete(f"/api/notify/push/{known}").json()["browsers"] == []
