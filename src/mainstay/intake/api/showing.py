"""Rows of the intake as its routes give them."""

from collections.abc import Iterable

from mainstay.directory.public import Actor
from mainstay.intake.models import Arrival, ContactNotice, Inlet, PhoneCall
from mainstay.intake.queries.calls import Caller
from mainstay.intake.queries.contacts import Contact, Covered
from mainstay.intake.rules.adapters import ADAPTERS, InletKind
from mainstay.intake.rules.words import (
    CALL_RESULT_NAMES,
    CHANNEL_NAMES,
    REASON_NAMES,
    STATE_NAMES,
    ArrivalChannel,
    ArrivalState,
    CallResult,
    Name,
    Reason,
)
from mainstay.intake.services.settling import WAITING
from mainstay.kernel.ledger import read_stream
from mainstay.kernel.schema import Label

from .schemas import (
    ArrivalDetail,
    ArrivalEntry,
    ArrivalRow,
    CallerContact,
    CallerOut,
    CallRow,
    InletOut,
    NoticeOut,
    OpenCase,
    SeatContract,
)


def label(name: Name) -> Label:
    """Words in both languages."""
    return Label(zh=name.zh, en=name.en)


def show_arrival(arrival: Arrival) -> ArrivalRow:
    """An arrival in a list."""
    return ArrivalRow(
        id=arrival.id,
        channel=ArrivalChannel(arrival.channel),
        channel_name=label(CHANNEL_NAMES[ArrivalChannel(arrival.channel)]),
        state=ArrivalState(arrival.state),
        state_name=label(STATE_NAMES[ArrivalState(arrival.state)]),
        reason=arrival.reason,
        reason_name=label(REASON_NAMES[Reason(arrival.reason)]) if arrival.reason else None,
        urgent=arrival.urgent,
        sender=arrival.sender,
        sender_name=arrival.sender_name,
        subject=arrival.subject,
        contract_id=arrival.contract_id,
        case_number=arrival.case_number,
        arrived_at=arrival.arrived_at,
        settled_at=arrival.settled_at,
        settled_by=arrival.settled_by,
    )


def show_detail(arrival: Arrival, *, viewer: Actor) -> ArrivalDetail:
    """An arrival with its words and its stream."""
    entries = read_stream(arrival.stream)
    return ArrivalDetail(
        **show_arrival(arrival).model_dump(),
        text=arrival.text,
        remark=arrival.remark,
        size=arrival.size,
        sha256=arrival.digest,
        attachments=list(entries[0].payload.get("attachments", [])) if entries else [],
        can_settle=arrival.state in WAITING and any(grant.contract_id for grant in viewer.grants),
        entries=[
            ArrivalEntry(
                seq=entry.seq,
                kind=entry.kind,
                occurred_at=entry.occurred_at,
                actor_name=entry.actor_name,
                payload=dict(entry.payload),
            )
            for entry in entries
        ],
    )


def show_call(call: PhoneCall) -> CallRow:
    """A call in a list."""
    return CallRow(
        id=call.id,
        number=call.number,
        name=str(call.caller.get("name", "")),
        company=str(call.caller.get("company", "")),
        contract_id=call.contract_id,
        case_number=call.case_number,
        seat=call.seat_name or call.seat_login,
        started_at=call.started_at,
        seconds=call.seconds,
        result=call.result,
        result_name=label(CALL_RESULT_NAMES[CallResult(call.result)]) if call.result else None,
        note=call.note,
        registered_at=call.registered_at,
    )


def show_contact(contact: Contact) -> CallerContact:
    """Somebody behind a number, or named on a contract."""
    return CallerContact(
        contract_id=contact.contract_id,
        person_id=contact.person_id,
        name=contact.name,
        title=contact.title,
        company=contact.company,
        phone=contact.phone,
        mail=contact.mail,
        address=contact.address,
        may_ask=contact.may_ask,
    )


def show_contracts(covered: Iterable[Covered]) -> list[SeatContract]:
    """Contracts by code."""
    return [SeatContract(id=one.id, code=one.code, number=one.number, title=one.title) for one in covered]


def show_caller(caller: Caller) -> CallerOut:
    """What a number opens."""
    return CallerOut(
        number=caller.number,
        contacts=[show_contact(contact) for contact in caller.contacts],
        contracts=show_contracts(caller.contracts),
        cases=[
            OpenCase(
                number=case.number,
                contract_id=case.contract_id,
                title=case.title,
                state=case.state.value,
                level=case.level,
                assignee=case.assignee,
                reporter=case.reporter,
                reported_at=case.reported_at,
            )
            for case in caller.cases
        ],
        calls=[show_call(call) for call in caller.calls],
    )


def show_notice(notice: ContactNotice) -> NoticeOut:
    """A change of contacts."""
    return NoticeOut(
        leaving=notice.leaving,
        name=notice.name,
        phone=notice.phone,
        mail=notice.mail,
        changed_at=notice.changed_at,
        noted_at=notice.noted_at,
        noted_by=notice.noted_by,
        due_at=notice.due_at,
        clause=notice.clause,
        late=notice.late,
    )


def show_inlet(inlet: Inlet) -> InletOut:
    """An inlet without its secret."""
    adapter = ADAPTERS[InletKind(inlet.kind)]
    return InletOut(
        id=inlet.id,
        kind=InletKind(inlet.kind),
        kind_name=Label(zh=adapter.zh, en=adapter.en),
        name=inlet.name,
        contract_id=inlet.contract_id,
        generation=inlet.generation,
        is_active=inlet.is_active,
        secret_is_theirs=adapter.theirs,
        address=f"/api/intake/inlets/{inlet.id}/deliveries",
        created_at=inlet.created_at,
        created_by=inlet.created_by,
        last_used_at=inlet.last_used_at,
    )
