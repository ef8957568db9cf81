"""Passing on: an arrival becomes a case, a comment on one, or the customer's confirmation."""

from datetime import datetime

from mainstay.desk.public import (
    Act,
    CaseChannel,
    CaseState,
    Opening,
    Order,
    act_on_case,
    find_case,
    open_case,
)
from mainstay.directory.public import SYSTEM, Actor, Side, roles_on
from mainstay.intake.rules.marks import confirms, first_line
from mainstay.intake.rules.words import ArrivalChannel, ArrivalState
from mainstay.kernel.errors import Refused
from mainstay.kernel.files import store_bytes

from .judging import Judged
from .received import Received

CHANNELS = {
    ArrivalChannel.MAIL: CaseChannel.MAIL,
    ArrivalChannel.CHAT: CaseChannel.CHAT,
    ArrivalChannel.PHONE: CaseChannel.PHONE,
    ArrivalChannel.WEBHOOK: CaseChannel.API,
}
LONGEST_TITLE = 200
LONGEST_NOTE = 20_000
URGENT_STRANGER = (
    "本工单由非合同指定联系人以紧急事由提出，按紧急放行规则受理。"
    " / Asked by somebody who is no named contact; taken because it was marked urgent."
)


def pass_on(judged: Judged, received: Received, *, now: datetime) -> str:
    """Carry out a decision to open or to append; the number of the case. The desk's own refusals come through."""
    actor = judged.actor or SYSTEM
    if judged.decision.state is ArrivalState.APPENDED:
        _append(judged.decision.case_number, actor, received, now=now)
        return judged.decision.case_number
    return _open(judged, actor, received, now=now)


def _open(judged: Judged, actor: Actor, received: Received, *, now: datetime) -> str:
    if judged.decision.contract_id is None:
        raise Refused("尚未确定所属合同。", "The contract is not known yet.")
    title = (received.subject or first_line(received.text) or "（无标题）")[:LONGEST_TITLE]
    opening = Opening(
        contract_id=judged.decision.contract_id,
        title=title,
        description=received.text[:LONGEST_NOTE],
        reporter=reporter_of(judged, received),
        channel=CHANNELS[received.channel],
    )
    number = open_case(opening, actor=actor, now=now)
    if files := stored(received, actor, now=now):
        act_on_case(number, Order(Act.ATTACH, fields={"files": files}), actor=actor, now=now)
    if judged.decision.stranger:
        act_on_case(number, Order(Act.COMMENT, note=URGENT_STRANGER), actor=SYSTEM, now=now)
    return number


def reporter_of(judged: Judged, received: Received) -> dict[str, str]:
    """The caller as E-18 wants him: name, company, telephone, mail, address."""
    contact = judged.contact
    return {
        "name": (contact.name if contact else received.sender_name or received.sender)[:200],
        "company": contact.company if contact else "",
        "phone": (contact.phone if contact and contact.phone else received.phone)[:200],
        "mail": (received.mail or (contact.mail if contact else ""))[:200],
        "address": contact.address if contact else "",
    }


def _append(number: str, actor: Actor, received: Received, *, now: datetime) -> None:
    case = find_case(number, actor=actor)
    if case is None:
        raise Refused("没有这个工单，或无权查看。", "There is no such case, or none that may be seen.")
    files = stored(received, actor, now=now)
    text = received.text[:LONGEST_NOTE]
    customer = any(grant.side is Side.CUSTOMER for grant in roles_on(actor, case.contract_id))
    if customer and case.state is CaseState.RESOLVED and not files and confirms(text):
        act_on_case(number, Order(Act.CONFIRM, note=text), actor=actor, now=now)
        return
    note = text or "（仅有附件）"
    fields = {"files": files} if files else {}
    act_on_case(number, Order(Act.COMMENT, note=note, fields=fields), actor=actor, now=now)


def stored(received: Received, actor: Actor, *, now: datetime) -> list[str]:
    """The attachments, kept in the name of who acts, so that the desk may bind them."""
    return [
        str(store_bytes(one.content, name=one.name, uploaded_by=actor.id, now=now).id) for one in received.attachments
    ]
