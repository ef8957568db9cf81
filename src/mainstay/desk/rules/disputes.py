"""Disputes: what either side contests, and what a named person on each side has decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mainstay.kernel.errors import Malformed, Problem, Refused

from .flow import Happened
from .situation import Particular, Payload, Situation
from .words import Act, Kind

SIDES = frozenset({"customer", "vendor"})


@dataclass(frozen=True, slots=True)
class Decision:
    """What one side's named person has decided last."""

    side: str
    by: str
    decision: str
    seq: int


@dataclass(frozen=True, slots=True)
class Dispute:
    """Something contested, named by the number of its entry; `entry` and `clock` say about what."""

    seq: int
    side: str
    matter: str
    entry: int | None
    clock: str | None
    decisions: Mapping[str, Decision] = field(default_factory=dict)

    @property
    def outcome(self) -> str | None:
        """What both sides have decided alike, None while it is open."""
        if self.decisions.keys() != SIDES:
            return None
        said = {one.decision for one in self.decisions.values()}
        return said.pop() if len(said) == 1 else None


def disputes_of(happened: Iterable[Happened]) -> tuple[Dispute, ...]:
    """All disputes of a case, in the order in which they were raised."""
    found: dict[int, Dispute] = {}
    decided: dict[int, dict[str, Decision]] = {}
    for one in happened:
        entry, payload = one.entry, one.entry.payload
        if one.kind is Kind.DISPUTED:
            said = decided.setdefault(entry.seq, {})
            found[entry.seq] = Dispute(
                entry.seq, entry.side, payload["matter"], payload.get("entry"), payload.get("clock"), said
            )
        elif one.kind is Kind.DISPUTE_DECIDED:
            decision = Decision(entry.side, entry.actor_name, payload["decision"], entry.seq)
            decided.setdefault(payload["dispute"], {})[entry.side] = decision
    return tuple(found.values())


def _dispute(payload: Payload, situation: Situation) -> Payload:
    """Names an entry that stands or a clock of the contract."""
    if "entry" not in payload and "clock" not in payload:
        zh, en = "请选择针对的记录或时限", "name the entry or the time limit"
        raise Malformed("请补全必填项。", "Something is missing.", [Problem("missing", zh, en, "fields.entry")])
    if "entry" in payload and payload["entry"] not in {one.entry.seq for one in situation.happened}:
        raise Refused("所针对的记录不存在或已作废。", "There is no such entry, or it is withdrawn.")
    if "clock" in payload and payload["clock"] not in {name.id for name in situation.known.vocabulary.targets}:
        raise Refused("合同没有这一时限。", "The contract has no such time limit.")
    return payload


def _decide(payload: Payload, situation: Situation) -> Payload:
    for one in disputes_of(situation.happened):
        if one.seq == payload["dispute"] and one.outcome is None:
            return payload
    raise Refused("没有这一异议，或双方已作出一致裁定。", "There is no such dispute, or both sides have settled it.")


PARTICULARS: Mapping[Act, Particular] = {Act.DISPUTE: _dispute, Act.DECIDE_DISPUTE: _decide}
