"""A provider of OpenID Connect on a loopback port, which can be made to answer as one should not."""

import base64
import hmac
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote_plus, urlsplit

from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet

from mainstay.kernel.time import now

from .make import Browser

CLIENT, SECRET = "desk", "s:cret +/%"
SUBJECT = "8f14e45f"
Answer = tuple[int, Any]


@dataclass
class Idp:
    """One person signs in there. `claims` and `document` replace parts of what it says, `pages` whole answers."""

    issuer: str = ""
    key: ECKey = field(default_factory=lambda: ECKey.generate_key("P-256", {"kid": "1"}))
    claims: dict[str, Any] = field(default_factory=dict)
    person: dict[str, Any] = field(default_factory=dict)
    document: dict[str, Any] = field(default_factory=dict)
    algorithm: str = "ES256"
    signs_with: ECKey | None = None
    pages: dict[str, Answer] = field(default_factory=dict)
    nonce: str = ""
    challenge: str = ""
    asked: list[str] = field(default_factory=list)

    def authorise(self, location: str, **changes: str) -> str:
        """The person signs in on the page that the browser was sent to; the query that it comes back with."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}
        assert (asked["response_type"], asked["client_id"], asked["code_challenge_method"]) == ("code", CLIENT, "S256")
        self.nonce, self.challenge = asked["nonce"], asked["code_challenge"]
        given = {"code": "c1", "state": asked["state"], "iss": self.issuer} | changes
        return "&".join(f"{name}={value}" for name, value in given.items() if value)

    def answer(self, path: str, form: dict[str, str], authorization: str) -> Answer:
        """What a request is answered."""
        self.asked.append(path)
        if path in self.pages:
            return self.pages[path]
        if path == "/.well-known/openid-configuration":
            return 200, self._document()
        if path == "/keys":
            return 200, KeySet([self.key]).as_dict()
        if path == "/userinfo":
            return (200, {"sub": SUBJECT} | self.person) if authorization == "Bearer a1" else (401, {})
        if path == "/token":
            return self._tokens(form, authorization)
        return 404, {}

    def _document(self) -> dict[str, Any]:
        paths = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
        whole = {name: f"{self.issuer}/{path}" for name, path in {**paths, "userinfo_endpoint": "userinfo"}.items()}
        given = {"issuer": self.issuer, "authorization_response_iss_parameter_supported": True, **whole}
        return {name: value for name, value in (given | self.document).items() if value is not None}

    def _tokens(self, form: dict[str, str], authorization: str) -> Answer:
        shown = base64.b64decode(authorization.removeprefix("Basic ")).decode()
        if [unquote_plus(part) for part in shown.split(":")] != [CLIENT, SECRET]:
            return 401, {"error": "invalid_client"}
        fits = self.challenge and create_s256_code_challenge(form["code_verifier"]) == self.challenge
        if form["code"] != "c1" or not fits:
            return 400, {"error": "invalid_grant"}
        self.challenge = ""
        return 200, {"access_token": "a1", "token_type": "Bearer", "id_token": self._identity()}

    def _identity(self) -> str:
        moment = int(now().timestamp())
        plain = {"iss": self.issuer, "sub": SUBJECT, "aud": CLIENT, "iat": moment, "exp": moment + 300}
        changed = plain | {"nonce": self.nonce} | self.claims
        claims = {name: value for name, value in changed.items() if value is not None}
        if self.algorithm == "none":
            return f"{_part({'alg': 'none'})}.{_part(claims)}."
        if self.algorithm == "HS256":  # with the published key, as if both sides kept it secret
            text = f"{_part({'alg': 'HS256', 'kid': '1'})}.{_part(claims)}"
            signature = hmac.digest(self.key.as_pem(private=False), text.encode(), "sha256")
            return f"{text}.{_written(signature)}"
        return jwt.encode({"alg": "ES256", "kid": "1"}, claims, self.signs_with or self.key, algorithms=["ES256"])


def _part(value: dict[str, Any]) -> str:
    return _written(json.dumps(value).encode())


def _written(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode().rstrip("=")


@contextmanager
def running_idp() -> Iterator[Idp]:
    """The provider for as long as the block lasts."""
    idp, server = _bound()
    thread = threading.Thread(target=server.serve_forever, args=[0.05])
    thread.start()
    try:
        yield idp
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@cache
def standing_idp() -> Idp:
    """One provider for all tests of this process that only need one to be there."""
    idp, server = _bound()
    threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    return idp


def _bound() -> tuple[Idp, ThreadingHTTPServer]:
    idp = Idp()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._reply({})

        def do_POST(self) -> None:
            text = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode()
            self._reply({name: values[0] for name, values in parse_qs(text).items()})

        def _reply(self, form: dict[str, str]) -> None:
            status, given = idp.answer(urlsplit(self.path).path, form, self.headers.get("Authorization", ""))
            text = given if isinstance(given, bytes) else json.dumps(given).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the server's signature
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    idp.issuer = f"http://127.0.0.1:{server.server_address[1]}"
    return idp, server


def given(idp: Idp, **changes: Any) -> dict[str, Any]:
    names = {"kind": "oidc", "name_zh": "局统一认证", "name_en": "Bureau sign-in", "issuer": idp.issuer}
    return {**names, "client_id": CLIENT, "client_secret": SECRET, "link_by": "mail", **changes}


def go(browser: Browser, source: str) -> str:
    status, answer = browser.send("POST /session/source", {"source_id": source})
    assert status == 200, answer
    return str(answer["location"])


def back(browser: Browser, source: str, query: str) -> tuple[int, Any]:
    return browser.send("POST /session/source/return", {"source_id": source, "query": query})


def sign_in(idp: Idp, source: str, **changes: str) -> tuple[Browser, int, Any]:
    browser = Browser()
    return browser, *back(browser, source, idp.authorise(go(browser, source), **changes))
