"""Exclusions: a case whose cause lies outside the contract, as one side proposes and the other agrees."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mainstay.kernel.errors import Refused

from .disputes import SIDES, Decision
from .flow import Happened
from .situation import Particular, Payload, Situation
from .vocabulary import check_exclusion
from .words import Act, Kind

AGREED, REFUSED = "agreed", "refused"


@dataclass(frozen=True, slots=True)
class Exclusion:
    """What a side proposes, named by the number of its entry: the contract's `cause`, and what each side says last.

    Whoever proposes agrees. A later word of the same side takes the place of its earlier one.
    """

    seq: int
    side: str
    cause: str
    decisions: Mapping[str, Decision]

    @property
    def outcome(self) -> str | None:
        """`agreed` while both sides agree, `refused` while one does not, None while one is silent."""
        said = {one.decision for one in self.decisions.values()}
        if REFUSED in said:
            return REFUSED
        return AGREED if self.decisions.keys() == SIDES else None

    @property
    def last_seq(self) -> int:
        """The entry by which it stands as it does."""
        return max(one.seq for one in self.decisions.values())


def exclusions_of(happened: Iterable[Happened]) -> tuple[Exclusion, ...]:
    """All exclusions proposed on a case, in their order."""
    found: dict[int, Exclusion] = {}
    said: dict[int, dict[str, Decision]] = {}
    for one in happened:
        entry, payload = one.entry, one.entry.payload
        if one.kind is Kind.EXCLUSION_PROPOSED:
            decisions = said[entry.seq] = {
                entry.side: Decision(entry.side, entry.actor_name, AGREED, entry.seq),
            }
            found[entry.seq] = Exclusion(entry.seq, entry.side, payload["exclusion"], decisions)
        elif one.kind is Kind.EXCLUSION_DECIDED and payload["proposal"] in said:
            decision = Decision(entry.side, entry.actor_name, payload["decision"], entry.seq)
            said[payload["proposal"]][entry.side] = decision
    return tuple(found.values())


def standing_exclusion(happened: Iterable[Happened]) -> Exclusion | None:
    """The exclusion that both sides agree on now."""
    return next((one for one in reversed(exclusions_of(happened)) if one.outcome == AGREED), None)


def _propose(payload: Payload, situation: Situation) -> Payload:
    """One of the contract's exclusions, while no other is open or holds."""
    check_exclusion(payload["exclusion"], situation.known.vocabulary)
    if any(one.outcome != REFUSED for one in exclusions_of(situation.happened)):
        raise Refused(
            "已有除外申请待答复或已生效，不能重复提出。",
            "An exclusion has been proposed already, and awaits its answer or holds.",
        )
    return payload


def _decide(payload: Payload, situation: Situation) -> Payload:
    proposals = {one.seq: one for one in exclusions_of(situation.happened)}
    found = proposals.get(payload["proposal"])
    if found is None:
        raise Refused("没有这一除外申请，或已作废。", "There is no such proposal, or it is withdrawn.")
    said = found.decisions.get(situation.side)
    if said is not None and said.decision == payload["decision"]:
        raise Refused("本方已如此答复。", "Your side has said so already.")
    others = [one for one in proposals.values() if one.seq != found.seq and one.outcome != REFUSED]
    if payload["decision"] == AGREED and others:
        raise Refused("另一除外申请待答复或已生效。", "Another exclusion awaits its answer or holds.")
    return payload


PARTICULARS: Mapping[Act, Particular] = {Act.EXCLUDE: _propose, Act.DECIDE_EXCLUSION: _decide}
