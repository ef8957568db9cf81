"""What a contract says of objections: who answers, within which time, and whether silence accepts. Pure."""

from datetime import datetime

from mainstay.contracts.rules.clocks import CompiledTerms
from mainstay.contracts.rules.obligations import length_after
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.duties import Obligation
from mainstay.contracts.rules.terms.lengths import Length
from mainstay.contracts.rules.terms.vocabulary import Trigger


def answering(contract: Contract, side: str) -> Obligation | None:
    """The duty of the other side to answer an objection of this one; None where the contract sets no time."""
    for one in contract.obligations:
        if one.trigger is Trigger.OBJECTION_RAISED and one.owner.value != side and isinstance(one.due, Length):
            return one
    return None


def answer_due(terms: CompiledTerms, duty: Obligation, delivered_at: datetime) -> datetime:
    """Until when an objection that was delivered at a moment is to be answered."""
    assert isinstance(duty.due, Length), "`answering` finds no other"  # noqa: S101  the caller has it from there
    return length_after(terms, duty.calendar, duty.due, delivered_at)
