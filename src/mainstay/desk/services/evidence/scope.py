"""What an export covers, and that the reader may see it."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from mainstay.contracts.public import list_contracts
from mainstay.desk.models import Case
from mainstay.desk.queries.cases import access_case
from mainstay.directory.public import Actor, may_see_contract, roles_on
from mainstay.kernel.errors import NotFound
from mainstay.kernel.time import now as moment_now

BATCH = 200


@dataclass(frozen=True, slots=True)
class Scope:
    """One case, or all cases of a contract. `sides` are those of the reader: inner files of others stay out."""

    kind: str
    name: str
    contract_id: UUID
    case_id: UUID | None
    sides: frozenset[str]

    def batches(self) -> Iterator[list[Case]]:
        """The cases in batches, by key; those that are opened meanwhile may be among them."""
        rows = Case.objects.filter(contract_id=self.contract_id).order_by("pk")
        if self.case_id is not None:
            rows = rows.filter(pk=self.case_id)
        rows = rows.only("id", "number", "seq", "head_hash")
        batch = list(rows[:BATCH])
        while batch:
            yield batch
            batch = list(rows.filter(pk__gt=batch[-1].pk)[:BATCH])


def scope_of_case(number: str, *, actor: Actor) -> Scope:
    """A case that the actor may see; NotFound."""
    case = access_case(number, actor=actor)
    return Scope("case", case.number, case.contract_id, case.id, _sides(actor, case.contract_id))


def scope_of_contract(contract_id: UUID, *, actor: Actor) -> Scope:
    """A contract that the actor may see, with all its cases; NotFound."""
    found = list_contracts([contract_id], now=moment_now()) if may_see_contract(actor, contract_id) else ()
    if not found:
        raise NotFound("没有这份合同，或您无权查看。", "There is no such contract, or you may not see it.")
    return Scope("contract", found[0].code, contract_id, None, _sides(actor, contract_id))


def _sides(actor: Actor, contract_id: UUID) -> frozenset[str]:
    return frozenset(grant.side.value for grant in roles_on(actor, contract_id)) | {""}
