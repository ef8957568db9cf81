"""The vocabularies of messages, with their names for people."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Name:
    """Words in both languages."""

    zh: str
    en: str


class MessageChannel(StrEnum):
    """How word is carried. `mail` and `sms` are the same words as in a contract's ladders."""

    MAIL = "mail"
    SMS = "sms"
    PUSH = "push"
    WECOM = "wecom"
    DINGTALK = "dingtalk"
    FEISHU = "feishu"
    WEBHOOK = "webhook"


Channel = MessageChannel  # the API tells it from the channels that a contract may name

# Channels that carry a contract's news to a group or a program, set up as endpoints.
ENDPOINTS = (Channel.WECOM, Channel.DINGTALK, Channel.FEISHU, Channel.WEBHOOK)


class MessageState(StrEnum):
    """Where a message stands: queued, handed over (`sent`), delivered by receipt; failed for good, too old; or in a
    digest, which carries it (`merged`).
    """

    QUEUED = "queued"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    EXPIRED = "expired"
    MERGED = "merged"


class TraceKind(StrEnum):
    """What a line of a message's proof tells."""

    ATTEMPTED = "attempted"
    RECEIPT = "receipt"
    BOUNCED = "bounced"
    INSTEAD = "instead"
    AGAIN = "again"
    DIGESTED = "digested"
    EXPIRED = "expired"


class OutageKind(StrEnum):
    """What an entry tells of a gateway's outage: it began, people were told, a case was opened, somebody had the way
    tried before its time, it ended.
    """

    BEGAN = "gateway_down"
    TOLD = "gateway_told"
    CASE = "gateway_case"
    TRIED = "gateway_tried"
    ENDED = "gateway_back"


CHANNEL_NAMES: Mapping[Channel, Name] = {
    Channel.MAIL: Name("邮件", "Mail"),
    Channel.SMS: Name("短信", "SMS"),
    Channel.PUSH: Name("浏览器推送", "Web push"),
    Channel.WECOM: Name("企业微信群机器人", "WeCom robot"),
    Channel.DINGTALK: Name("钉钉群机器人", "DingTalk robot"),
    Channel.FEISHU: Name("飞书群机器人", "Feishu robot"),
    Channel.WEBHOOK: Name("Webhook 推送", "Webhook"),
}
STATE_NAMES: Mapping[MessageState, Name] = {
    MessageState.QUEUED: Name("待发", "Waiting"),
    MessageState.SENT: Name("已交付网关", "Handed over"),
    MessageState.DELIVERED: Name("已送达", "Delivered"),
    MessageState.FAILED: Name("未送达", "Failed"),
    MessageState.EXPIRED: Name("逾期未发出", "Too old"),
    MessageState.MERGED: Name("已并入汇总", "In a digest"),
}
TRACE_NAMES: Mapping[TraceKind, Name] = {
    TraceKind.ATTEMPTED: Name("交付", "Attempt"),
    TraceKind.RECEIPT: Name("送达回执", "Receipt"),
    TraceKind.BOUNCED: Name("退信", "Bounce"),
    TraceKind.INSTEAD: Name("改用其他渠道", "By another channel"),
    TraceKind.AGAIN: Name("人工重发", "Sent again"),
    TraceKind.DIGESTED: Name("并入汇总", "Into a digest"),
    TraceKind.EXPIRED: Name("逾期", "Too old"),
}
