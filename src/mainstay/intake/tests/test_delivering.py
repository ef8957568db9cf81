"""Signed deliveries: taken once, refused without a trace."""

from datetime import timedelta
from uuid import uuid4

import pytest

from mainstay.desk.public import count_cases
from mainstay.intake.models import Arrival, Delivery, Inlet, PhoneCall
from mainstay.intake.rules.adapters import InletKind
from mainstay.intake.services.delivering import LARGEST, BadSignature, Replayed, take_delivery
from mainstay.intake.services.inlets import Shown, make_inlet, rotate_inlet, switch_inlet
from mainstay.intake.services.secrets import secret_of
from mainstay.kernel.errors import Forbidden, MainstayError, Malformed, NotFound, Refused, TooLarge
from mainstay.kernel.ledger import read_stream

from .make import NINE, Desk, counts, entries, make_desk
from .signed import REPORT, dingtalk, encrypted, envelope, feishu, packed

pytestmark = pytest.mark.django_db
THEIRS = "SEC-of-the-platform"


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def inlet(desk: Desk, kind: InletKind = InletKind.GENERIC, *, fixed: bool = False) -> Shown:
    secret = THEIRS if kind in {InletKind.DINGTALK, InletKind.FEISHU} else ""
    contract = desk.first if fixed else None
    return make_inlet("入口", kind=kind, contract_id=contract, secret=secret, actor=desk.actor("admin"), now=NINE)


def rows() -> tuple[int, ...]:
    return (*counts(), Delivery.objects.count(), PhoneCall.objects.count())


def test_signed_report_opens_a_case(desk: Desk) -> None:
    made, body = inlet(desk), packed(REPORT)
    answer = take_delivery(made.inlet.id, envelope(InletKind.GENERIC, made.secret, body, at=NINE), body, now=NINE)
    assert (answer["state"], answer["case"], answer["reason"]) == ("opened", "T-2026-00001", "")
    (report,) = entries(desk)
    assert (report.payload["channel"], report.payload["title"]) == ("api", "审批系统无法登录")
    assert (report.actor_name, report.role) == ("林静姝", "customer_contact")


def test_replay_is_refused(desk: Desk) -> None:
    made, body = inlet(desk), packed(REPORT)
    headers = envelope(InletKind.GENERIC, made.secret, body, at=NINE)
    take_delivery(made.inlet.id, headers, body, now=NINE)
    before = rows()
    with pytest.raises(Replayed):
        take_delivery(made.inlet.id, headers, body, now=NINE + timedelta(minutes=1))
    assert rows() == before


def bad(kind: str, headers: dict[str, str], body: bytes) -> tuple[dict[str, str], bytes]:
    """A delivery spoilt in one way."""
    match kind:
        case "signature":
            return headers | {"x-mainstay-signature": "0" * 64}, body
        case "unsigned":
            return {}, body
        case "other body":
            return headers, body.replace("审批".encode(), "别的".encode())
        case "other time":
            return headers | {"x-mainstay-timestamp": str(int(headers["x-mainstay-timestamp"]) + 1)}, body
        case _:
            return headers | {"x-mainstay-delivery": "another"}, body


@pytest.mark.parametrize("kind", ["signature", "unsigned", "other body", "other time", "other id"])
def test_wrong_signature_stores_nothing(desk: Desk, kind: str) -> None:
    made, body = inlet(desk), packed(REPORT)
    headers, spoilt = bad(kind, envelope(InletKind.GENERIC, made.secret, body, at=NINE), body)
    before = rows()
    with pytest.raises(BadSignature):
        take_delivery(made.inlet.id, headers, spoilt, now=NINE)
    assert rows() == before
    assert Inlet.objects.get().last_used_at is None


@pytest.mark.parametrize("minutes", [-6, 6])
def test_old_or_early_time_stores_nothing(desk: Desk, minutes: int) -> None:
    made, body = inlet(desk), packed(REPORT)
    headers = envelope(InletKind.GENERIC, made.secret, body, at=NINE + timedelta(minutes=minutes))
    before = rows()
    with pytest.raises(BadSignature):
        take_delivery(made.inlet.id, headers, body, now=NINE)
    assert rows() == before


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"x" * (LARGEST + 1), TooLarge),
        (b"not json", Malformed),
        (b"[1]", Malformed),
        (b'{"a":' * 50 + b"1" + b"}" * 50, Malformed),
        (b"[" * 100_000, Malformed),
        (packed({"id": "1"}), Malformed),
        (packed({"id": {"x": 1}, "text": "y"}), Malformed),
        (packed({"id": "1", "text": ["y"]}), Malformed),
        (b"\xff\xfe", Malformed),
    ],
    ids=["oversized", "no-json", "list", "deep", "very-deep", "no-text", "id-object", "text-list", "no-utf8"],
)
def test_malformed_delivery_stores_nothing(desk: Desk, body: bytes, error: type[MainstayError]) -> None:
    made = inlet(desk)
    before = rows()
    with pytest.raises(error):
        take_delivery(made.inlet.id, envelope(InletKind.GENERIC, made.secret, body, at=NINE), body, now=NINE)
    assert rows() == before


def test_closed_and_unknown_inlets_take_nothing(desk: Desk) -> None:
    made, body = inlet(desk), packed(REPORT)
    headers = envelope(InletKind.GENERIC, made.secret, body, at=NINE)
    switch_inlet(made.inlet.id, active=False, actor=desk.actor("admin"))
    for wanted in (made.inlet.id, uuid4()):
        with pytest.raises(NotFound):
            take_delivery(wanted, headers, body, now=NINE)
    assert Arrival.objects.count() == 0


def test_rotated_secret_replaces_the_one_before(desk: Desk) -> None:
    made, body = inlet(desk), packed(REPORT)
    shown = rotate_inlet(made.inlet.id, secret="", actor=desk.actor("admin"))
    assert shown.secret not in {"", made.secret}
    with pytest.raises(BadSignature):
        take_delivery(made.inlet.id, envelope(InletKind.GENERIC, made.secret, body, at=NINE), body, now=NINE)
    headers = envelope(InletKind.GENERIC, shown.secret, body, at=NINE)
    assert take_delivery(made.inlet.id, headers, body, now=NINE)["state"] == "opened"


def test_no_secret_lies_in_clear(desk: Desk) -> None:
    ours = inlet(desk)
    assert ours.inlet.secret == ""
    theirs = make_inlet(
        "钉钉", kind=InletKind.DINGTALK, contract_id=None, secret=THEIRS, actor=desk.actor("admin"), now=NINE
    )
    kept = Inlet.objects.filter(pk=theirs.inlet.id).values_list("secret", flat=True).get()
    assert (THEIRS in kept, theirs.secret, secret_of(theirs.inlet)) == (False, "", THEIRS)


def test_only_administrators_keep_inlets(desk: Desk) -> None:
    with pytest.raises(Forbidden):
        make_inlet("x", kind=InletKind.GENERIC, contract_id=None, secret="", actor=desk.actor("seat"), now=NINE)
    inlet(desk)
    with pytest.raises(Refused):
        inlet(desk)
    assert Inlet.objects.count() == 1


def test_dingtalk_robot_is_answered_and_parked_until_it_is_known(desk: Desk) -> None:
    made, body = inlet(desk, InletKind.DINGTALK, fixed=True), packed(dingtalk("系统无法登录"))
    headers = envelope(InletKind.DINGTALK, THEIRS, body, at=NINE)
    first = take_delivery(made.inlet.id, headers, body, now=NINE)
    assert first == {"msgtype": "text", "text": {"content": "待处置，座席将与您联系。"}}
    assert take_delivery(made.inlet.id, headers, body, now=NINE) == first
    arrival = Arrival.objects.get()
    assert (arrival.channel, arrival.sender, arrival.sender_name, arrival.text, arrival.reason) == (
        *("chat", "staff-7", "林静姝", "系统无法登录", "stranger"),
    )


def test_feishu_message_is_opened_and_its_address_is_confirmed(desk: Desk) -> None:
    made = inlet(desk, InletKind.FEISHU, fixed=True)
    greeting = encrypted({"type": "url_verification", "challenge": "c-1"}, THEIRS)
    headers = envelope(InletKind.FEISHU, THEIRS, greeting, at=NINE)
    assert take_delivery(made.inlet.id, headers, greeting, now=NINE) == {"challenge": "c-1"}
    assert Arrival.objects.count() == 0
    body = feishu("系统无法登录", THEIRS)
    headers = envelope(InletKind.FEISHU, THEIRS, body, at=NINE)
    assert take_delivery(made.inlet.id, headers, body, now=NINE) == {"code": 0}
    arrival = Arrival.objects.get()
    assert (arrival.sender, arrival.text) == ("u-9", "系统无法登录")


def test_urgent_message_of_a_stranger_passes_on_a_fixed_contract(desk: Desk) -> None:
    made, body = inlet(desk, InletKind.DINGTALK, fixed=True), packed(dingtalk("【紧急】系统瘫痪"))
    take_delivery(made.inlet.id, envelope(InletKind.DINGTALK, THEIRS, body, at=NINE), body, now=NINE)
    assert (Arrival.objects.get().state, count_cases()) == ("opened", 1)


@pytest.mark.req("E-29")
def test_telephone_system_announces_a_call(desk: Desk) -> None:
    made, body = inlet(desk, InletKind.CTI), packed({"id": "c-9", "number": "+86 139 0000 0001", "seat": "seat"})
    headers = envelope(InletKind.CTI, made.secret, body, at=NINE)
    take_delivery(made.inlet.id, headers, body, now=NINE)
    call = PhoneCall.objects.get()
    assert (call.number, call.seat_login, call.registered_at) == ("13900000001", "seat", None)
    assert [entry.kind for entry in read_stream(call.stream)] == ["rang"]
    with pytest.raises(Replayed):
        take_delivery(made.inlet.id, headers, body, now=NINE)
    assert PhoneCall.objects.count() == 1
