"""From what a person asks for to the payload of an entry: the table's fields, then what the act itself demands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from mainstay.kernel.errors import Malformed, Refused

from .acts import ActRule
from .fields import missing, read_fields
from .particulars import PARTICULARS
from .situation import Payload, Situation
from .words import Act


@dataclass(frozen=True, slots=True)
class Order:
    """An act that somebody asks for. `expected_seq` is the last entry that he had seen, None for no check.

    `fields` are the act's own fields as the table names them, facts of the case under their own names.
    """

    act: Act
    expected_seq: int | None = None
    occurred_at: datetime | None = None
    note: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)


def moment_of(order: Order, rule: ActRule, *, now: datetime) -> datetime:
    """When the act happened: as told, else now. Refused when it is still to come."""
    moment = (order.occurred_at if rule.takes_time else None) or now
    refuse_future(moment, now=now)
    return moment


def refuse_future(moment: datetime, *, now: datetime) -> None:
    """Refused when `moment` is after now."""
    if moment > now:
        raise Refused("发生时间不能晚于当前时间。", "Nothing can be recorded before it has happened.")


def payload_of(order: Order, situation: Situation) -> Payload:
    """The payload of the entry; Malformed for what is missing, Refused for what the contract does not know."""
    rule = situation.rule
    required = [one for one in rule.fields if one.name == "note" and one.required and not order.note.strip()]
    if required:
        raise Malformed("请补全必填项。", "Something is missing.", [missing(one, one.name) for one in required])
    payload: Payload = {"note": order.note} if order.note else {}
    payload |= read_fields(order.fields, rule, situation.known)
    particular = PARTICULARS.get(order.act)
    return particular(payload, situation) if particular else payload
