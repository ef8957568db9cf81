"""SMS through the HTTP gateway that a file describes."""

from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from mainstay.notify.reading.description import Description, DescriptionUnreadable, read_description
from mainstay.notify.services.described import DescribedSession
from mainstay.notify.services.way import ChannelDown, Way


def sms_way(lane: str) -> Way | None:  # noqa: ARG001  there is one gateway, whatever the lane is called
    """The way out for SMS; None when there is no gateway, ChannelDown when its file cannot be used."""
    gateway = sms_gateway()
    if gateway is None:
        return None
    return Way(urlsplit(gateway.url).hostname or "", gateway.per_minute, lambda: DescribedSession(gateway))


def sms_gateway() -> Description | None:
    """What MAINSTAY_SMS_GATEWAY describes; None when there is no gateway. ChannelDown when it cannot be read."""
    if not settings.SMS_GATEWAY:
        return None
    try:
        found = read_description(Path(settings.SMS_GATEWAY), settings.SMS_SECRET)
    except DescriptionUnreadable as error:
        raise ChannelDown(str(error)) from error
    if not found.url:
        raise ChannelDown(f"{settings.SMS_GATEWAY}: the address is missing")
    return found
