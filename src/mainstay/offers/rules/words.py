"""The closed vocabularies of offers."""

from enum import StrEnum

Names = tuple[str, str]


class OfferKind(StrEnum):
    """The kinds of entries on the stream of a contract's offers."""

    RENEWAL = "renewal_offered"
    QUOTE = "quote_made"
    ACCEPTED = "offer_accepted"
    DECLINED = "offer_declined"
    WITHDRAWN = "offer_withdrawn"


class OfferAnswer(StrEnum):
    """What becomes of an offer: the customer accepts or declines it, the vendor takes it back."""

    ACCEPT = "accept"
    DECLINE = "decline"
    WITHDRAW = "withdraw"


class OfferState(StrEnum):
    """How an offer stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


LEAVES: dict[OfferAnswer, OfferKind] = {
    OfferAnswer.ACCEPT: OfferKind.ACCEPTED,
    OfferAnswer.DECLINE: OfferKind.DECLINED,
    OfferAnswer.WITHDRAW: OfferKind.WITHDRAWN,
}
LEADS_TO: dict[OfferKind, OfferState] = {
    OfferKind.ACCEPTED: OfferState.ACCEPTED,
    OfferKind.DECLINED: OfferState.DECLINED,
    OfferKind.WITHDRAWN: OfferState.WITHDRAWN,
}
STATE_NAMES: dict[OfferState, Names] = {
    OfferState.OPEN: ("待甲方答复", "Awaits the customer"),
    OfferState.ACCEPTED: ("甲方已接受", "Accepted"),
    OfferState.DECLINED: ("甲方未接受", "Declined"),
    OfferState.WITHDRAWN: ("已撤回", "Withdrawn"),
}
