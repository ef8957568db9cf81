"""Who sees which notices: both sides of the contract, and those who see everything."""

from uuid import UUID

from django.db.models import QuerySet

from mainstay.directory.public import Actor, may_see_contract, sees_all_contracts, visible_contracts
from mainstay.kernel.errors import NotFound
from mainstay.kernel.files import FileFacts, get_file
from mainstay.kernel.paging import Page, keyset
from mainstay.notices.models import Notice

STREAM = "notice:"


def list_notices(*, actor: Actor, contract: UUID | None, cursor: str | None, limit: int) -> Page[Notice]:
    """One page of the register, the latest first."""
    rows = Notice.objects.all()
    if not sees_all_contracts(actor):
        rows = rows.filter(contract_id__in=visible_contracts(actor))
    if contract is not None:
        rows = rows.filter(contract_id=contract)
    return keyset(rows, by="sent_at", newest=True, cursor=cursor, limit=limit)


def find_notice(notice_id: UUID, rows: "QuerySet[Notice]", *, actor: Actor) -> Notice:
    """A notice among `rows`; NotFound when there is none or the actor may not see it."""
    found = rows.filter(pk=notice_id).first()
    if found is None or not may_see_contract(actor, found.contract_id):
        raise NotFound("没有这份通知，或您无权查看。", "There is no such notice, or none that you may see.")
    return found


def access_file(file_id: UUID, *, actor: Actor) -> tuple[FileFacts, UUID]:
    """A file that a notice keeps, with its contract, for somebody who may see it; NotFound."""
    facts = get_file(file_id)
    if facts.bound_to.startswith(STREAM):
        notice = find_notice(UUID(facts.bound_to.removeprefix(STREAM)), Notice.objects.all(), actor=actor)
        return facts, notice.contract_id
    raise NotFound("没有这个附件，或您无权查看。", "There is no such file, or none that you may see.")
