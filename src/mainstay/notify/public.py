"""The front door of notify: tell people and programs, and see what became of it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from . import queries, services
from .queries import OutageFacts, Sending
from .rules.naming import case_in
from .rules.sending import Letter, Message, Recipient
from .rules.words import Channel, MessageState

__all__ = [
    "Channel",
    "Letter",
    "Message",
    "MessageState",
    "OutageFacts",
    "Recipient",
    "Sending",
    "case_in",
    "count_states",
    "deliver_endpoints",
    "deliver_mail",
    "deliver_push",
    "deliver_sms",
    "list_sendings",
    "lock_outage",
    "note_outage_case",
    "note_outage_told",
    "record_bounce",
    "send",
    "send_mail",
]

deliver_mail, deliver_sms = services.deliver_mail, services.deliver_sms
deliver_push, deliver_endpoints = services.deliver_push, services.deliver_endpoints


def send(messages: Sequence[Message], *, now: datetime) -> None:
    """Queue messages in the caller's transaction; one whose key is there already is not sent again.

    Nothing goes over a network here: the worker carries them out. KeyError when a template asks for a value that
    is missing, FileNotFoundError for a kind without templates.
    """
    services.send(messages, now=now)


def send_mail(
    to: str,
    *,
    subject: str,
    text: str,
    key: str,
    now: datetime,
    about: str = "",
    in_reply_to: str = "",
    references: tuple[str, ...] = (),
) -> None:
    """Queue one mail in its own words, as an answer to another where `in_reply_to` names it.

    It carries `Message-ID: <case.NUMBER.TOKEN@domain>` and the number in its subject; `case_in` reads it back.
    """
    services.send_letter(Letter(to, subject, text, key, about, in_reply_to, references), now=now)


def record_bounce(text: str, *, words: str, now: datetime) -> int:
    """Note on the proof of each of our mails whose Message-ID stands in `text` that it came back; how many."""
    return services.record_bounce(text, words=words, now=now)


def list_sendings(about: Sequence[str]) -> dict[str, tuple[Sending, ...]]:
    """What was told about many cases, by number: to whom, when it was handed over, what was answered."""
    return queries.list_sendings(about)


def count_states() -> dict[tuple[Channel, MessageState], int]:
    """How many messages wait, are sent, have failed, by channel."""
    return queries.count_states()


def lock_outage(outage_id: UUID) -> OutageFacts:
    """An outage of a gateway, locked until the caller's transaction ends."""
    return queries.lock_outage(outage_id)


def note_outage_case(outage_id: UUID, number: str, *, now: datetime) -> None:
    """Keep on the outage, and on its stream of the ledger, which case it has opened."""
    services.note_case(outage_id, number, now=now)


def note_outage_told(outage_id: UUID) -> None:
    """Keep that the case of an outage has heard of its end."""
    services.note_over_told(outage_id)
