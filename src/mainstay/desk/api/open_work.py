"""The route that says what somebody still has in hand, for who decides on his change of unit."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from mainstay.contracts.public import list_contracts
from mainstay.desk.queries.open_work import count_open_work
from mainstay.directory.public import actor_on, require_member
from mainstay.kernel.schema import Schema
from mainstay.kernel.time import now

router = Router(tags=["desk"])


class OpenWork(Schema):
    """How many open cases somebody has under a contract."""

    contract: str
    cases: int


@router.get("/people/{person_id}/open-work", response=list[OpenWork], summary="What somebody has in hand")
def get_open_work(request: HttpRequest, person_id: UUID) -> list[OpenWork]:
    """Open cases assigned to somebody under the actor, counted by contract; 404 for others."""
    require_member(person_id, actor=actor_on(request))
    counts = count_open_work(person_id)
    codes = {one.id: one.code for one in list_contracts(list(counts), now=now())} if counts else {}
    return [OpenWork(contract=codes.get(key, ""), cases=count) for key, count in counts.items()]
