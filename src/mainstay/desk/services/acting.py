"""Acting on a case: lock it, ask the rules, write the entry, keep the row in step."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from mainstay.desk.models import Case, stream_of
from mainstay.desk.queries.cases import find_case
from mainstay.desk.queries.terms import clocks_or_none, terms_of
from mainstay.desk.rules.orders import Order
from mainstay.desk.rules.readout import read_out
from mainstay.directory.public import Actor
from mainstay.kernel.errors import Refused
from mainstay.kernel.ledger import read_stream

from .composing import compose_act
from .keeping import keep
from .knowing import known_for


class Stale(Refused):
    """409: somebody else has written since the page was loaded."""

    code = "stale"
    title_zh = "内容已更新"
    title_en = "Changed meanwhile"


@transaction.atomic
def act_on_case(number: str, order: Order, *, actor: Actor, now: datetime) -> Case:
    """One act on a case, as one entry; whatever is refused changes nothing."""
    case = find_case(number, Case.objects.select_for_update(), actor=actor)
    if order.expected_seq is not None and order.expected_seq != case.seq:
        raise Stale(
            "该工单在您打开之后已有新的记录，请查看后再操作。",
            "There are new entries on this case; look at them first.",
        )
    pinned = terms_of(case.contract_id, case.contract_version)
    known = known_for(order, pinned, actor=actor, now=now)
    entries = compose_act(actor, order, pinned, read_stream(stream_of(case.id)), known, now=now)
    row = asdict(read_out(entries, clocks_or_none(pinned, entries, now=now)))
    for column, value in row.items():
        setattr(case, column, value)
    keep(case, entries[-1:])
    return case
