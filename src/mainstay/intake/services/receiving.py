"""Receiving: keep what came, judge it, and let the desk have it; all in one transaction, however often it comes."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import IntegrityError, transaction

from mainstay.directory.public import SYSTEM
from mainstay.intake.models import Arrival
from mainstay.intake.queries.arrivals import arrived_lately, find_arrival, grams_found_by, kept_id
from mainstay.intake.rules.automatic import is_flood
from mainstay.intake.rules.deciding import Decision
from mainstay.intake.rules.words import ArrivalState, Reason
from mainstay.kernel.errors import MainstayError
from mainstay.kernel.files import bind_files

from .judging import Judged, judge
from .passing import pass_on
from .received import Received
from .writing import record


def receive(received: Received, *, now: datetime) -> Arrival:
    """The arrival that a message has become; the same message again changes nothing and gives the same one."""
    known = find_arrival(received.channel, received.key)
    if known is not None:
        return known
    if received.problem is None and is_flood(arrived_lately(received.sender, now=now)):
        received = replace(received, problem=Reason.FLOOD)
    judged = judge(received, now=now)
    try:
        with transaction.atomic():
            return _keep(received, judged, now=now)
    except IntegrityError as error:
        known = find_arrival(received.channel, received.key)
        if "intake_arrival_key" not in str(error) or known is None:
            raise
        return known


def _keep(received: Received, judged: Judged, *, now: datetime) -> Arrival:
    arrival = _row(received, now=now)
    if received.file is not None:
        bind_files([received.file.id], to=arrival.stream, by=SYSTEM.id)
    record(arrival, "received", _payload(received), actor=SYSTEM, now=now)
    arrival.save(force_insert=True)
    settle(arrival, judged, received, now=now)
    return arrival


def settle(arrival: Arrival, judged: Judged, received: Received, *, now: datetime) -> None:
    """Do what was decided; what the desk refuses is parked with the desk's own words."""
    decision, remark = judged.decision, ("", "")
    if decision.state in {ArrivalState.OPENED, ArrivalState.APPENDED}:
        try:
            with transaction.atomic():
                number = pass_on(judged, received, now=now)
            decision = replace(decision, case_number=number)
        except MainstayError as error:
            decision = Decision(ArrivalState.PARKED, Reason.REFUSED, contract_id=decision.contract_id)
            remark = (error.detail("zh"), error.detail("en"))
    arrival.state = decision.state.value
    arrival.reason = decision.reason.value if decision.reason else ""
    arrival.remark = remark[0]
    arrival.contract_id = decision.contract_id or judged.contract_of_case
    arrival.case_number = decision.case_number
    arrival.person_id = judged.actor.id if judged.actor and judged.contact and judged.contact.person_id else None
    payload: dict[str, Any] = {"case": decision.case_number, "stranger": decision.stranger}
    if decision.reason is not None:
        payload = {"reason": decision.reason.value, "zh": remark[0], "en": remark[1]}
    payload |= {"contract": str(arrival.contract_id) if arrival.contract_id else ""}
    record(arrival, decision.state.value, payload, actor=SYSTEM, now=now, contract_id=arrival.contract_id)
    if decision.state is not ArrivalState.PARKED:
        arrival.settled_at, arrival.settled_by = now, SYSTEM.name
    arrival.save()


def _row(received: Received, *, now: datetime) -> Arrival:
    return Arrival(
        id=uuid4(),
        channel=received.channel,
        inlet_id=received.inlet_id,
        key=received.key,
        message_id=kept_id(received.message_id),
        sender=received.sender[:254],
        sender_name=received.sender_name[:100],
        subject=received.subject[:900],
        grams=grams_found_by(received.subject[:900], received.sender[:254]),
        text=received.text,
        urgent=received.urgent,
        no_answer=received.no_answer,
        file_id=received.file.id if received.file else None,
        digest=received.digest,
        size=received.size,
        state=ArrivalState.RECEIVED,
        reason="",
        remark="",
        case_number="",
        arrived_at=now,
        settled_by="",
        seq=0,
        head_hash=b"",
    )


def _payload(received: Received) -> dict[str, Any]:
    return {
        "channel": received.channel.value,
        "key": received.key,
        "sender": received.sender[:254],
        "sender_name": received.sender_name[:100],
        "subject": received.subject[:900],
        "message_id": kept_id(received.message_id),
        "sha256": received.digest,
        "size": received.size,
        "urgent": received.urgent,
        "inlet": str(received.inlet_id) if received.inlet_id else "",
        "file": str(received.file.id) if received.file else "",
        "attachments": [one.name[:180] for one in received.attachments],
    }
