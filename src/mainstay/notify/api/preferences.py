"""Routes of what a person sets for himself."""

from django.http import HttpRequest
from ninja import Router

from mainstay.directory.public import Actor, actor_on, list_people
from mainstay.kernel.time import now
from mainstay.notify.queries.preferences import wishes_of
from mainstay.notify.reading.templates import kinds, name_of, template_of
from mainstay.notify.rules.preferring import PERSONAL, Wish
from mainstay.notify.rules.storms import APART
from mainstay.notify.rules.words import CHANNEL_NAMES
from mainstay.notify.services.preferring import set_wish

from .schemas import ChannelWord, PreferenceIn, PreferenceKind, PreferenceOut
from .showing import words

router = Router()


@router.get("/preferences", response=PreferenceOut, summary="What I want to hear")
def get_preferences(request: HttpRequest) -> PreferenceOut:
    """One's own: channels by kind of message, quiet hours, and where one is reached."""
    return _preferences(actor_on(request))


@router.put("/preferences", response=PreferenceOut, summary="Set what I want to hear")
def set_preferences(request: HttpRequest, body: PreferenceIn) -> PreferenceOut:
    """422 for a kind that the contract demands: nobody may do without it."""
    actor = actor_on(request)
    off = frozenset((one.kind, one.channel) for one in body.off)
    set_wish(Wish(off, body.quiet_from, body.quiet_until, body.timezone), actor=actor, now=now())
    return _preferences(actor)


def _preferences(actor: Actor) -> PreferenceOut:
    wish = wishes_of([actor.id]).get(actor.id, Wish())
    person = next(iter(list_people([actor.id], now=now())), None)
    return PreferenceOut(
        mail=person.mail if person else "",
        phone=person.phone if person else "",
        channels=[ChannelWord(id=channel, name=words(CHANNEL_NAMES[channel])) for channel in PERSONAL],
        kinds=[
            PreferenceKind(
                id=kind,
                name=words(name_of(kind)),
                binding=template_of(kind).binding,
                off=[channel for channel in PERSONAL if (kind, channel.value) in wish.off],
            )
            for kind in kinds()
            if kind not in APART
        ],
        quiet_from=wish.quiet_from,
        quiet_until=wish.quiet_until,
        timezone=wish.timezone,
    )
