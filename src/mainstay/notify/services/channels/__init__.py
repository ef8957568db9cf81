"""One folder a channel; the table says which way a channel takes."""

from collections.abc import Callable, Mapping

from mainstay.notify.rules.words import Channel
from mainstay.notify.services.way import ChannelDown, Way

from .dingtalk import dingtalk_way
from .feishu import feishu_way
from .mail import mail_way
from .push import push_way
from .sms import sms_way
from .webhook import webhook_way
from .wecom import wecom_way

WAYS: Mapping[Channel, Callable[[str], Way | None]] = {
    Channel.MAIL: mail_way,
    Channel.SMS: sms_way,
    Channel.PUSH: push_way,
    Channel.WECOM: wecom_way,
    Channel.DINGTALK: dingtalk_way,
    Channel.FEISHU: feishu_way,
    Channel.WEBHOOK: webhook_way,
}


def way_out(lane: str) -> Way | None:
    """The way out of a lane; None where it is not configured, ChannelDown where its settings are wrong."""
    return WAYS[Channel(lane.partition(":")[0])](lane)


def is_open(lane: str) -> bool:
    """Whether a lane is set up so that messages can leave."""
    try:
        return way_out(lane) is not None
    except ChannelDown:
        return False
