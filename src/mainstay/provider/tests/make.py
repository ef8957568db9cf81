"""A registered system, the person who signs in to it, and the ways between them."""

import json
import secrets
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from django.test import Client as Browser

from mainstay.directory.public import RoleName, add_person, grant_role, set_reach
from mainstay.kernel.time import now

ISSUER, RETURN, GONE = "https://desk.example", "https://app.example/cb", "https://app.example/bye"
PASSWORD, API = "tan-gu-li-mo", "/api/provider"


class System:
    """A registered system, and the browser of the person who signs in to it."""

    def __init__(self, *, public: bool = False, scopes: str = "openid profile email phone offline_access") -> None:
        self.browser = Browser(headers={"host": "desk.example", "x-forwarded-proto": "https"})
        self.person = add_person("wang", name="王芳", password=PASSWORD, organisation_id=None, now=now())
        set_reach(self.person, phone="13900000001", mail="wang@bureau.example")
        grant_role(self.person, role=RoleName.ADMINISTRATOR, contract_id=None, since=now())
        self.call("POST", "/api/account/session", {"login": "wang", "password": PASSWORD})
        given = {"name": "公文系统", "redirect_uris": [RETURN], "logout_uris": [GONE], "scopes": scopes.split()}
        made = self.call("POST", f"{API}/clients", {**given, "public": public})[1]
        self.id, self.secret, self.scopes = made["id"], made["secret"], scopes
        self.verifier = secrets.token_urlsafe(48)

    def call(self, verb: str, path: str, body: Any = None) -> tuple[int, Any]:
        answer = self.browser.generic(verb, path, json.dumps(body) if body is not None else "", "application/json")
        return answer.status_code, json.loads(answer.content) if answer.content else None

    def query(self, **changes: str) -> str:
        given = {
            "response_type": "code",
            "client_id": self.id,
            "redirect_uri": RETURN,
            "scope": self.scopes,
            "state": "s1",
            "nonce": secrets.token_urlsafe(8),
            "code_challenge": create_s256_code_challenge(self.verifier),
            "code_challenge_method": "S256",
        }
        return urlencode({name: value for name, value in (given | changes).items() if value})

    def decide(self, **changes: str) -> tuple[int, Any]:
        return self.call("POST", f"{API}/authorisation", {"query": self.query(**changes), "grant": True})

    def refuse(self) -> tuple[int, Any]:
        return self.call("POST", f"{API}/authorisation", {"query": self.query(), "grant": False})

    def code(self, **changes: str) -> str:
        _, answer = self.decide(**changes)
        return str(parse_qs(urlsplit(answer["location"]).query)["code"][0])

    def post(self, path: str, **fields: str) -> tuple[int, dict[str, Any]]:
        """As the system's own server does, without the person's cookies."""
        own = {"client_id": self.id, "client_secret": self.secret} if self.secret else {"client_id": self.id}
        server = Browser(headers={"host": "desk.example", "x-forwarded-proto": "https"})
        answer = server.post(f"{API}/{path}", own | fields)
        return answer.status_code, json.loads(answer.content)

    def exchange(self, code: str, **changes: str) -> tuple[int, dict[str, Any]]:
        given = {"grant_type": "authorization_code", "redirect_uri": RETURN, "code_verifier": self.verifier}
        return self.post("token", code=code, **(given | changes))

    def renew(self, token: str) -> tuple[int, dict[str, Any]]:
        return self.post("token", grant_type="refresh_token", refresh_token=token)

    def userinfo(self, token: str) -> tuple[int, dict[str, Any]]:
        server = Browser(headers={"host": "desk.example", "authorization": f"Bearer {token}"})
        answer = server.get(f"{API}/userinfo")
        return answer.status_code, answer.json()


def carry(request: httpx.Request) -> httpx.Response:
    """What the library sends goes through all of the site."""
    headers = {**dict(request.headers), "host": "desk.example", "x-forwarded-proto": "https"}
    kind = request.headers.get("content-type", "")
    path = request.url.raw_path.decode()
    answer = Browser().generic(request.method, path, request.content, kind, headers=headers)
    return httpx.Response(answer.status_code, content=answer.content, headers=dict(answer.headers))


def error_of(answer: tuple[int, Any]) -> str:
    """The error that a person is sent back with."""
    return str(parse_qs(urlsplit(answer[1]["location"]).query)["error"][0])
