"""Who sees which acceptance: both sides of the contract, and those who see everything."""

from uuid import UUID

from django.db.models import QuerySet

from mainstay.acceptance.models import Acceptance
from mainstay.directory.public import Actor, may_see_contract, sees_all_contracts, visible_contracts
from mainstay.kernel.errors import NotFound
from mainstay.kernel.files import FileFacts, get_file
from mainstay.kernel.paging import Page, keyset

STREAM = "acceptance:"


def list_acceptances(
    *, actor: Actor, contract: UUID | None, states: list[str], cursor: str | None, limit: int
) -> Page[Acceptance]:
    """One page of those that the actor may see, in the order in which something is due."""
    rows = Acceptance.objects.all()
    if not sees_all_contracts(actor):
        rows = rows.filter(contract_id__in=visible_contracts(actor))
    if contract is not None:
        rows = rows.filter(contract_id=contract)
    if states:
        rows = rows.filter(state__in=states)
    return keyset(rows, by="falls_at", cursor=cursor, limit=limit)


def access_acceptance(contract_id: UUID, *, actor: Actor) -> Acceptance:
    """The acceptance of a contract for somebody who may see it; NotFound."""
    return find_acceptance(contract_id, Acceptance.objects.all(), actor=actor)


def find_acceptance(contract_id: UUID, rows: "QuerySet[Acceptance]", *, actor: Actor) -> Acceptance:
    """The acceptance of a contract among `rows`; NotFound when there is none or the actor may not see it."""
    found = rows.filter(contract_id=contract_id).first() if may_see_contract(actor, contract_id) else None
    if found is None:
        raise NotFound(
            "该合同没有验收事项，或您无权查看。", "Nothing to accept on this contract, or not for you to see."
        )
    return found


def access_file(file_id: UUID, *, actor: Actor) -> tuple[FileFacts, UUID]:
    """A file that an acceptance keeps, with its contract, for somebody who may see it; NotFound."""
    facts = get_file(file_id)
    if facts.bound_to.startswith(STREAM):
        row = Acceptance.objects.filter(pk=facts.bound_to.removeprefix(STREAM)).first()
        if row is not None and may_see_contract(actor, row.contract_id):
            return facts, row.contract_id
    raise NotFound("没有这个附件，或您无权查看。", "There is no such file, or none that you may see.")
