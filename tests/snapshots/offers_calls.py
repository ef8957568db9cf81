"""Calls of offers, and one that waits for its answer in the small world."""

from typing import TYPE_CHECKING

from .call import Body, Call

if TYPE_CHECKING:
    from .world import World

RATES = """\
rates:
  - {id: after-term, name: 年技术支持费, clause: c2, basis: 双方商定, cap_share: 10%}
  - id: mobile
    name: 机动模式
    clause: c3
    basis: 成本价
    card: [{id: visit, name: 上门服务, unit: 次, price: "820.00"}]
"""
ROOT = "/api/offers/contracts/{contract_id}"
RENEWAL = {"rate": "after-term", "fee": "100.00", "first": "2027-01-01", "last": "2027-12-31"}


def make_offers(world: "World") -> None:
    """A renewal of the vendor, the first offer of the contract."""
    world.call("manager", f"POST {ROOT.format(contract_id=world.contract)}/renewals", RENEWAL)


def _offer(world: "World") -> dict[str, str]:
    return {"contract_id": world.contract, "seq": "1"}


def _renewal(_world: "World") -> Body:
    return RENEWAL


def _quote(_world: "World") -> Body:
    return {"rate": "mobile", "quantities": {"visit": "2"}}


def _answer(_world: "World") -> Body:
    return {"answer": "accept"}


OFFERS_CALLS = (
    Call(f"GET {ROOT}", "contact", fill=_offer),
    Call(f"POST {ROOT}/renewals", "manager", fill=_offer, body=_renewal),
    Call(f"POST {ROOT}/quotes", "manager", fill=_offer, body=_quote),
    Call(f"POST {ROOT}/{{seq}}/answers", "approver", fill=_offer, body=_answer),
    Call(f"POST {ROOT}/{{seq}}/withdrawal", "manager", fill=_offer, body=lambda world: {"note": "重新报价"}),
)
