"""Into the outbox, in the caller's transaction: what is rolled back is not told, what is told twice is sent once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from mainstay.kernel.rows import insert_missing
from mainstay.kernel.sealing import blind
from mainstay.kernel.time import real_now
from mainstay.kernel.waking import wake
from mainstay.notify.models import Endpoint, OutboxMessage, PushSubscription
from mainstay.notify.queries.preferences import wishes_of
from mainstay.notify.queries.wordings import Wordings, wordings_of
from mainstay.notify.reading.templates import template_of
from mainstay.notify.rules.naming import token_of, with_number
from mainstay.notify.rules.preferring import Wish, quiet_for, wants
from mainstay.notify.rules.sending import MOST_SMS_SIGNS, Letter, Message, Recipient
from mainstay.notify.rules.words import Channel, MessageState

TOPICS = {Channel.MAIL: "notify.mail", Channel.SMS: "notify.sms", Channel.PUSH: "notify.push"}
ENDPOINT_TOPIC = "notify.endpoints"
NO_ADDRESS = "no address"
NOBODYS = Wish()


def send(messages: Sequence[Message], *, now: datetime) -> None:
    """Queue messages; those whose key is there already are left as they are. Endpoints get each piece of news once.

    What a person does without is left out, and waits for the end of the quiet hours, unless the contract demands it.
    """
    if not messages:
        return
    wordings = wordings_of({one.kind for one in messages}, {one.contract for one in messages})
    wishes = wishes_of({one.to.person for one in messages if one.to.person})
    people = _for_people([*messages, *_for_browsers(messages)], wordings, wishes, now)
    queue([*people, *_for_endpoints(messages, wordings, now)])


def send_letter(letter: Letter, *, now: datetime) -> None:
    """Queue a mail in its own words."""
    key = key_of(letter.key)
    row = OutboxMessage(
        key=key,
        token=token_of(key),
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


def row_of(
    message: Message,
    wordings: Wordings,
    now: datetime,
    *,
    lane: str = "",
    address: str = "",
    wait: timedelta | None = None,
) -> OutboxMessage:
    """The row of a message; without an address it is kept as failed: that somebody could not be told is proof too."""
    words = wordings.render(message)
    address = address or message.to.address(message.channel)
    by_mail = message.channel is Channel.MAIL
    short = message.channel is Channel.SMS
    key = key_of(message.key)
    row = OutboxMessage(
        key=key,
        token=token_of(key),
        channel=message.channel,
        lane=lane or message.channel,
        person_id=message.to.person,
        contract_id=message.contract,
        side=message.to.side,
        name=message.to.name[:100],
        address=address,
        spare=message.to.spare(message.channel),
        language=message.to.language,
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
    if wait:
        row.try_at = real_now() + wait
    return row


def key_of(said: str) -> str:
    """How a key is kept: callers put addresses into keys, and these are to be read or guessed from neither it nor the
    token that follows from it.
    """
    return f"k1.{blind(said, 'notify_outboxmessage.key')}"


def queue(rows: Sequence[OutboxMessage]) -> None:
    """Put rows into the outbox; a key that is there already stays as it is."""
    if not rows:
        return
    # Rows of one statement leave the same columns to the database: those that wait say until when by themselves.
    for waiting in (False, True):
        insert_missing([row for row in rows if (type(row.try_at) is datetime) is waiting])
    for topic in {TOPICS.get(Channel(row.channel), ENDPOINT_TOPIC) for row in rows}:
        wake(topic)


def _for_people(
    messages: Sequence[Message], wordings: Wordings, wishes: Mapping[UUID, Wish], now: datetime
) -> Iterator[OutboxMessage]:
    """Each message as its recipient wants it."""
    for message in messages:
        wish = wishes.get(message.to.person, NOBODYS) if message.to.person else NOBODYS
        binding = template_of(message.kind).binding
        if wants(wish, message.kind, message.channel, binding=binding):
            yield row_of(message, wordings, now, lane=message.lane, wait=quiet_for(wish, now, binding=binding))


def _for_browsers(messages: Sequence[Message]) -> list[Message]:
    """A push to each browser of a person for each piece of news, beside what comes by mail and SMS."""
    news = {(one.news, one.to.person): one for one in messages if one.news and one.to.person}
    browsers = PushSubscription.objects.filter(person_id__in={person for _, person in news}) if news else ()
    return [
        replace(
            one,
            channel=Channel.PUSH,
            to=replace(one.to, browser=browser.host),
            key=f"{once}:{browser.id}"[:200],
            lane=browser.lane,
        )
        for browser in browsers
        for (once, person), one in news.items()
        if person == browser.person_id
    ]


def _for_endpoints(messages: Sequence[Message], wordings: Wordings, now: datetime) -> list[OutboxMessage]:
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
                rows.append(row_of(copy, wordings, now, lane=endpoint.lane, address=endpoint.host))
    return rows
