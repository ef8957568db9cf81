"""Who may do what with offers: the vendor makes them, the customer's approver answers. Pure."""

from mainstay.kernel.permissions import Permission, Reach, Trace

from .words import OfferAnswer

ROOT = "/api/offers/contracts/{contract_id}"
VENDOR = frozenset({"vendor_project_manager", "vendor_manager"})
APPROVER = frozenset({"customer_approver"})

READ = Permission("offers.read", "查看续期与报价", "Read offers and rate cards", Reach.CONTRACT, None, (f"GET {ROOT}",))
MAKE = Permission(
    "offers.make",
    "提出续期报价、出具报价单、撤回报价",
    "Offer renewals, quote, and take offers back",
    Reach.CONTRACT,
    VENDOR,
    (f"POST {ROOT}/renewals", f"POST {ROOT}/quotes", f"POST {ROOT}/{{seq}}/withdrawal"),
    leaves=Trace.ENTRY,
)
ANSWER = Permission(
    "offers.answer",
    "答复报价",
    "Answer offers",
    Reach.CONTRACT,
    APPROVER,
    (f"POST {ROOT}/{{seq}}/answers",),
    leaves=Trace.ENTRY,
)
MAY_ANSWER = {OfferAnswer.ACCEPT: ANSWER, OfferAnswer.DECLINE: ANSWER, OfferAnswer.WITHDRAW: MAKE}

PERMISSIONS = (READ, MAKE, ANSWER)
