"""People with second factors, devices and sessions, and one call of each operation of the account on them."""

from typing import TYPE_CHECKING, Any

from django.test import Client

from mainstay.account.tests.make import App, Authenticator
from mainstay.directory.public import RoleName

from .call import Body, Call

if TYPE_CHECKING:
    from .world import World

PASSWORD = "seven grey herons wade"
HOST = {"host": "localhost:8000"}


def sign_in(world: "World", login: str, client: str) -> dict[str, Any]:
    """The first step, in a browser of this name."""
    world.clients.setdefault(client, Client(headers=HOST))
    body = {"login": login, "password": PASSWORD}
    step: dict[str, Any] = world.call(client, "POST /api/account/session", body)
    return step


def make_account(world: "World") -> dict[str, Any]:
    """One with an app, a passkey, a trusted device and two sessions; one who waits; one who has to set up an app."""
    for login in ("careful", "new"):
        world.add_person(login, RoleName.CUSTOMER_CONTACT, world.contract)
    sign_in(world, "careful", "owner")
    app, key = App(world.call("owner", "POST /api/account/totp")["secret"]), Authenticator()
    world.call("owner", "PUT /api/account/totp", {"code": app.shows()})
    options = world.call("owner", "POST /api/account/passkeys/challenge")["options"]
    world.call("owner", "POST /api/account/passkeys", {"name": "一号", "credential": key.make(options)})
    sign_in(world, "careful", "other")
    second = {"factor": "totp", "code": app.shows(1), "trust": True}
    world.call("other", "POST /api/account/session/second", second)
    shown = world.call("owner", "GET /api/account/security")
    sign_in(world, "careful", "waiting")
    codes = world.call("owner", "POST /api/account/recovery-codes")["recovery_codes"]
    world.call("admin", "PUT /api/account/rules", {"required": ["customer_contact"]})
    sign_in(world, "new", "enrolling")
    world.call("admin", "PUT /api/account/rules", {"required": []})
    return {
        "key": key,
        "recovery": codes[0],
        "passkey_id": shown["passkeys"][0]["id"],
        "device_id": shown["devices"][0]["id"],
        "session_id": next(one["id"] for one in shown["sessions"] if not one["current"]),
    }


def _offered(world: "World", login: str, order: str) -> Body:
    return {"code": App(world.call(login, order)["secret"]).shows()}


def _signed(world: "World") -> Body:
    options = world.call("waiting", "POST /api/account/session/challenge")["options"]
    return {"credential": world.account["key"].sign(options)}


def _made(world: "World") -> Body:
    key = Authenticator()
    key.id = b"\x07" * 16
    options = world.call("owner", "POST /api/account/passkeys/challenge")["options"]
    return {"name": "二号", "credential": key.make(options)}


def _one(world: "World") -> dict[str, str]:
    return {name: world.account[name] for name in ("passkey_id", "device_id", "session_id")}


ACCOUNT_CALLS = (
    Call("POST /api/account/session", "stranger", body=lambda world: {"login": "contact", "password": PASSWORD}),
    Call(
        "POST /api/account/session/second",
        "waiting",
        body=lambda world: {"factor": "recovery", "code": world.account["recovery"]},
    ),
    Call("POST /api/account/session/challenge", "waiting"),
    Call("POST /api/account/session/passkey", "waiting", body=_signed),
    Call("POST /api/account/session/totp", "enrolling"),
    Call(
        "PUT /api/account/session/totp",
        "enrolling",
        body=lambda world: _offered(world, "enrolling", "POST /api/account/session/totp"),
    ),
    Call("GET /api/account/security", "owner"),
    Call("POST /api/account/confirm", "owner", body=lambda world: {"password": PASSWORD}),
    Call("PUT /api/account/password", "owner", body=lambda world: {"password": "nine wet stones gleam"}),
    Call("POST /api/account/totp", "owner"),
    Call("PUT /api/account/totp", "owner", body=lambda world: _offered(world, "owner", "POST /api/account/totp")),
    Call("DELETE /api/account/totp", "owner"),
    Call("POST /api/account/recovery-codes", "owner"),
    Call("POST /api/account/passkeys/challenge", "owner"),
    Call("POST /api/account/passkeys", "owner", body=_made),
    Call("DELETE /api/account/passkeys/{passkey_id}", "owner", fill=_one),
    Call("DELETE /api/account/devices/{device_id}", "owner", fill=_one),
    Call("DELETE /api/account/sessions/{session_id}", "owner", fill=_one),
    Call("DELETE /api/account/sessions", "owner"),
    Call("GET /api/account/rules", "admin", is_list=True),
    Call("PUT /api/account/rules", "admin", body=lambda world: {"required": ["auditor", "administrator"]}),
)
