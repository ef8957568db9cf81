"""A case that a timer acts on: locked, with its entries and its contract version as they are now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from mainstay.desk.models import Case, stream_of
from mainstay.desk.queries.terms import Pinned, terms_of
from mainstay.desk.rules.flow import Happened, effective
from mainstay.desk.rules.orders import Order
from mainstay.desk.rules.words import Act
from mainstay.desk.services.acting import act_on_case
from mainstay.directory.public import SYSTEM
from mainstay.kernel.ledger import Entry, read_stream
from mainstay.kernel.time import written
from mainstay.kernel.timers import Due


@dataclass(frozen=True, slots=True)
class Held:
    """The case of a due timer."""

    case: Case
    pinned: Pinned
    entries: Sequence[Entry]

    @property
    def happened(self) -> tuple[Happened, ...]:
        """What stands of its entries."""
        return effective(self.entries)

    def act(self, act: Act, *, now: datetime, note: str = "", **fields: Any) -> Case:
        """The system acts on it; the case as it is after that."""
        return act_on_case(self.case.number, Order(act, note=note, fields=fields), actor=SYSTEM, now=now)


def hold(due: Due) -> Held:
    """Lock the case of a timer, so that nobody writes between looking and acting."""
    case_id = UUID(due.subject.removeprefix("case:"))
    case = Case.objects.select_for_update().get(pk=case_id)
    return Held(case, terms_of(case.contract_id, case.contract_version), read_stream(stream_of(case_id)))


def facts_of(due: Due) -> Mapping[str, Any]:
    """What every entry of a timer says: when it was due, and by how many seconds it came late, if it did."""
    late = int((due.now - due.due).total_seconds())
    return {"due": written(due.due)} | ({"late_seconds": late} if late > 0 else {})
