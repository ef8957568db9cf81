"""Calls of the routes of settlement, and what they find."""

from typing import TYPE_CHECKING

from .call import Body, Call

if TYPE_CHECKING:
    from .world import World

ROOT = "/api/settlement/contracts"
STATEMENT = ROOT + "/{contract_id}/statements/{period}"
PENALTY = """\
penalties:
  - id: contact
    form: per_occurrence
    name: 联系不畅
    clause: c2
    payer: vendor
    trigger: contact_failure
    ground: 未应答
    amount: '10.00'
"""


def make_settled(world: "World") -> None:
    """A statement of January, a record that changes it, and its second revision."""
    path = f"{ROOT}/{world.contract}"
    world.call("approver", f"POST {path}/statements/2026-01")
    world.call("contact", f"POST {path}/records", _failure(world))
    world.call("approver", f"POST {path}/statements/2026-01")


def _failure(_world: "World") -> Body:
    return {"act": "event", "event": "contact_failure", "on": "2026-01-20", "note": "电话无人接听"}


def _contract(world: "World") -> dict[str, str]:
    return {"contract_id": world.contract, "period": "2026-01", "revision": "2"}


def _paper(world: "World") -> dict[str, str]:
    return {**_contract(world), "form": "xlsx"}


def _february(world: "World") -> dict[str, str]:
    return {"contract_id": world.contract, "period": "2026-02"}


SETTLEMENT_CALLS = (
    Call(f"GET {ROOT}", "contact", is_list=True),
    Call(f"GET {ROOT}/{{contract_id}}", "contact", fill=_contract),
    Call(f"POST {ROOT}/{{contract_id}}/records", "contact", fill=_contract, body=_failure),
    Call(f"GET {STATEMENT}", "contact", fill=_contract),
    Call(f"POST {STATEMENT}", "approver", fill=_february),
    Call(f"GET {STATEMENT}/{{revision}}.json", "contact", fill=_contract),
    Call(f"GET {STATEMENT}/{{revision}}.{{form}}", "contact", fill=_paper),
    Call(f"GET {STATEMENT}/preview.{{form}}", "contact", fill=_paper),
    Call(f"GET {STATEMENT}/{{revision}}/difference", "contact", fill=_contract),
)
