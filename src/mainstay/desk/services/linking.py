"""Acts that concern a second case: links, which both cases name, and work orders, which open one."""

from datetime import datetime

from mainstay.desk.models import Case, stream_of
from mainstay.desk.queries.cases import lock_case
from mainstay.desk.rules.flow import effective
from mainstay.desk.rules.links import BACK, PARENT, Link, links_of
from mainstay.desk.rules.words import CaseType, Kind
from mainstay.directory.public import Actor
from mainstay.kernel.errors import Refused
from mainstay.kernel.ledger import Draft, Entry, Head, read_stream, seal

from .composing import Opening
from .opening import open_case
from .rewriting import rewrite


def lock_both(number: str, other: object) -> None:
    """Lock two cases in one order, so that two links the opposite way do not wait for each other."""
    numbers = [number, str(other).strip().upper()]
    list(Case.objects.select_for_update().filter(number__in=numbers).order_by("pk").values_list("pk", flat=True))


def link_back(case: Case, entry: Entry, *, actor: Actor, now: datetime) -> None:
    """Name this case on the one that it was linked to; Refused across contracts or round in a circle."""
    relation, number = entry.payload["relation"], entry.payload["case"]
    other = lock_case(number, actor=actor)
    if other.contract_id != case.contract_id:
        raise Refused("只能关联同一合同下的工单。", "Only cases of the same contract are linked.")
    if relation == PARENT and other.parent == case.number:
        raise Refused("对方工单已属于本工单。", "The other case is part of this one already.")
    entries = read_stream(stream_of(other.id))
    back = Link(BACK[relation], case.number)
    if back in links_of(effective(entries)):
        return
    payload = {"relation": back.relation, "case": back.number}
    draft = Draft(Kind.LINKED.value, now, entry.actor_id, entry.actor_name, entry.role, entry.side, payload)
    last = entries[-1]
    rewrite(other, (*entries, *seal(last.stream, Head(last.seq, last.hash), [draft], recorded_at=now)), now=now)


def open_work_order(case: Case, *, title: str, what: str, actor: Actor, now: datetime) -> str:
    """Open a case for the makers that belongs to this one; its number."""
    opening = Opening(
        contract_id=case.contract_id,
        title=title,
        description=what,
        reporter={"name": actor.name},
        type=CaseType.WORK_ORDER,
        parent=case.number,
    )
    return open_case(opening, actor=actor, now=now).number
