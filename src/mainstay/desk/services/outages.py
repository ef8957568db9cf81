"""A dead gateway opens a case of its own, once, under the contract by which this installation is looked after."""

import logging
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from mainstay.contracts.public import list_contracts
from mainstay.desk.queries.terms import Pinned, terms_at
from mainstay.desk.rules.orders import Order
from mainstay.desk.rules.words import Act, CaseChannel
from mainstay.directory.public import SYSTEM
from mainstay.kernel.errors import Refused
from mainstay.kernel.pages import address_of
from mainstay.notify.public import Channel, OutageFacts, lock_outage, note_outage_case, note_outage_told

from .acting import act_on_case
from .opening import Opening, open_case
from .telling.writing import local

LOG = logging.getLogger(__name__)
NAMES = {Channel.MAIL: "邮件", Channel.SMS: "短信"}


def open_outage_case(outage_id: UUID, *, now: datetime) -> None:
    """Open the case of an outage; nothing without MAINSTAY_OPERATION_CONTRACT, or when it is there already.

    Where the contract is not in force the log says so: administrators have been told by then.
    """
    pinned = _operation_contract(now)
    if pinned is not None:
        with transaction.atomic():
            _open(outage_id, pinned, now=now)


@transaction.atomic
def tell_outage_over(outage_id: UUID, *, now: datetime) -> None:
    """Say on the case of an outage that the gateway answers again; once. People close it."""
    outage = lock_outage(outage_id)
    if outage.case and outage.ended_at is not None and not outage.is_over_told:
        _tell_over(outage, outage.case, outage.ended_at, now=now)


def _open(outage_id: UUID, pinned: Pinned, *, now: datetime) -> None:
    outage = lock_outage(outage_id)
    if outage.case:
        return
    opening = Opening(
        pinned.contract_id,
        title=f"{NAMES[outage.channel]}网关中断：{outage.gateway}"[:200],
        description=(
            f"{NAMES[outage.channel]}网关自{local(outage.began_at, pinned)}起不能投递消息，积压消息待其恢复后发出。\n"
            f"最近应答：{outage.answer}\n渠道状态：{address_of('/messages/channels')}"
        ),
        channel=CaseChannel.SYSTEM,
    )
    case = open_case(opening, actor=SYSTEM, now=now)
    note_outage_case(outage_id, case.number, now=now)
    if outage.ended_at is not None:
        _tell_over(outage, case.number, outage.ended_at, now=now)


def _tell_over(outage: OutageFacts, number: str, ended_at: datetime, *, now: datetime) -> None:
    minutes = max(int((ended_at - outage.began_at).total_seconds() // 60), 1)
    note = f"网关已恢复应答，中断约{minutes}分钟，积压消息已继续发出。请核实后办结。"
    act_on_case(number, Order(Act.COMMENT, note=note), actor=SYSTEM, now=now)
    note_outage_told(outage.id)


def _operation_contract(now: datetime) -> Pinned | None:
    """The contract that the setting names; None without one, or while none of its versions is in force."""
    code = settings.OPERATION_CONTRACT
    if not code:
        return None
    found = next((one for one in list_contracts(now=now) if one.code == code), None)
    try:
        if found is not None:
            return terms_at(found.id, now)
    except Refused as refused:
        LOG.warning("MAINSTAY_OPERATION_CONTRACT=%s: %s", code, refused)
        return None
    LOG.warning("MAINSTAY_OPERATION_CONTRACT=%s: there is no such contract", code)
    return None
