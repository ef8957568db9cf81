"""Word to administrators that a gateway is dead or answers again, by the channels that are left."""

from datetime import datetime
from zoneinfo import ZoneInfo

from mainstay.directory.public import PersonFacts, RoleName, list_people
from mainstay.kernel.pages import address_of
from mainstay.notify.models import Endpoint, Outage
from mainstay.notify.rules.sending import Message, Recipient
from mainstay.notify.rules.words import CHANNEL_NAMES, Channel

from .queueing import send

ZONE = ZoneInfo("Asia/Shanghai")


def tell_administrators(kind: str, outage: Outage, *, now: datetime) -> int:
    """Queue word of an outage for each administrator who can be reached without that gateway; to how many."""
    dead = Channel(outage.lane.partition(":")[0])
    channels = [one for one in (Channel.MAIL, Channel.SMS) if one is not dead]
    messages = [
        Message(kind, to, channel, f"{outage.stream}:{kind}:{channel}:{to.person}", values=_values(outage, to.language))
        for to in (_recipient(one) for one in list_people(now=now) if _keeps_channels(one))
        for channel in channels
        if to.address(channel)
    ]
    send(messages, now=now)
    return len({one.to.person for one in messages})


def _keeps_channels(person: PersonFacts) -> bool:
    held = any(one.role is RoleName.ADMINISTRATOR and one.contract_id is None for one in person.grants)
    return person.is_active and held


def _recipient(person: PersonFacts) -> Recipient:
    """Without a spare: the other channel is told by itself, or is the dead one."""
    return Recipient(person.name, person.mail, person.phone, person.language, person.id)


def _values(outage: Outage, language: str) -> dict[str, str]:
    name = CHANNEL_NAMES[Channel(outage.lane.partition(":")[0])]
    endpoint = next((one for one in Endpoint.objects.all() if one.lane == outage.lane), None)
    over = outage.ended_at or outage.began_at
    return {
        "channel": endpoint.name if endpoint else name.en if language == "en" else name.zh,
        "gateway": outage.gateway,
        "began": f"{outage.began_at.astimezone(ZONE):%Y-%m-%d %H:%M}",
        "over": f"{over.astimezone(ZONE):%Y-%m-%d %H:%M}",
        "answer": outage.answer,
        "count": str(outage.released),
        "link": address_of("/messages/channels"),
    }
