"""The closed vocabularies of notices."""

from enum import StrEnum

Names = tuple[str, str]


class NoticeMedium(StrEnum):
    """How a notice is sent."""

    IN_PERSON = "in_person"
    REGISTERED_POST = "registered_post"
    EXPRESS = "express"
    MAIL = "mail"
    FAX = "fax"
    SMS = "sms"


class NoticeAct(StrEnum):
    """What people note on a notice that was sent."""

    RECEIVE = "receive"
    RETURN = "return"
    REFUSE = "refuse"
    ANSWER = "answer"
    COMMENT = "comment"


class NoticeKind(StrEnum):
    """The kinds of entries on a notice's stream; the last is the system's own."""

    SENT = "notice_sent"
    RECEIVED = "notice_received"
    RETURNED = "notice_returned"
    REFUSED = "notice_refused"
    ANSWERED = "notice_answered"
    COMMENTED = "notice_commented"
    UNANSWERED = "notice_objection_accepted_by_silence"


class NoticeState(StrEnum):
    """How a notice stands; the last three are of objections."""

    SENT = "sent"
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"
    WAITING = "waiting"
    ANSWERED = "answered"
    CONCEDED = "conceded"


# The three media that a contract's rules speak of.
FAMILY: dict[NoticeMedium, str] = {
    NoticeMedium.IN_PERSON: "in_person",
    NoticeMedium.REGISTERED_POST: "post",
    NoticeMedium.EXPRESS: "post",
    NoticeMedium.MAIL: "electronic",
    NoticeMedium.FAX: "electronic",
    NoticeMedium.SMS: "electronic",
}
MEDIUM_NAMES: dict[NoticeMedium, Names] = {
    NoticeMedium.IN_PERSON: ("直接送达", "by hand"),
    NoticeMedium.REGISTERED_POST: ("挂号信", "registered post"),
    NoticeMedium.EXPRESS: ("特快专递", "express"),
    NoticeMedium.MAIL: ("电子邮件", "e-mail"),
    NoticeMedium.FAX: ("传真", "fax"),
    NoticeMedium.SMS: ("短信", "SMS"),
}
STATE_NAMES: dict[NoticeState, Names] = {
    NoticeState.SENT: ("已发出，待送达", "Sent"),
    NoticeState.DELIVERED: ("已送达", "Delivered"),
    NoticeState.UNDELIVERED: ("未送达", "Not delivered"),
    NoticeState.WAITING: ("待书面答复", "Waits for an answer"),
    NoticeState.ANSWERED: ("已书面答复", "Answered"),
    NoticeState.CONCEDED: ("逾期未答复，视为认可", "Unanswered, counts as accepted"),
}
KIND_NAMES: dict[NoticeKind, Names] = {
    NoticeKind.SENT: ("发出通知", "Notice sent"),
    NoticeKind.RECEIVED: ("签收", "Received"),
    NoticeKind.RETURNED: ("退回", "Came back"),
    NoticeKind.REFUSED: ("拒绝签收", "Receipt refused"),
    NoticeKind.ANSWERED: ("书面答复", "Answered in writing"),
    NoticeKind.COMMENTED: ("留言", "Comment"),
    NoticeKind.UNANSWERED: ("逾期未答复，视为认可异议", "Unanswered: the objection counts as accepted"),
}
