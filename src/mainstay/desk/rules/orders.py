"""From what a person asks for to the payload of an entry: required fields, moments, facts, reasons."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from mainstay.kernel.entries import Entry
from mainstay.kernel.errors import Malformed, Problem, Refused
from mainstay.kernel.time import written

from .acts import FACTS, ActRule
from .flow import Facts, effective
from .vocabulary import Vocabulary, check_facts, check_reason
from .words import Act, Kind


@dataclass(frozen=True, slots=True)
class Order:
    """An act that somebody asks for. `expected_seq` is the last entry that he had seen, None for no check."""

    act: Act
    expected_seq: int | None = None
    occurred_at: datetime | None = None
    note: str = ""
    facts: Facts = field(default_factory=dict)
    due: datetime | None = None
    reason: str | None = None
    party: str = ""
    visit_at: datetime | None = None
    corrects: int | None = None
    void: bool = False
    at: datetime | None = None


def moment_of(order: Order, rule: ActRule, *, now: datetime) -> datetime:
    """When the act happened: as told, else now. Refused when it is still to come."""
    moment = (order.occurred_at if rule.takes_time else None) or now
    refuse_future(moment, now=now)
    return moment


def refuse_future(moment: datetime, *, now: datetime) -> None:
    """Refused when `moment` is after now."""
    if moment > now:
        raise Refused("发生时间不能晚于当前时间。", "Nothing can be recorded before it has happened.")


def payload_of(
    order: Order, rule: ActRule, vocabulary: Vocabulary, *, moment: datetime, entries: Sequence[Entry]
) -> dict[str, Any]:
    """The payload of the entry; Malformed for what is missing, Refused for what the contract does not know."""
    _require_fields(order, rule)
    payload: dict[str, Any] = {"note": order.note} if order.note else {}
    if order.facts:
        payload["facts"] = check_facts(_allowed(order.facts, rule), vocabulary)
    if order.due is not None and rule.act in {Act.PROMISE, Act.MOVE_PROMISE}:
        if order.due <= moment:
            raise Refused("承诺完成时间应晚于作出承诺的时间。", "The promised time must lie after the promise.")
        payload["due"] = written(order.due)
    if order.reason is not None and rule.act is Act.PAUSE:
        payload["reason"] = check_reason(order.reason, vocabulary)
    if order.party:
        payload["party"] = order.party
    if order.visit_at is not None:
        payload["visit_at"] = written(order.visit_at)
    if rule.act is Act.CORRECT:
        payload.update(_correction(order, entries))
    return payload


def _allowed(facts: Facts, rule: ActRule) -> Facts:
    if not any(one.name == FACTS for one in rule.fields):
        name = next(iter(facts))
        problem = Problem("unknown_field", f"{name}：此操作没有这一项", f"{name}: not a field of this act", name)
        raise Malformed("提交的内容有误。", "The input is malformed.", [problem])
    return facts


def _require_fields(order: Order, rule: ActRule) -> None:
    missing = [
        Problem("missing", f"请填写“{one.zh}”", f"“{one.en}” is required", one.name)
        for one in rule.fields
        if one.required and not getattr(order, one.name)
    ]
    if rule.act is Act.CLASSIFY and not order.facts:
        missing.append(Problem("missing", "请至少填写一项故障情况", "state at least one fact", "level"))
    if rule.act is Act.CORRECT and not order.void and order.at is None:
        missing.append(Problem("missing", "请填写更正后的时间，或选择作废", "give the right time, or withdraw", "at"))
    if missing:
        raise Malformed("请补全必填项。", "Something is missing.", missing)


def _correction(order: Order, entries: Sequence[Entry]) -> dict[str, Any]:
    standing = {happened.entry.seq: happened.entry for happened in effective(entries)}
    wrong = standing.get(order.corrects or 0)
    if wrong is None or wrong.kind == Kind.CORRECTED:
        raise Refused("要更正的记录不存在或已作废。", "There is no such entry to correct, or it is withdrawn.")
    if order.void and wrong.kind == Kind.REPORTED:
        raise Refused("报修记录不能作废。", "The report itself cannot be withdrawn.")
    if order.void or order.at is None:
        return {"void": True}
    return {"at": written(order.at)}


def require_same_side(side: str, wrong: Entry) -> None:
    """Refused when one side would correct what the other has recorded."""
    if side != wrong.side:
        raise Refused("只能更正本方登记的记录。", "Each side corrects only its own entries.")
