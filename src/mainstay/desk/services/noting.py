"""Inner notes: the text beside the ledger, of which the entry holds the digest."""

from uuid import UUID

from mainstay.desk.models import Note
from mainstay.desk.rules.orders import Order
from mainstay.desk.rules.situation import Known
from mainstay.kernel.ledger import Entry


def note_of(case_id: UUID, entry: Entry, order: Order, known: Known) -> Note:
    """The note behind a `noted` entry, not yet saved."""
    named = order.fields.get("mentions")
    mentions = [known.people[str(one)].written for one in named] if isinstance(named, list | tuple) else []
    return Note(case_id=case_id, seq=entry.seq, side=entry.side, salt=known.salt, text=order.note, mentions=mentions)
