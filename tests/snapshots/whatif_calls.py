"""Calls of the routes of what-if runs."""

from typing import TYPE_CHECKING

from .call import Body, Call

if TYPE_CHECKING:
    from .world import World

ROOT = "/api/whatif/contracts/{contract_id}"


def _contract(world: "World") -> dict[str, str]:
    return {"contract_id": world.contract}


def _records(_world: "World") -> Body:
    return {"period": "2026", "changes": {"targets": [{"target": "respond", "row": 1, "length": "15min"}]}}


def _year(_world: "World") -> Body:
    return {"inputs": {"cases": 50}, "staff_needed": True}


WHATIF_CALLS = (
    Call(f"GET {ROOT}/form", "approver", fill=_contract, query="?period=2026-03", is_list=True),
    Call(f"POST {ROOT}/records", "approver", fill=_contract, body=_records, is_list=True),
    Call(f"POST {ROOT}/year", "manager", fill=_contract, body=_year),
)
