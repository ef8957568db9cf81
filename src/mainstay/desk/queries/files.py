"""Who may see an attachment: whoever sees the case that keeps it, and of an inner note's only its own side."""

from typing import NamedTuple
from uuid import UUID

from mainstay.desk.models import Case
from mainstay.directory.public import Actor, may_see_contract, roles_on
from mainstay.kernel.errors import NotFound
from mainstay.kernel.files import FileFacts, get_file

STREAM = "case:"


class KeptFile(NamedTuple):
    """A file, and the contract and the number of the case that keeps it; none yet for a loose one."""

    facts: FileFacts
    contract_id: UUID | None
    case: str


def access_file(file_id: UUID, *, actor: Actor) -> KeptFile:
    """A file that the actor may see; NotFound. One that nothing keeps yet is its uploader's alone."""
    facts = get_file(file_id)
    contract_id, number = _case_of(facts)
    seen = facts.uploaded_by == actor.id if not facts.bound_to else _sees(facts, contract_id, actor)
    if not seen:
        raise NotFound("没有这个附件，或您无权查看。", "There is no such file, or none that you may see.")
    return KeptFile(facts, contract_id, number)


def _case_of(facts: FileFacts) -> tuple[UUID | None, str]:
    if not facts.bound_to.startswith(STREAM):
        return None, ""
    case_id = UUID(facts.bound_to.removeprefix(STREAM))
    return Case.objects.filter(pk=case_id).values_list("contract_id", "number").first() or (None, "")


def _sees(facts: FileFacts, contract_id: UUID | None, actor: Actor) -> bool:
    if contract_id is None or not may_see_contract(actor, contract_id):
        return False
    return not facts.side or any(grant.side.value == facts.side for grant in roles_on(actor, contract_id))
