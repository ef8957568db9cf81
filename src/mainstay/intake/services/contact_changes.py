"""Noting a change of the customer's contacts: who may ask from now on, who not, and whether it was told in time."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from mainstay.contracts.public import Side, contact_change_told_by, terms_in_force
from mainstay.directory.public import Actor, normal_phone, require, roles_on
from mainstay.intake.models import ContactNotice
from mainstay.intake.rules.permissions import TELL_CONTACTS
from mainstay.kernel.errors import Malformed, NotFound, Problem, Refused
from mainstay.kernel.ledger import Draft, Head, append, read_stream


@dataclass(frozen=True, slots=True)
class ContactChange:
    """Somebody comes (`name` with mail or phone), somebody leaves, or both; `changed_at` is when it took effect."""

    contract_id: UUID
    changed_at: datetime
    leaving: str = ""
    name: str = ""
    phone: str = ""
    mail: str = ""


@transaction.atomic
def note_contact_change(change: ContactChange, *, actor: Actor, now: datetime) -> ContactNotice:
    """Note a change that was told: by the customer himself or by a seat of the contract. Late ones say so.

    It counts from the moment of the change. The entry stands on the stream `contacts:<contract>`.
    """
    _require_part(actor, change.contract_id)
    if not change.name and not change.leaving:
        raise _wrong("name", "请填写新联系人或离任联系人", "name who comes or who leaves")
    if change.name and not (change.mail or normal_phone(change.phone)):
        raise _wrong("mail", "请填写新联系人的邮箱或电话", "give the new contact's mail or telephone")
    if change.changed_at > now:
        raise Refused("变更时间不能晚于当前时间。", "Nothing can be noted before it has happened.")
    told_by = contact_change_told_by(terms_in_force(change.contract_id, now).compiled, Side.CUSTOMER, change.changed_at)
    notice = ContactNotice(
        id=uuid.uuid4(),
        contract_id=change.contract_id,
        side=Side.CUSTOMER.value,
        leaving=change.leaving,
        leaving_mail="",
        name=change.name,
        phone=normal_phone(change.phone),
        mail=change.mail.strip().lower(),
        changed_at=change.changed_at,
        noted_at=now,
        noted_by=actor.name,
        due_at=told_by[0] if told_by else None,
        clause=told_by[1] if told_by else "",
        late=bool(told_by and now > told_by[0]),
    )
    _record(notice, actor, now=now)
    notice.save(force_insert=True)
    return notice


def stream_of(contract_id: UUID) -> str:
    """The stream of the contacts of a contract."""
    return f"contacts:{contract_id}"


def _record(notice: ContactNotice, actor: Actor, *, now: datetime) -> None:
    stream = stream_of(notice.contract_id)
    before = read_stream(stream)
    head = Head(before[-1].seq, before[-1].hash) if before else Head()
    grant = roles_on(actor, notice.contract_id)[0]
    payload = {
        "leaving": notice.leaving,
        "name": notice.name,
        "phone": notice.phone,
        "mail": notice.mail,
        "due": notice.due_at.isoformat() if notice.due_at else "",
        "clause": notice.clause,
        "late": notice.late,
    }
    draft = Draft(
        "contact_changed", notice.changed_at, actor.id, actor.name, grant.role.value, grant.side.value, payload
    )
    append(stream, head, [draft], recorded_at=now)


def _require_part(actor: Actor, contract_id: UUID) -> None:
    if not any(grant.contract_id == contract_id for grant in require(actor, TELL_CONTACTS)):
        raise NotFound("没有这个合同，或您无权查看。", "There is no such contract, or none that you may see.")


def _wrong(path: str, zh: str, en: str) -> Malformed:
    return Malformed(f"{zh}。", f"{en.capitalize()}.", [Problem("missing", f"{path}：{zh}", f"{path}: {en}", path)])
