"""A person has a message sent again, or one that tries a channel sent at all."""

from datetime import datetime

from django.db import transaction
from django.db.models.functions import Now

from mainstay.directory.public import Actor, require
from mainstay.kernel.errors import Forbidden, Malformed, Problem, Refused
from mainstay.kernel.waking import wake
from mainstay.notify.models import OutboxMessage
from mainstay.notify.queries.messages import access_message, may_keep
from mainstay.notify.queries.wordings import Wordings
from mainstay.notify.rules.permissions import KEEP_CHANNELS
from mainstay.notify.rules.sending import MOST_AGE, Message, Recipient, may_send_again
from mainstay.notify.rules.words import Channel, MessageState, TraceKind

from .channels import is_open
from .endpoints import endpoint_of
from .lanes import end_rest, release
from .outages import note_tried
from .queueing import ENDPOINT_TOPIC, TOPICS, queue, row_of
from .tracing import trace


@transaction.atomic
def send_again(message_id: int, *, actor: Actor, now: datetime) -> OutboxMessage:
    """Put a message back into the queue under its own key, on record with the name of who asked for it.

    Forbidden for who does not lead the vendor's desk; Refused for one that has arrived, or that has no address.
    """
    message = access_message(message_id, actor=actor, lock=True)
    if not may_keep(actor, message):
        raise Forbidden("只有系统管理员和乙方座席、项目经理、负责人可以重发。", "Only the vendor's desk sends again.")
    channel, state = Channel(message.channel), MessageState(message.state)
    if not may_send_again(channel, state):
        raise Refused(
            "该消息已交付，重发会使对方收到两次。", "It has been handed over; sent again it would come twice."
        )
    if not message.address:
        raise Refused("收件人没有联系方式，无法发送。", "There is no address to send it to.")
    OutboxMessage.objects.filter(pk=message.pk).update(
        state=MessageState.QUEUED,
        attempts=0,
        try_at=Now(),
        expires_at=Now() + MOST_AGE,
        leased_until=None,
        delivered_at=None,
    )
    trace(message.id, TraceKind.AGAIN, at=now, succeeded=True, answer="", by=actor.name)
    wake(TOPICS.get(channel, ENDPOINT_TOPIC))
    message.refresh_from_db()
    return message


@transaction.atomic
def send_test(lane: str, *, to: str, actor: Actor, now: datetime) -> OutboxMessage:
    """Queue a message that tries a lane: to an address, or to the endpoint that the lane belongs to."""
    require(actor, KEEP_CHANNELS)
    endpoint, channel = endpoint_of(lane), Channel(lane.partition(":")[0])
    address, language, whom = to.strip(), "zh", actor.name
    if endpoint is not None:
        address, language, whom = endpoint.host, endpoint.language, endpoint.name
    if not address:
        raise Malformed(
            "请填写收件地址。", "Say where to.", [Problem("missing", "to：请填写", "to: this is required", "to")]
        )
    # Without a spare: what tries a channel is not to go by another one.
    to_whom = Recipient(whom, language=language, person=actor.id)
    values = {"actor": actor.name, "moment": f"{now:%Y-%m-%d %H:%M:%S} UTC"}
    message = Message("channel_test", to_whom, channel, f"test:{lane}:{now.isoformat()}", values=values)
    row = row_of(message, Wordings(), now, lane=lane, address=address)
    queue([row])
    return OutboxMessage.objects.get(key=row.key)


@transaction.atomic
def try_now(lane: str, *, actor: Actor, now: datetime) -> int:
    """End a lane's rest and make due what waits in it after an attempt; how many. One message tries the way first.

    On record in the outage, if there is one. Refused for a channel that is not set up or closed.
    """
    require(actor, KEEP_CHANNELS)
    endpoint_of(lane)
    if not is_open(lane):
        raise Refused("该渠道未启用。", "This channel is not in use.")
    end_rest(lane)
    note_tried(lane, actor=actor, now=now)
    waiting = release(lane, whatever=True)
    wake(TOPICS.get(Channel(lane.partition(":")[0]), ENDPOINT_TOPIC))
    return waiting
