"""Who may see an attachment: whoever sees the case that keeps it, and of an inner note's only its own side."""

from uuid import UUID

from mainstay.desk.models import Case
from mainstay.directory.public import Actor, may_see_contract, roles_on
from mainstay.kernel.errors import NotFound
from mainstay.kernel.files import FileFacts, get_file

STREAM = "case:"


def access_file(file_id: UUID, *, actor: Actor) -> FileFacts:
    """A file that the actor may see; NotFound. One that nothing keeps yet is its uploader's alone."""
    facts = get_file(file_id)
    seen = facts.uploaded_by == actor.id if not facts.bound_to else _sees_case(facts, actor)
    if not seen:
        raise NotFound("没有这个附件，或您无权查看。", "There is no such file, or none that you may see.")
    return facts


def _sees_case(facts: FileFacts, actor: Actor) -> bool:
    if not facts.bound_to.startswith(STREAM):
        return False
    case_id = UUID(facts.bound_to.removeprefix(STREAM))
    contract = Case.objects.filter(pk=case_id).values_list("contract_id", flat=True).first()
    if contract is None or not may_see_contract(actor, contract):
        return False
    return not facts.side or any(grant.side.value == facts.side for grant in roles_on(actor, contract))
