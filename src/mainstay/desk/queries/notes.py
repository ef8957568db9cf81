"""Inner notes as their own side reads them."""

from mainstay.desk.models import Case, Note
from mainstay.directory.public import Actor, roles_on

WITH_NOTES = frozenset({"customer", "vendor"})


def notes_seen(case: Case, *, actor: Actor) -> dict[int, Note]:
    """The notes of a case that the actor's side wrote, by the number of their entry; none for those of neither side."""
    sides = {grant.side.value for grant in roles_on(actor, case.contract_id)} & WITH_NOTES
    return {note.seq: note for note in Note.objects.filter(case_id=case.id, side__in=sides)} if sides else {}
