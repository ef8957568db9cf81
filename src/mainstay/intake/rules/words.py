"""The intake's vocabularies: channels, states of an arrival, the reasons why one is parked, and their names."""

from dataclasses import dataclass
from enum import StrEnum


class ArrivalChannel(StrEnum):
    """How something has reached the desk."""

    MAIL = "mail"
    CHAT = "chat"
    PHONE = "phone"
    WEBHOOK = "webhook"


class ArrivalState(StrEnum):
    """What has become of an arrival."""

    RECEIVED = "received"
    OPENED = "opened"
    APPENDED = "appended"
    PARKED = "parked"
    DECLINED = "declined"
    SET_ASIDE = "set_aside"


class Reason(StrEnum):
    """Why an arrival did not go on by itself."""

    STRANGER = "stranger"
    UNPROVEN = "unproven"
    SENDER_UNCLEAR = "sender_unclear"
    WHICH_CONTRACT = "which_contract"
    NOT_YOURS = "not_yours"
    NOT_IN_FORCE = "not_in_force"
    REFUSED = "refused"
    TOO_LARGE = "too_large"
    TOO_INTRICATE = "too_intricate"
    FLOOD = "flood"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    BULK = "bulk"
    OWN = "own"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Name:
    """A word in both languages."""

    zh: str
    en: str


CHANNEL_NAMES = {
    ArrivalChannel.MAIL: Name("电子邮件", "E-mail"),
    ArrivalChannel.CHAT: Name("即时通信", "Chat"),
    ArrivalChannel.PHONE: Name("电话", "Telephone"),
    ArrivalChannel.WEBHOOK: Name("接口", "Webhook"),
}
STATE_NAMES = {
    ArrivalState.RECEIVED: Name("已收到", "Received"),
    ArrivalState.OPENED: Name("已建工单", "Case opened"),
    ArrivalState.APPENDED: Name("已并入工单", "Added to a case"),
    ArrivalState.PARKED: Name("待处置", "Parked"),
    ArrivalState.DECLINED: Name("不予受理", "Declined"),
    ArrivalState.SET_ASIDE: Name("已留存，无须处理", "Kept, nothing to do"),
}
REASON_NAMES = {
    Reason.STRANGER: Name("发送人不是合同指定的联系人", "The sender is not a named contact of a contract"),
    Reason.UNPROVEN: Name("邮件服务器未能证实发送人身份", "The mail server could not prove the sender"),
    Reason.SENDER_UNCLEAR: Name("发送人地址缺失或不止一个", "No sender address, or more than one"),
    Reason.WHICH_CONTRACT: Name("无法判断所属合同", "It is not clear which contract it belongs to"),
    Reason.NOT_YOURS: Name("所回复的工单与发送人无关", "It answers a case that the sender has no part in"),
    Reason.NOT_IN_FORCE: Name("合同当前未生效", "The contract is not in force"),
    Reason.REFUSED: Name("服务台未予接受", "The desk did not take it"),
    Reason.TOO_LARGE: Name("超过允许的大小，正文未下载", "Over the allowed size; only its headers were fetched"),
    Reason.TOO_INTRICATE: Name("结构过于复杂，未予展开", "Too many or too deeply nested parts; not unfolded"),
    Reason.FLOOD: Name("同一发送人短时间内来件过多", "Too many from one sender in a short time"),
    Reason.AUTO_REPLY: Name("自动回复", "An automatic reply"),
    Reason.BOUNCE: Name("退信或投递状态通知", "A bounce or delivery report"),
    Reason.BULK: Name("群发邮件", "Bulk mail"),
    Reason.OWN: Name("本系统发出的邮件", "Our own mail, come back"),
    Reason.EMPTY: Name("没有内容", "Nothing in it"),
}
# What a machine has sent is kept and needs nobody; the rest waits for a seat.
SET_ASIDE = frozenset({Reason.AUTO_REPLY, Reason.BOUNCE, Reason.BULK, Reason.OWN})


class CallResult(StrEnum):
    """How a call ended."""

    SOLVED = "solved"
    CASE_OPENED = "case_opened"
    CASE_UPDATED = "case_updated"
    CALL_BACK = "call_back"
    PASSED_ON = "passed_on"
    NO_CONCERN = "no_concern"


CALL_RESULT_NAMES = {
    CallResult.SOLVED: Name("电话中解决", "Solved on the telephone"),
    CallResult.CASE_OPENED: Name("已建工单", "Case opened"),
    CallResult.CASE_UPDATED: Name("并入已有工单", "Added to a case"),
    CallResult.CALL_BACK: Name("需回电", "To be called back"),
    CallResult.PASSED_ON: Name("已转接", "Passed on"),
    CallResult.NO_CONCERN: Name("无须处理", "Nothing to do"),
}
