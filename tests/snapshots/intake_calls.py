"""What has arrived in the small world, and one call of each operation of the intake on it."""

import json
from typing import TYPE_CHECKING, Any

from mainstay.intake.rules.adapters import InletKind
from mainstay.intake.tests.signed import envelope
from mainstay.kernel.time import now

from .call import Call

if TYPE_CHECKING:
    from .world import World

STARTED = "2026-01-05T01:00:00Z"


def signed(world: "World", body: str, *, nonce: str) -> dict[str, str]:
    """The headers of a delivery through the world's inlet."""
    kind = InletKind(world.inlets["kind"])
    return envelope(kind, world.inlets["secret"], body.encode(), at=now(), nonce=nonce)


def report(number: int) -> str:
    """A message of somebody unknown."""
    sender = {"name": "路人", "mail": f"{number}@elsewhere.example"}
    return json.dumps({"id": f"m{number}", "text": "系统无法登录", "sender": sender})


def let_arrive(world: "World", number: int) -> dict[str, Any]:
    """A message that is parked, and what was answered."""
    body = report(number)
    address = f"POST /api/intake/inlets/{world.inlets['id']}/deliveries"
    answer: dict[str, Any] = world.call("stranger", address, body, headers=signed(world, body, nonce=f"d{number}"))
    return answer


def make_inlets(world: "World") -> dict[str, str]:
    """An inlet with its secret."""
    made = world.call("admin", "POST /api/intake/inlets", {"name": "接口", "kind": "generic"})
    return {"id": made["id"], "secret": made["secret"], "kind": made["kind"]}


def register(world: "World") -> dict[str, Any]:
    """A call of a stranger."""
    return {"number": "13900000000", "started_at": STARTED, "seconds": 60, "result": "no_concern"}


def _arrival(world: "World") -> dict[str, str]:
    return {"arrival_id": world.arrival}


def _inlet(world: "World") -> dict[str, str]:
    return {"inlet_id": world.inlets["id"]}


def _contract(world: "World") -> dict[str, str]:
    return {"contract_id": world.contract}


INTAKE_CALLS = (
    Call("GET /api/intake/arrivals", "seat", is_list=True),
    Call("GET /api/intake/arrivals/{arrival_id}", "seat", fill=_arrival),
    Call(
        "POST /api/intake/arrivals/{arrival_id}/release",
        "seat",
        fill=_arrival,
        body=lambda world: {"contract_id": world.contract},
    ),
    Call("POST /api/intake/arrivals/{arrival_id}/decline", "seat", fill=_arrival, body=lambda world: {"note": "无关"}),
    Call("GET /api/intake/caller", "seat", query="?number=13900000000"),
    Call("GET /api/intake/calls/ringing", "seat"),
    Call("GET /api/intake/calls", "seat", is_list=True),
    Call("POST /api/intake/calls", "seat", body=register),
    Call(
        "POST /api/intake/calls/{call_id}/registration",
        "seat",
        fill=lambda world: {"call_id": world.ringing},
        body=register,
    ),
    Call("GET /api/intake/contracts/{contract_id}/contacts", "seat", fill=_contract),
    Call(
        "POST /api/intake/contracts/{contract_id}/contacts",
        "seat",
        fill=_contract,
        body=lambda world: {"changed_at": STARTED, "name": "郑新", "mail": "zheng@bureau.example"},
    ),
    Call("GET /api/intake/inlets", "admin", is_list=True),
    Call("POST /api/intake/inlets", "admin", body=lambda world: {"name": "另一接口", "kind": "cti"}),
    Call("POST /api/intake/inlets/{inlet_id}/secret", "admin", fill=_inlet, body=lambda world: {}),
    Call("PATCH /api/intake/inlets/{inlet_id}", "admin", fill=_inlet, body=lambda world: {"is_active": False}),
    Call(
        "POST /api/intake/inlets/{inlet_id}/deliveries",
        "stranger",
        fill=_inlet,
        body=lambda world: report(90),
        headers=lambda world, body: signed(world, body, nonce="d90"),
    ),
)
