"""Into the outbox, in the caller's transaction: what is rolled back is not told, what is told twice is sent once."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q

from mainstay.kernel.rows import insert_missing
from mainstay.kernel.waking import wake
from mainstay.notify.models import Endpoint, OutboxMessage
from mainstay.notify.reading.templates import render, template_of
from mainstay.notify.rules.naming import token_of, with_number
from mainstay.notify.rules.sending import MOST_SMS_SIGNS, Letter, Message, Recipient
from mainstay.notify.rules.words import Channel, MessageState

TOPICS = {Channel.MAIL: "notify.mail", Channel.SMS: "notify.sms"}
ENDPOINT_TOPIC = "notify.endpoints"
NO_ADDRESS = "no address"


def send(messages: Sequence[Message], *, now: datetime) -> None:
    """Queue messages; those whose key is there already are left as they are. Endpoints get each piece of news once."""
    rows = [row_of(message, now) for message in messages] + _for_endpoints(messages, now)
    queue(rows)


def send_letter(letter: Letter, *, now: datetime) -> None:
    """Queue a mail in its own words."""
    row = OutboxMessage(
        key=letter.key,
        token=token_of(letter.key),
        channel=Channel.MAIL,
        lane=Channel.MAIL,
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
    queue([row])


def row_of(message: Message, now: datetime, *, lane: str = "", address: str = "") -> OutboxMessage:
    """The row of a message; without an address it is kept as failed: that somebody could not be told is proof too."""
    words = render(message.kind, message.to.language, {"name": message.to.name} | message.values)
    address = address or message.to.address(message.channel)
    by_mail = message.channel is Channel.MAIL
    short = message.channel is Channel.SMS
    return OutboxMessage(
        key=message.key,
        token=token_of(message.key),
        channel=message.channel,
        lane=lane or message.channel,
        person_id=message.to.person,
        contract_id=message.contract,
        side=message.to.side,
        name=message.to.name[:100],
        address=address,
        kind=message.kind,
        binding=template_of(message.kind).binding,
        about=message.about,
        news=message.news,
        subject="" if short else with_number(words.subject, message.about)[:300],
        text=words.mail if by_mail else words.sms[:MOST_SMS_SIGNS],
        in_reply_to="",
        references=[],
        created_at=now,
        state=MessageState.QUEUED if address else MessageState.FAILED,
        answer="" if address else NO_ADDRESS,
    )


def _for_endpoints(messages: Sequence[Message], now: datetime) -> list[OutboxMessage]:
    """One message for each endpoint of a contract and each piece of news, however many people hear it."""
    news = {message.news: message for message in messages if message.news and message.contract}
    if not news:
        return []
    contracts = {message.contract for message in news.values()}
    endpoints = Endpoint.objects.filter(Q(contract_id__isnull=True) | Q(contract_id__in=contracts), is_active=True)
    rows = []
    for endpoint in endpoints:
        for once, message in news.items():
            if endpoint.contract_id in (None, message.contract) and message.kind in (endpoint.kinds or [message.kind]):
                copy = Message(
                    message.kind,
                    Recipient(endpoint.name, language=endpoint.language),
                    Channel(endpoint.channel),
                    f"{once}:{endpoint.id}"[:200],
                    message.about,
                    message.values,
                    message.contract,
                    once,
                )
                rows.append(row_of(copy, now, lane=endpoint.lane, address=endpoint.host))
    return rows


def queue(rows: Sequence[OutboxMessage]) -> None:
    """Put rows into the outbox; a key that is there already stays as it is."""
    if not rows:
        return
    insert_missing(rows)
    for topic in {TOPICS.get(Channel(row.channel), ENDPOINT_TOPIC) for row in rows}:
        wake(topic)
