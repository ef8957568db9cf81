"""Into the outbox, in the caller's transaction: what is rolled back is not told, what is told twice is sent once."""

from collections.abc import Sequence
from datetime import datetime

from mainstay.kernel.rows import insert_missing
from mainstay.kernel.waking import wake
from mainstay.notify.models import OutboxMessage
from mainstay.notify.reading.templates import render
from mainstay.notify.rules import MOST_SMS_SIGNS, Channel, Letter, Message, MessageState, with_number

TOPICS = {Channel.MAIL: "notify.mail", Channel.SMS: "notify.sms"}
NO_ADDRESS = "no address"


def send(messages: Sequence[Message], *, now: datetime) -> None:
    """Queue messages; those whose key is there already are left as they are."""
    if not messages:
        return
    insert_missing([_row(message, now) for message in messages])
    for channel in {message.channel for message in messages}:
        wake(TOPICS[channel])


def send_letter(letter: Letter, *, now: datetime) -> None:
    """Queue a mail in its own words."""
    row = OutboxMessage(
        key=letter.key,
        channel=Channel.MAIL,
        name="",
        address=letter.to,
        kind="letter",
        about=letter.about,
        subject=with_number(letter.subject, letter.about)[:300],
        text=letter.text,
        in_reply_to=letter.in_reply_to[:300],
        references=list(letter.references),
        created_at=now,
    )
    insert_missing([row])
    wake(TOPICS[Channel.MAIL])


def _row(message: Message, now: datetime) -> OutboxMessage:
    """A message without an address is kept as failed: that somebody could not be told is part of the proof."""
    words = render(message.kind, message.to.language, {"name": message.to.name} | message.values)
    address = message.to.address(message.channel)
    by_mail = message.channel is Channel.MAIL
    return OutboxMessage(
        key=message.key,
        channel=message.channel,
        person_id=message.to.person,
        name=message.to.name[:100],
        address=address,
        kind=message.kind,
        about=message.about,
        subject=with_number(words.subject, message.about)[:300] if by_mail else "",
        text=words.mail if by_mail else words.sms[:MOST_SMS_SIGNS],
        in_reply_to="",
        references=[],
        created_at=now,
        state=MessageState.QUEUED if address else MessageState.FAILED,
        answer="" if address else NO_ADDRESS,
    )
