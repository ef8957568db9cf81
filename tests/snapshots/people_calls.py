"""Calls of rosters."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from mainstay.kernel.time import now

from .call import Body, Call

if TYPE_CHECKING:
    from .world import World

ROOT = "/api/people/rosters/{contract_id}"


def put_on(world: "World") -> str:
    """A stand-in from tomorrow on; the id of the shift."""
    address = f"POST {ROOT.format(contract_id=world.contract)}/shifts"
    return str(world.call("manager", address, {**_shift(world), "stand_in": True})["id"])


def _contract(world: "World") -> dict[str, str]:
    return {"contract_id": world.contract, "shift_id": world.shift}


def _shift(world: "World") -> dict[str, Any]:
    return {
        "role": "vendor_engineer",
        "person_id": world.people["engineer"],
        "weekdays": [0, 1, 2, 3, 4],
        "first_day": (now() + timedelta(days=2)).date().isoformat(),
        "starts": "08:30",
        "ends": "17:30",
    }


def _end(_world: "World") -> Body:
    return {"since": (now() + timedelta(days=3)).date().isoformat()}


PEOPLE_CALLS = (
    Call(f"GET {ROOT}", "manager", fill=_contract),
    Call(f"GET {ROOT}/history", "contact", fill=_contract),
    Call(f"POST {ROOT}/shifts", "manager", fill=_contract, body=_shift),
    Call(f"POST {ROOT}/shifts/{{shift_id}}/end", "manager", fill=_contract, body=_end),
)
