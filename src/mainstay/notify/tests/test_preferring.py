"""What people do without, and when nothing comes; never less than a contract demands."""

from datetime import UTC, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from mainstay.directory.public import add_person, set_reach
from mainstay.kernel.time import real_now
from mainstay.notify.models import OutboxMessage, Preference
from mainstay.notify.public import Channel, Recipient, deliver_mail, send
from mainstay.notify.rules.preferring import Wish, quiet_for, wants

from .make import NOW, word

NIGHT = Wish(quiet_from=time(22), quiet_until=time(7, 30))


@pytest.mark.parametrize(
    ("local", "hours"),
    [("21:59", 0), ("22:00", 9.5), ("23:30", 8), ("00:00", 7.5), ("07:29", 1 / 60), ("07:30", 0), ("12:00", 0)],
)
def test_quiet_hours_run_over_midnight(local: str, hours: float) -> None:
    now = datetime.fromisoformat(f"2026-11-02T{local}:00+08:00").astimezone(UTC)
    assert quiet_for(NIGHT, now, binding=False) == timedelta(hours=hours)
    assert quiet_for(NIGHT, now, binding=True) == timedelta(0)


def test_what_a_contract_demands_always_comes() -> None:
    wish = Wish(off=frozenset({("case_late", "sms"), ("case_update", "mail")}))
    assert wants(wish, "case_late", Channel.SMS, binding=True)
    assert not wants(wish, "case_update", Channel.MAIL, binding=False)
    assert wants(wish, "case_update", Channel.SMS, binding=False)


@pytest.fixture
def somebody(db: None) -> tuple[UUID, Client]:
    """A person who can be reached, and a client signed in as him."""
    person = add_person(uuid4().hex, name="罗一鸣", password=None, organisation_id=None, now=NOW)
    set_reach(person, phone="13000000039", mail="luo@mail.test")
    client = Client()
    client.force_login(get_user_model().objects.get(pk=person))
    return person, client


def put(client: Client, **body: object) -> tuple[int, dict[str, object]]:
    """Set preferences; status and answer."""
    answer = client.put("/api/notify/preferences", body, content_type="application/json")
    return answer.status_code, answer.json()


def tell(person: UUID, kind: str) -> list[tuple[str, str]]:
    """Tell somebody by both channels; what stands in the outbox."""
    to = Recipient("罗一鸣", "luo@mail.test", "13000000039", person=person)
    send([word(to, channel, key=f"{kind}:{channel}", kind=kind) for channel in (Channel.MAIL, Channel.SMS)], now=NOW)
    return [(row.kind, row.channel) for row in OutboxMessage.objects.order_by("id")]


@pytest.mark.req("E-18")
def test_a_ladder_comes_by_mail_and_sms_whatever_somebody_wants(somebody: tuple[UUID, Client]) -> None:
    person, client = somebody
    off = [{"kind": "case_update", "channel": channel} for channel in ("mail", "sms")]
    assert put(client, off=off, quiet_from="00:00", quiet_until="23:59")[0] == 200
    assert tell(person, "case_update") == []
    assert tell(person, "case_escalated") == [("case_escalated", "mail"), ("case_escalated", "sms")]
    assert not OutboxMessage.objects.filter(try_at__gt=real_now()).exists()


def test_what_the_contract_demands_cannot_be_switched_off(somebody: tuple[UUID, Client]) -> None:
    status, answer = put(somebody[1], off=[{"kind": "case_late", "channel": "sms"}])
    assert (status, answer["code"]) == (422, "malformed")
    assert Preference.objects.count() == 0


@pytest.mark.parametrize(
    "body",
    [
        {"quiet_from": "22:00"},
        {"timezone": "Moon/Base"},
        {"off": [{"kind": "nothing", "channel": "sms"}]},
        {"off": [{"kind": "case_update", "channel": "fax"}]},
    ],
)
def test_what_is_not_right_is_not_kept(somebody: tuple[UUID, Client], body: dict[str, object]) -> None:
    assert put(somebody[1], **body)[0] == 422
    assert Preference.objects.count() == 0


def test_in_quiet_hours_word_waits_for_their_end(somebody: tuple[UUID, Client]) -> None:
    person, client = somebody
    put(client, quiet_from="08:00", quiet_until="10:00")  # NOW is 09:00 in China
    tell(person, "case_update")
    rows = OutboxMessage.objects.all()
    waits = [row.try_at - real_now() for row in rows]
    assert all(timedelta(minutes=59) < wait <= timedelta(hours=1) for wait in waits)
    assert deliver_mail().done == 0


def test_one_reads_what_one_has_set(somebody: tuple[UUID, Client]) -> None:
    _, client = somebody
    put(client, off=[{"kind": "case_update", "channel": "sms"}], quiet_from="22:00", quiet_until="07:00")
    found = client.get("/api/notify/preferences").json()
    kinds = {one["id"]: one for one in found["kinds"]}
    assert (kinds["case_update"]["off"], kinds["case_late"]["binding"]) == (["sms"], True)
    assert (found["quiet_from"], found["phone"], found["mail"]) == ("22:00:00", "13000000039", "luo@mail.test")
