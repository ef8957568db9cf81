"""Routes of contacts: who may ask under a contract, and changes that are told."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from mainstay.directory.public import actor_on, tell_access
from mainstay.intake.queries.calls import access_contract
from mainstay.intake.queries.contacts import list_contacts, list_notices
from mainstay.intake.services.contact_changes import ContactChange, note_contact_change
from mainstay.kernel.time import now

from .schemas import ContactChangeIn, ContactsOut, NoticeOut
from .showing import show_contact, show_notice

router = Router()


@router.get("/contracts/{contract_id}/contacts", response=ContactsOut, summary="Who may ask under a contract")
def get_contacts(request: HttpRequest, contract_id: UUID) -> ContactsOut:
    """The named contacts, with those who left marked, and the changes told so far."""
    moment = now()
    covered = access_contract(contract_id, actor=actor_on(request), now=moment)
    tell_access(request, subject=covered.code, contract_id=contract_id)
    return ContactsOut(
        contacts=[show_contact(one) for one in list_contacts(covered, now=moment)],
        notices=[show_notice(one) for one in list_notices(contract_id)],
    )


@router.post("/contracts/{contract_id}/contacts", response={201: NoticeOut}, summary="Note a change of contacts")
def note_change(request: HttpRequest, contract_id: UUID, body: ContactChangeIn) -> Status[NoticeOut]:
    """Note who comes and who leaves; the answer says until when it had to be told and whether it was late."""
    change = ContactChange(contract_id, **body.model_dump())
    return Status(201, show_notice(note_contact_change(change, actor=actor_on(request), now=now())))
