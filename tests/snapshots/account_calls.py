"""People with second factors, devices and sessions, and one call of each operation of the account on them."""

import io
from typing import TYPE_CHECKING, Any

from authlib.oauth2.rfc7636 import create_s256_code_challenge
from django.test import Client
from PIL import Image

from mainstay.account.tests.idp import given, standing_idp
from mainstay.account.tests.make import App, Authenticator, last_code
from mainstay.account.tests.one_entry import given_directory
from mainstay.account.tests.slapd import PASSWORD as DIRECTORY_PASSWORD
from mainstay.directory.public import RoleName, add_organisation, find_person, set_reach
from mainstay.kernel.time import now, written

from .call import Body, Call

if TYPE_CHECKING:
    from .world import World

PASSWORD = "seven grey herons wade"
HOST = {"host": "localhost:8000"}
REACHED = "13900000060"


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
        **make_applicant(world),
        "key": key,
        "recovery": codes[0],
        "passkey_id": shown["passkeys"][0]["id"],
        "device_id": shown["devices"][0]["id"],
        "session_id": next(one["id"] for one in shown["sessions"] if not one["current"]),
    }


def make_applicant(world: "World") -> dict[str, Any]:
    """Somebody who can be sent codes, a unit that takes registrations, one that waits, and a portrait."""
    world.add_person("reached", RoleName.CUSTOMER_CONTACT, world.contract)
    person, owner = find_person("reached"), find_person("careful")
    assert person is not None
    set_reach(person, phone=REACHED, mail="")
    place = str(add_organisation("登记单位").id)
    world.call("admin", "PUT /api/account/registrations/places", {"open": [place]})
    world.account = {"place": place}
    world.clients["coded"] = Client(headers=HOST)
    picture = io.BytesIO()
    Image.new("RGB", (40, 40)).save(picture, "PNG")
    world.call("owner", "PUT /api/account/portrait", picture.getvalue())
    return {
        "place": place,
        "registration_id": apply(world, 1),
        "picture": picture.getvalue(),
        "person_id": str(owner),
        "source_id": add_source(world, 1),
        "directory_id": add_directory(world),
    }


def add_source(world: "World", number: int) -> str:
    """A source by which the customer's contact signs in; its id."""
    idp = standing_idp()
    idp.claims = {"preferred_username": "contact"}
    world.clients.setdefault("away", Client(headers=HOST))
    body = given(idp, name_zh=f"第 {number} 认证源", link_by="login")
    return str(world.call("admin", "POST /api/account/sources", body)["id"])


def add_directory(world: "World") -> str:
    """A directory by which the customer's contact signs in; its id."""
    return str(world.call("admin", "POST /api/account/sources", given_directory())["id"])


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


def _coded(world: "World", purpose: str) -> dict[str, str]:
    world.call("coded", "POST /api/account/codes", {"account": REACHED, "purpose": purpose})
    return {"code": last_code(REACHED)}


def _application(world: "World", phone: str = "13900000061") -> Body:
    world.call("coded", "POST /api/account/registrations/code", {"phone": phone})
    given = {"name": "周知秋", "organisation_id": world.account["place"], "password": "nine wet stones gleam"}
    return {"code": last_code(phone), **given}


def apply(world: "World", number: int) -> str:
    """Somebody registers; the id."""
    world.call("coded", "POST /api/account/registrations", _application(world, f"1390000{number:04d}"))
    rows: list[dict[str, str]] = world.call("admin", "GET /api/account/registrations?limit=200")["items"]
    return rows[-1]["id"]


def _applied(world: "World") -> dict[str, str]:
    return {"registration_id": world.account["registration_id"]}


def _source(world: "World") -> dict[str, str]:
    return {"source_id": world.account["source_id"]}


def _typed(world: "World") -> Body:
    return {"source_id": world.account["directory_id"], "login": "contact", "password": DIRECTORY_PASSWORD}


def _source_body(world: "World") -> Body:
    return given(standing_idp(), name_zh="局统一认证", link_by="mail")


def _returned(world: "World") -> Body:
    """As if this browser had gone to the source and came back."""
    idp, source = standing_idp(), world.account["source_id"]
    secrets = {"state": "s" * 43, "nonce": "n" * 43, "verifier": "v" * 64}
    session = world.clients["away"].session
    session["account.source"] = {**secrets, "back": "https://desk.example", "source": source, "at": written(now())}
    session.save()
    idp.nonce, idp.challenge = secrets["nonce"], create_s256_code_challenge(secrets["verifier"])
    return {"source_id": source, "query": f"code=c1&state={secrets['state']}&iss={idp.issuer}"}


def _portrayed(world: "World") -> dict[str, str]:
    return {"person_id": world.account["person_id"]}


def _proven(world: "World") -> Body:
    world.call("owner", "POST /api/account/profile/code", {"to": "13900000062"})
    return {"code": last_code("13900000062")}


def _one(world: "World") -> dict[str, str]:
    return {name: world.account[name] for name in ("passkey_id", "device_id", "session_id")}


def new_token(world: "World") -> dict[str, Any]:
    """A token that reads contracts, as a form asks for it."""
    return {"name": "月报程序", "scopes": ["contracts.list"], "days": 30}


def _token(world: "World") -> dict[str, str]:
    return {"token_id": world.call("owner", "POST /api/account/tokens", new_token(world))["id"]}


def _service(world: "World", login: str = "monitor") -> dict[str, str]:
    given = {"login": login, "name": "机房监控", "unit_id": world.units["unit"]}
    made = world.call("admin", "POST /api/account/services", given)
    return {"account_id": made["id"]}


def add_service_token(world: "World", login: str = "monitor") -> dict[str, str]:
    """A service account of a unit, and a token of it."""
    account = _service(world, login)
    path = "POST /api/account/services/{account_id}/tokens".format(**account)
    return {**account, "token_id": world.call("admin", path, new_token(world))["id"]}


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
    Call("GET /api/account/ways", "stranger"),
    Call("POST /api/account/codes", "coded", body=lambda world: {"account": REACHED, "purpose": "sign_in"}),
    Call("POST /api/account/session/code", "coded", body=lambda world: _coded(world, "sign_in")),
    Call(
        "POST /api/account/session/reset",
        "coded",
        body=lambda world: {**_coded(world, "reset"), "password": "nine wet stones gleam"},
    ),
    Call("GET /api/account/places", "coded", is_list=True),
    Call("POST /api/account/registrations/code", "coded", body=lambda world: {"phone": "13900000061"}),
    Call("POST /api/account/registrations", "coded", body=_application),
    Call("GET /api/account/registrations", "admin", is_list=True),
    Call("POST /api/account/registrations/{registration_id}/approval", "admin", fill=_applied),
    Call(
        "POST /api/account/registrations/{registration_id}/refusal",
        "admin",
        fill=_applied,
        body=lambda world: {"note": "请填写真实姓名"},
    ),
    Call("GET /api/account/registrations/places", "admin", is_list=True),
    Call("PUT /api/account/registrations/places", "admin", body=lambda world: {"open": [world.account["place"]]}),
    Call("GET /api/account/profile", "owner"),
    Call("POST /api/account/profile/code", "owner", body=lambda world: {"to": "13900000062"}),
    Call("PUT /api/account/profile/reach", "owner", body=_proven),
    Call("PUT /api/account/portrait", "owner", body=lambda world: world.account["picture"]),
    Call("DELETE /api/account/portrait", "owner"),
    Call("GET /api/account/people/{person_id}/portrait", "owner", fill=_portrayed),
    Call("GET /api/account/tokens", "owner", is_list=True),
    Call("POST /api/account/tokens", "owner", body=new_token),
    Call("DELETE /api/account/tokens/{token_id}", "owner", fill=_token),
    Call("GET /api/account/services", "keeper", is_list=True),
    Call(
        "POST /api/account/services",
        "keeper",
        body=lambda world: {"login": "robot", "name": "巡检机器人", "unit_id": world.units["unit"]},
    ),
    Call(
        "PUT /api/account/services/{account_id}",
        "keeper",
        fill=_service,
        body=lambda world: {"name": "机房监控", "is_active": False},
    ),
    Call("POST /api/account/services/{account_id}/tokens", "keeper", fill=_service, body=new_token),
    Call("DELETE /api/account/services/{account_id}/tokens/{token_id}", "keeper", fill=add_service_token),
    Call("POST /api/account/session/source", "away", body=_source),
    Call("POST /api/account/session/source/return", "away", body=_returned),
    Call("POST /api/account/session/directory", "away", body=_typed),
    Call("GET /api/account/sources", "admin", is_list=True),
    Call("POST /api/account/sources", "admin", body=_source_body),
    Call("PUT /api/account/sources/{source_id}", "admin", fill=_source, body=_source_body),
    Call("POST /api/account/sources/{source_id}/check", "admin", fill=_source, body=lambda world: {}),
    Call("GET /api/account/rules", "admin", is_list=True),
    Call("PUT /api/account/rules", "admin", body=lambda world: {"required": ["auditor", "administrator"]}),
)
