"""Who sees which duties: both sides of the contract, and those who see everything."""

from uuid import UUID

from django.db.models import QuerySet

from mainstay.directory.public import Actor, may_see_contract, sees_all_contracts, visible_contracts
from mainstay.duties.models import Duty
from mainstay.kernel.errors import NotFound
from mainstay.kernel.files import FileFacts, get_file

STREAM = "duty:"


def seen_duties(actor: Actor) -> "QuerySet[Duty]":
    """The duties of the actor's contracts."""
    rows = Duty.objects.all()
    return rows if sees_all_contracts(actor) else rows.filter(contract_id__in=visible_contracts(actor))


def find_duty(duty_id: UUID, duties: "QuerySet[Duty]", *, actor: Actor) -> Duty:
    """A duty among `duties`; NotFound when there is none or the actor may not see it."""
    duty = duties.filter(pk=duty_id).first()
    if duty is None or not may_see_contract(actor, duty.contract_id):
        raise NotFound("没有这项义务，或您无权查看。", "There is no such duty, or none that you may see.")
    return duty


def access_duty(duty_id: UUID, *, actor: Actor) -> Duty:
    """A duty for somebody who may see it."""
    return find_duty(duty_id, Duty.objects.all(), actor=actor)


def access_file(file_id: UUID, *, actor: Actor) -> tuple[FileFacts, UUID]:
    """A file that a duty keeps, with its contract, for somebody who may see the duty; NotFound."""
    facts = get_file(file_id)
    if facts.bound_to.startswith(STREAM):
        duty = access_duty(UUID(facts.bound_to.removeprefix(STREAM)), actor=actor)
        return facts, duty.contract_id
    raise NotFound("没有这个附件，或您无权查看。", "There is no such file, or none that you may see.")
