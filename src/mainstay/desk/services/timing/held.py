"""Cases that timers act on: locked, with their entries and contract versions as they are now."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import Any
from uuid import UUID

from mainstay.desk.models import Case, stream_of
from mainstay.desk.queries.terms import Pinned, terms_of
from mainstay.desk.rules.flow import Happened, effective
from mainstay.desk.rules.orders import Order
from mainstay.desk.rules.words import Act
from mainstay.desk.services.acting import act_on_locked
from mainstay.desk.services.telling import Circle, Told, circle_of, messages_of
from mainstay.directory.public import SYSTEM
from mainstay.kernel.ledger import Entry, read_streams
from mainstay.kernel.time import written
from mainstay.kernel.timers import Due
from mainstay.notify.public import Message, send

Circles = dict[UUID, Circle]


@dataclass(slots=True)
class Held:
    """The case of a due timer; `circles` are the people around contracts, shared by the cases of one call.

    `messages` is the word that goes out when all of them have acted.
    """

    case: Case
    pinned: Pinned
    entries: Sequence[Entry]
    due: Due
    circles: Circles
    messages: list[Message] = field(default_factory=list)

    @property
    def happened(self) -> tuple[Happened, ...]:
        """What stands of its entries."""
        return effective(self.entries)

    @property
    def circle(self) -> Circle:
        """Everybody who may be told now."""
        found = self.circles.get(self.pinned.contract_id)
        if found is None:
            found = self.circles[self.pinned.contract_id] = circle_of(self.pinned, now=self.due.now)
        return found

    def act(self, act: Act, *, note: str = "", **fields: Any) -> Case:
        """The system acts on it; the case as it is after that."""
        order = Order(act, note=note, fields=fields)
        self.entries = act_on_locked(self.case, self.entries, order, actor=SYSTEM, now=self.due.now)
        return self.case

    def tell(self, news: Iterable[Told]) -> None:
        """Word to people; nobody gets the same words twice by one channel."""
        self.messages += messages_of(news, self.case, self.pinned)


def on_held(act: Callable[[Held], str | None]) -> Callable[[Sequence[Due]], list[str | None]]:
    """What a timer does to one case, done to the cases of several: locked in one order, read and told of together."""

    @wraps(act)
    def fire(dues: Sequence[Due]) -> list[str | None]:
        held = hold(dues)
        answers = [act(one) for one in held]
        send([message for one in held for message in one.messages], now=held[0].due.now)
        return answers

    return fire


def hold(dues: Sequence[Due]) -> list[Held]:
    """Lock the cases of timers, so that nobody writes between looking and acting; two queries."""
    keys = [UUID(due.subject.removeprefix("case:")) for due in dues]
    cases = {case.pk: case for case in Case.objects.select_for_update().filter(pk__in=keys).order_by("pk")}
    streams = read_streams([stream_of(key) for key in keys])
    circles: Circles = {}
    return [
        Held(
            cases[key],
            terms_of(cases[key].contract_id, cases[key].contract_version),
            streams[stream_of(key)],
            due,
            circles,
        )
        for key, due in zip(keys, dues, strict=True)
    ]


def facts_of(due: Due) -> Mapping[str, Any]:
    """What every entry of a timer says: when it was due, and by how many seconds it came late, if it did."""
    late = int((due.now - due.due).total_seconds())
    return {"due": written(due.due)} | ({"late_seconds": late} if late > 0 else {})
