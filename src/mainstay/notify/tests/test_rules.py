"""When messages are tried again, the names they travel under, and the words of every kind."""

from pathlib import Path

import pytest

from mainstay.notify.reading.gateway import Answer, GatewayUnreadable, Signature, meaning, read_gateway, sign
from mainstay.notify.reading.templates import kinds, render
from mainstay.notify.rules import (
    MessageState,
    Outcome,
    case_in,
    message_id,
    state_after,
    wait_after,
    with_number,
)

from .make import VALUES


def test_waits_double_up_to_a_quarter_of_an_hour() -> None:
    assert [wait_after(n).total_seconds() for n in (1, 2, 3, 8, 9, 500)] == [5, 10, 20, 640, 900, 900]


@pytest.mark.parametrize(
    ("outcome", "attempts", "state"),
    [
        (Outcome(True, ""), 999, MessageState.SENT),
        (Outcome(False, ""), 299, MessageState.QUEUED),
        (Outcome(False, "", permanent=True), 1, MessageState.FAILED),
        (Outcome(False, ""), 300, MessageState.FAILED),
    ],
)
def test_the_state_after_an_attempt(outcome: Outcome, attempts: int, state: MessageState) -> None:
    assert state_after(outcome, attempts=attempts) is state


def test_a_reply_names_its_case() -> None:
    own = message_id("E-2026-00001", "a key", "desk.example")
    assert own == message_id("E-2026-00001", "a key", "desk.example")
    assert case_in(f"<someone@else> {own}") == "E-2026-00001"
    assert case_in("<someone@else>") == ""


def test_the_number_stands_once_in_the_subject() -> None:
    assert with_number("催办\r\nBcc: x@y", "E-1") == "[E-1] 催办 Bcc: x@y"
    assert with_number("Re: [E-1] 催办", "E-1") == "Re: [E-1] 催办"


@pytest.mark.parametrize("kind", kinds())
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_kind_has_words(kind: str, language: str) -> None:
    words = render(kind, language, VALUES | {"name": "罗一鸣"})
    assert words.subject
    assert words.mail
    assert 0 < len(words.sms) <= 200
    assert "{" not in words.subject + words.mail + words.sms


def test_values_are_never_read_as_words() -> None:
    words = render("case_opened", "zh", VALUES | {"name": "x", "title": "{secret} <b>"})
    assert "{secret} <b>" in words.sms


def test_signatures() -> None:
    values = {"phone": "13000000039", "key": "k"}
    plain = Signature(algorithm="md5", over="{phone}{key}", encoding="HEX", field="sign")
    keyed = Signature(algorithm="hmac-sha256", over="{phone}", encoding="base64", field="sign")
    assert sign(plain, "", values) == "FB91D058B85B1A4CAEE853B6C095D13A"
    assert sign(keyed, "s", values) != sign(keyed, "t", values)


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        (200, {"code": "0"}, (True, False)),
        (200, {"code": 0}, (True, False)),
        (200, {"code": "13"}, (False, True)),
        (200, {"code": "99"}, (False, False)),
        (200, None, (False, False)),
        (400, {"code": "0"}, (False, True)),
        (429, {}, (False, False)),
        (503, {}, (False, False)),
    ],
)
def test_what_an_answer_means(status: int, body: object, expected: tuple[bool, bool]) -> None:
    assert meaning(Answer(field="code", accepted=("0",), permanent=("13",)), status, body) == expected


@pytest.mark.parametrize(
    "text",
    ["url: http://sms.example/send\nfields: {a: b}", "url: https://a.example\nfields: {}", "nonsense", ""],
)
def test_a_gateway_that_cannot_be_used_is_refused(tmp_path: Path, text: str) -> None:
    place = tmp_path / "sms.yaml"
    place.write_text(text, encoding="utf-8")
    with pytest.raises(GatewayUnreadable):
        read_gateway(place, "")
