"""When a notice counts as delivered, and why: receipt, or what the contract puts in its place for a medium. Pure."""

from dataclasses import dataclass
from datetime import datetime

from mainstay.contracts.rules.terms.base import Text
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.duties import Notice

from .words import FAMILY, NoticeKind, NoticeMedium

RECEIVED = Text(zh="收件方签收", en="received by the addressee")


@dataclass(frozen=True, slots=True)
class Delivery:
    """The moment, whether the contract deems it delivered without a receipt, in which words and by which clause."""

    at: datetime
    deemed: bool
    why: Text
    clause: str


def delivery_by(contract: Contract, medium: NoticeMedium, kind: NoticeKind, at: datetime) -> Delivery | None:
    """What an entry makes of a notice; None where it is not delivered by it.

    A receipt delivers by any medium. Without one only the contract's rule for the medium counts: electronic ones arrive
    when they are sent, post on the day on which it comes back, what goes by hand when the bearer notes the refusal.
    """
    if kind is NoticeKind.RECEIVED:
        terms = contract.notices
        return Delivery(at, False, RECEIVED, terms.clause if terms else "")
    deeming = {NoticeKind.SENT: "electronic", NoticeKind.RETURNED: "post", NoticeKind.REFUSED: "in_person"}.get(kind)
    rule = rule_for(contract, medium)
    if rule is None or rule.medium != deeming:
        return None
    return Delivery(at, True, rule.deemed, rule.clause)


def rule_for(contract: Contract, medium: NoticeMedium) -> Notice | None:
    """The contract's rule for a medium."""
    media = contract.notices.media if contract.notices else ()
    return next((one for one in media if one.medium == FAMILY[medium]), None)
