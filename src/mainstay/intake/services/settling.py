"""A seat settles what is parked: into a case, onto one, or declined; on record, with the reason."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from mainstay.directory.public import Actor, require, roles_on
from mainstay.intake.models import Arrival, Inlet, KnownSender
from mainstay.intake.queries.arrivals import access_arrival
from mainstay.intake.queries.contacts import contracts_in_force
from mainstay.intake.reading.mail import Attachment
from mainstay.intake.rules.deciding import Decision
from mainstay.intake.rules.permissions import SETTLE
from mainstay.intake.rules.words import ArrivalChannel, ArrivalState, Reason
from mainstay.kernel.errors import Malformed, Problem, Refused
from mainstay.kernel.files import get_file, open_file
from mainstay.notify.public import send_mail

from .judging import Judged, contacts_of
from .mail import read_again
from .passing import pass_on
from .received import Received
from .writing import record

WAITING = frozenset({ArrivalState.PARKED.value, ArrivalState.SET_ASIDE.value, ArrivalState.DECLINED.value})


@transaction.atomic
def release(
    arrival_id: UUID,
    *,
    contract_id: UUID | None,
    case_number: str,
    person_id: UUID | None,
    note: str,
    actor: Actor,
    now: datetime,
) -> Arrival:
    """Let a parked arrival through: a new case under a contract, or a comment on a case. What is refused stays parked.

    It goes on in the sender's name when he is a named contact there, else in the seat's. `person_id` says who a
    chat's sender is, from now on.
    """
    arrival = _waiting(arrival_id, actor)
    if bool(contract_id) == bool(case_number):
        raise _wrong("contract_id", "请选择合同，或填写工单编号", "choose a contract, or name a case")
    if person_id is not None:
        _remember(arrival, person_id, actor, now=now)
    received = received_again(arrival, person_id)
    state = ArrivalState.OPENED if contract_id else ArrivalState.APPENDED
    if case_number:
        sender = f"{arrival.sender_name} <{arrival.sender}>".strip()
        received = replace(received, text=f"（座席并入 {sender} 的来件）\n{received.text}")
    decision = Decision(state, contract_id=contract_id, case_number=case_number.upper())
    number = pass_on(_in_whose_name(decision, received, actor, now=now), received, now=now)
    arrival.state, arrival.case_number = state.value, number
    arrival.contract_id = contract_id or arrival.contract_id
    payload = {"case": number, "contract": str(arrival.contract_id or ""), "note": note, "was": arrival.reason}
    return _settled(arrival, "released", payload, actor, now=now)


@transaction.atomic
def decline(arrival_id: UUID, *, note: str, tell: bool, actor: Actor, now: datetime) -> Arrival:
    """Decline an arrival with the reason; with `tell` its sender is told by mail, if he wrote one."""
    arrival = _waiting(arrival_id, actor)
    if not note.strip():
        raise _wrong("note", "请填写理由", "say why")
    if arrival.state == ArrivalState.DECLINED:
        raise Refused("该来件已作不予受理处理。", "This arrival is declined already.")
    told = tell and arrival.channel == ArrivalChannel.MAIL and bool(arrival.sender) and not arrival.no_answer
    if told:
        send_mail(
            arrival.sender,
            subject=f"回复：{arrival.subject}"[:290],
            text=f"您好，您的来件未予受理。\n理由：{note}\n\nYour message was not taken.\nReason: {note}\n",
            key=f"intake.declined:{arrival.id}:{arrival.seq}",
            now=now,
            in_reply_to=arrival.message_id,
            references=(arrival.message_id,) if arrival.message_id else (),
        )
    arrival.state = ArrivalState.DECLINED.value
    return _settled(arrival, "declined", {"note": note, "told": told, "was": arrival.reason}, actor, now=now)


def received_again(arrival: Arrival, person_id: UUID | None) -> Received:
    """What arrived, read once more from what was kept."""
    received = Received(
        channel=ArrivalChannel(arrival.channel),
        key=arrival.key,
        sender=arrival.sender,
        sender_name=arrival.sender_name,
        subject=arrival.subject,
        text=arrival.text,
        mail=arrival.sender if arrival.channel == ArrivalChannel.MAIL else "",
        digest=arrival.digest,
        size=arrival.size,
        person_id=person_id or arrival.person_id,
    )
    return replace(received, attachments=_attachments(arrival)) if arrival.channel == ArrivalChannel.MAIL else received


def _attachments(arrival: Arrival) -> tuple[Attachment, ...]:
    """The files of a kept mail; a mail that was never unfolded is itself the file."""
    if arrival.file_id is None:
        return ()
    with open_file(get_file(arrival.file_id)) as stored:
        content = stored.read()
    if arrival.reason in {Reason.TOO_INTRICATE, Reason.TOO_LARGE}:
        return (Attachment("来信.eml", content),)
    return read_again(content).attachments


def _in_whose_name(decision: Decision, received: Received, actor: Actor, *, now: datetime) -> Judged:
    covered = contracts_in_force(now=now)
    contacts = contacts_of(received, covered, now=now)
    contact = next((one for one in contacts if one.contract_id == decision.contract_id and one.may_ask), None)
    return Judged(decision, contact.actor if contact else actor, contact or next(iter(contacts), None))


def _waiting(arrival_id: UUID, actor: Actor) -> Arrival:
    require(actor, SETTLE)
    arrival = access_arrival(arrival_id, actor=actor, lock=True)
    if arrival.state not in WAITING:
        raise Refused("该来件已处理。", "This arrival is settled already.")
    return arrival


def _remember(arrival: Arrival, person_id: UUID, actor: Actor, *, now: datetime) -> None:
    inlet = Inlet.objects.filter(pk=arrival.inlet_id).first() if arrival.inlet_id else None
    if inlet is None or not arrival.sender:
        raise _wrong("person_id", "只有即时通信来件可以指认发送人", "only senders on a chat platform can be named")
    KnownSender.objects.update_or_create(
        inlet=inlet,
        handle=arrival.sender,
        defaults={"person_id": person_id, "since": now, "known_by": actor.name},
    )


def _settled(arrival: Arrival, kind: str, payload: dict[str, Any], actor: Actor, *, now: datetime) -> Arrival:
    contract_id = arrival.contract_id if arrival.contract_id and roles_on(actor, arrival.contract_id) else None
    record(arrival, kind, payload, actor=actor, now=now, contract_id=contract_id)
    arrival.settled_at, arrival.settled_by = now, actor.name
    arrival.save()
    return arrival


def _wrong(path: str, zh: str, en: str) -> Malformed:
    return Malformed(f"{zh}。", f"{en.capitalize()}.", [Problem("missing", f"{path}：{zh}", f"{path}: {en}", path)])
