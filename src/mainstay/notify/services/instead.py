"""Where a channel fails, another carries the word: once, and only to who has not been told by it anyway."""

from datetime import datetime

from mainstay.kernel.waking import wake
from mainstay.notify.models import OutboxMessage
from mainstay.notify.reading.templates import is_secret, name_of
from mainstay.notify.rules.naming import token_of, with_number
from mainstay.notify.rules.sending import INSTEAD, MOST_SMS_SIGNS
from mainstay.notify.rules.words import CHANNEL_NAMES, Channel, TraceKind

from .queueing import TOPICS
from .tracing import trace


def send_instead(message: OutboxMessage, *, now: datetime) -> None:
    """Queue the words of a message for the recipient's other address; both proofs tell of it.

    Nothing happens where there is no other address, with what is secret, or where the same news goes there by itself.
    """
    channel = INSTEAD.get(Channel(message.channel))
    if channel is None or not message.spare or is_secret(message.kind):
        return
    same = OutboxMessage.objects.filter(about=message.about, news=message.news, channel=channel, address=message.spare)
    if message.news and same.exists():
        return
    key = f"{message.key[:190]}:instead"
    subject = message.subject or with_number(name_of(message.kind).zh, message.about)
    by_sms = channel is Channel.SMS
    copy = OutboxMessage(
        key=key,
        token=token_of(key),
        channel=channel,
        lane=channel,
        person_id=message.person_id,
        contract_id=message.contract_id,
        side=message.side,
        name=message.name,
        address=message.spare,
        kind=message.kind,
        binding=message.binding,
        about=message.about,
        news=message.news,
        subject="" if by_sms else subject[:300],
        text=subject[:MOST_SMS_SIGNS] if by_sms else message.text,
        in_reply_to="",
        references=[],
        created_at=now,
    )
    OutboxMessage.objects.bulk_create([copy], ignore_conflicts=True)
    trace(message.id, TraceKind.INSTEAD, at=now, succeeded=True, answer=f"{CHANNEL_NAMES[channel].zh}: {message.spare}")
    wake(TOPICS[channel])
