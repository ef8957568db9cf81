"""What a follower is given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from mainstay.desk.models import Case
from mainstay.kernel.ledger import Entry


@dataclass(frozen=True, slots=True)
class Followed:
    """A case that changed: its row and entries as they are now, and which of them are new.

    `history` says that it was taken over from elsewhere or computed anew: nobody is told of it.
    """

    case: Case
    entries: tuple[Entry, ...]
    new: tuple[Entry, ...]
    history: bool


# Does its part for some cases, in the transaction that takes them off the work list; it may be called again for
# the same change, and must then do no harm.
Follower = Callable[[Sequence[Followed], datetime], None]
