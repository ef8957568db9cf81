"""A registered system, a person who lets it know things, and one call of each operation of the provider on them."""

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from authlib.oauth2.rfc7636 import create_s256_code_challenge
from django.test import Client

from .call import Body, Call, Form

if TYPE_CHECKING:
    from .world import World

RETURN, VERIFIER = "https://app.example/cb", "v" * 48
SECURE = {"host": "localhost:8000"}
SYSTEM = {"redirect_uris": [RETURN], "logout_uris": [], "scopes": ["openid", "profile", "offline_access"]}


def make_system(world: "World") -> dict[str, Any]:
    """A system, and the tokens that it has."""
    made = world.call("admin", "POST /api/provider/clients", {**SYSTEM, "name": "公文系统"})
    system: dict[str, Any] = {"client_id": made["id"], "client_secret": made["secret"]}
    world.clients["system"] = Client(headers=SECURE)
    world.system = system
    return system | {"tokens": _post(world, "token", **_exchange(world))}


def _query(world: "World") -> str:
    return urlencode(
        {
            "response_type": "code",
            "client_id": world.system["client_id"],
            "redirect_uri": RETURN,
            "scope": "openid profile offline_access",
            "code_challenge": create_s256_code_challenge(VERIFIER),
            "code_challenge_method": "S256",
        }
    )


def _decision(world: "World") -> Body:
    return {"query": _query(world), "grant": True}


def _exchange(world: "World") -> dict[str, str]:
    location = world.call("contact", "POST /api/provider/authorisation", _decision(world))["location"]
    code = parse_qs(urlsplit(location).query)["code"][0]
    given = {"grant_type": "authorization_code", "code": code, "redirect_uri": RETURN, "code_verifier": VERIFIER}
    return {**_own(world), **given}


def _own(world: "World") -> dict[str, str]:
    return {name: world.system[name] for name in ("client_id", "client_secret")}


def _post(world: "World", path: str, **fields: str) -> dict[str, Any]:
    answer = world.clients["system"].post(f"/api/provider/{path}", fields)
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = json.loads(answer.content)
    return found


def _bearer(world: "World", body: str) -> dict[str, str]:
    return {"authorization": f"Bearer {world.system['tokens']['access_token']}"}


def _one(world: "World") -> dict[str, str]:
    return {"client_id": world.system["client_id"]}


def _consented(world: "World") -> dict[str, str]:
    """The system, known to whoever's own things the call is about."""
    world.call(world.caller, "POST /api/provider/authorisation", _decision(world))
    return _one(world)


PROVIDER_CALLS = (
    Call("GET /api/provider/keys", "system"),
    Call("POST /api/provider/token", "system", body=lambda world: Form(urlencode(_exchange(world)))),
    Call(
        "POST /api/provider/revocation",
        "system",
        body=lambda world: Form(urlencode({**_own(world), "token": "unknown"})),
    ),
    Call("GET /api/provider/userinfo", "system", headers=_bearer),
    Call("POST /api/provider/userinfo", "system", headers=_bearer),
    Call(
        "GET /api/provider/authorisation",
        "contact",
        fill=lambda world: {"query": quote(_query(world), safe="")},
        query="?query={query}",
    ),
    Call("POST /api/provider/authorisation", "contact", body=_decision),
    Call("GET /api/provider/leave", "contact", query="?query="),
    Call("POST /api/provider/leave", "contact", body=lambda world: {"query": urlencode(_one(world))}),
    Call("GET /api/provider/consents", "contact", is_list=True),
    Call("DELETE /api/provider/consents/{client_id}", "engineer", fill=_consented),
    Call("GET /api/provider/clients", "admin", is_list=True),
    Call("POST /api/provider/clients", "admin", body=lambda world: {**SYSTEM, "name": "另一系统"}),
    Call(
        "PUT /api/provider/clients/{client_id}",
        "admin",
        fill=_one,
        body=lambda world: {**SYSTEM, "name": "新公文系统", "is_active": False},
    ),
    Call("POST /api/provider/clients/{client_id}/secret", "admin", fill=_one),
)
