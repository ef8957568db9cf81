"""When messages are tried again, the names they travel under, and the words of every kind."""

import pytest

from mainstay.notify.queries.wordings import shipped_words
from mainstay.notify.reading.samples import placeholders, sample_values
from mainstay.notify.reading.templates import kinds, rendered, template_of
from mainstay.notify.rules.circuit import is_down, rest_after
from mainstay.notify.rules.filling import BadText, fill, names_in
from mainstay.notify.rules.naming import case_in, message_id, token_of, tokens_in, with_number
from mainstay.notify.rules.sending import Outcome, may_send_again, state_after, state_by_receipt, wait_after
from mainstay.notify.rules.words import Channel, MessageState, TraceKind

from .make import VALUES


def test_waits_double_up_to_a_quarter_of_an_hour() -> None:
    assert [wait_after(n).total_seconds() for n in (1, 2, 3, 8, 9, 500)] == [5, 10, 20, 640, 900, 900]


@pytest.mark.parametrize(
    ("outcome", "attempts", "state"),
    [
        (Outcome(True, ""), 999, MessageState.SENT),
        (Outcome(False, ""), 299, MessageState.QUEUED),
        (Outcome(False, "", permanent=True), 1, MessageState.FAILED),
        (Outcome(False, ""), 300, MessageState.EXPIRED),
    ],
)
def test_the_state_after_an_attempt(outcome: Outcome, attempts: int, state: MessageState) -> None:
    assert state_after(outcome, attempts=attempts) is state


def test_a_reply_names_its_case() -> None:
    own = message_id("E-2026-00001", token_of("a key"), "desk.example")
    assert own == message_id("E-2026-00001", token_of("a key"), "desk.example")
    assert case_in(f"<someone@else> {own}") == "E-2026-00001"
    assert case_in("<someone@else>") == ""


def test_the_number_stands_once_in_the_subject() -> None:
    assert with_number("催办\r\nBcc: x@y", "E-1") == "[E-1] 催办 Bcc: x@y"
    assert with_number("Re: [E-1] 催办", "E-1") == "Re: [E-1] 催办"


@pytest.mark.parametrize("kind", kinds())
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_kind_has_words(kind: str, language: str) -> None:
    words = rendered(shipped_words(kind, language), sample_values(kind, language))
    assert words.subject
    assert words.mail
    assert 0 < len(words.sms) <= 200
    assert "{" not in words.subject + words.mail + words.sms


@pytest.mark.parametrize("kind", kinds())
def test_every_value_of_every_kind_has_a_name_and_a_sample_in_both_languages(kind: str) -> None:
    template = template_of(kind)
    asked = {
        name for one in (template.zh, template.en) for text in one.model_dump().values() for name in names_in(text)
    }
    known = placeholders(kind)
    assert asked <= known.keys()
    assert [
        name for name, one in known.items() if not (one.zh and one.en and one.sample["zh"] and one.sample["en"])
    ] == []


def test_words_about_duties_may_ask_for_what_duties_have_and_cases_for_theirs() -> None:
    assert "duty" in placeholders("duty_late")
    assert "duty" not in placeholders("case_late")
    assert "number" not in placeholders("duty_late")


def test_values_are_never_read_as_words() -> None:
    words = rendered(shipped_words("case_opened", "zh"), VALUES | {"name": "x", "title": "{secret} <b>"})
    assert "{secret} <b>" in words.sms


@pytest.mark.parametrize(
    "text", ["{a.b}", "{a[0]}", "{a!r}", "{a:>10}", "{}", "{0}", "{A}", "{a", "a}", "{a:{b}}", "{a.__class__}"]
)
def test_only_plain_names_stand_between_braces(text: str) -> None:
    with pytest.raises(BadText):
        names_in(text)
    with pytest.raises(BadText):
        fill(text, {"a": "x", "b": "y"})


def test_texts_are_filled_with_values_as_they_are() -> None:
    assert names_in("{{x}} {title}：{name}{title}") == ("title", "name")
    assert fill("{{x}} {title}：{name}", {"title": "{name}", "name": "罗"}) == "{x} {name}：罗"


def test_a_lane_pauses_after_hiccups_and_rests_from_the_fifth_failure_on() -> None:
    rests = [rest_after(count).total_seconds() for count in (1, 2, 3, 4, 5, 6, 9, 10, 400)]
    assert rests == [1, 2, 4, 8, 30, 60, 480, 600, 600]
    assert [is_down(count) for count in (4, 5)] == [False, True]


@pytest.mark.parametrize(
    ("state", "kind", "delivered", "after"),
    [
        ("sent", "receipt", True, "delivered"),
        ("queued", "receipt", True, "delivered"),
        ("sent", "receipt", False, "failed"),
        ("delivered", "receipt", False, "delivered"),
        ("delivered", "bounced", False, "failed"),
        ("failed", "receipt", True, "delivered"),
    ],
)
def test_what_a_receipt_makes_of_a_state(state: str, kind: str, delivered: bool, after: str) -> None:
    found = state_by_receipt(MessageState(state), kind=TraceKind(kind), delivered=delivered)
    assert found is MessageState(after)


def test_what_has_arrived_is_sent_again_to_programs_only() -> None:
    assert not may_send_again(Channel.SMS, MessageState.SENT)
    assert may_send_again(Channel.WEBHOOK, MessageState.SENT)
    assert may_send_again(Channel.SMS, MessageState.EXPIRED)


def test_our_tokens_are_found_in_a_mail_that_came_back() -> None:
    own = message_id("E-2026-00001", token_of("a key"), "desk.example")
    assert tokens_in(f"Message-ID: {own}\nReferences: <case.E-2026-00001.thread@x>") == (token_of("a key"),)
