"""Closed cases that the desk has not called back about yet (E-28)."""

from uuid import UUID

from mainstay.desk.models import OPEN, Case
from mainstay.directory.public import Actor, sees_all_contracts, visible_contracts
from mainstay.kernel.paging import Page, keyset


def list_call_backs(
    *, actor: Actor, contract_id: UUID | None = None, cursor: str | None = None, limit: int = 50
) -> Page[Case]:
    """Those of the viewer's contracts, the longest closed first."""
    waiting = Case.objects.filter(~OPEN, called_back=False)
    if not sees_all_contracts(actor):
        waiting = waiting.filter(contract_id__in=visible_contracts(actor))
    if contract_id is not None:
        waiting = waiting.filter(contract_id=contract_id)
    return keyset(waiting, by="closed_at", cursor=cursor, limit=limit)
