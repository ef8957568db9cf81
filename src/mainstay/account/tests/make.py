"""People with passwords, browsers, apps and passkeys for the tests."""

import base64
import hashlib
import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

from mainstay.directory.public import RoleName, add_person, grant_role, set_reach
from mainstay.kernel.time import now
from mainstay.notify.public import list_sendings

NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)
PASSWORD, MAIL = "tan-gu-li-mo", "wang@bureau.example"
ACCOUNT = "/api/account"
SESSION = "/api/directory/session"
SITE, ORIGIN = "localhost", "http://localhost:8000"


def make_person(login: str = "wang", *, role: RoleName | None = None, phone: str = "", mail: str = "") -> UUID:
    person = add_person(login, name="王芳", password=PASSWORD, organisation_id=None, now=NOON)
    if phone or mail:
        set_reach(person, phone=phone, mail=mail)
    if role is not None:
        grant_role(person, role=role, contract_id=None, since=NOON)
    return person


class Browser:
    """A browser that carries its cookies and the token against forged requests."""

    def __init__(self, agent: str = "Mozilla/5.0 (Windows NT 10.0) Chrome/156.0 Safari/537.36") -> None:
        self.client = Client(enforce_csrf_checks=True, headers={"host": "localhost:8000", "user-agent": agent})
        self.client.get(SESSION)

    def send(self, order: str, body: Any = None, *, token: bool = True) -> tuple[int, Any]:
        """What an order such as `POST /session` is answered."""
        verb, path = order.split(" ")
        headers = {"x-csrftoken": self.client.cookies["csrftoken"].value} if token else {}
        given = json.dumps(body if body is not None else {})
        answer = self.client.generic(verb, ACCOUNT + path, given, "application/json", headers=headers)
        return answer.status_code, json.loads(answer.content) if answer.content else None

    def sign_in(self, login: str = "wang", password: str = PASSWORD) -> tuple[int, Any]:
        return self.send("POST /session", {"login": login, "password": password})

    def who(self) -> str | None:
        """The login of who is signed in."""
        person = self.client.get(SESSION).json()["person"]
        return person["login"] if person else None

    @property
    def key(self) -> str:
        return self.client.cookies["mainstay_session"].value

    def set_up_app(self) -> "App":
        """Sign in, put a secret into an app and confirm it."""
        assert self.sign_in()[0] == 200
        app = App(self.send("POST /totp")[1]["secret"])
        status, codes = self.send("PUT /totp", {"code": app.shows()})
        assert status == 200
        app.recovery_codes = codes["recovery_codes"]
        return app


@dataclass
class App:
    """An app for one-time passwords, as on a phone."""

    secret: str
    recovery_codes: list[str] = field(default_factory=list)

    def shows(self, steps: int = 0) -> str:
        """The password of this step, or of one before or after."""
        key = base64.b32decode(self.secret + "=" * (-len(self.secret) % 8))
        return TOTP(key, 6, SHA1(), 30).generate(int(now().timestamp()) + 30 * steps).decode()


class Authenticator:
    """A key of WebAuthn in software: makes one credential and signs with it."""

    def __init__(self, *, origin: str = ORIGIN, verifies: bool = True) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id, self.origin, self.counter = b"\x01" * 16, origin, 0
        self.flags = AuthenticatorData.FLAG.UP | (AuthenticatorData.FLAG.UV if verifies else AuthenticatorData.FLAG(0))
        self.site = hashlib.sha256(SITE.encode()).digest()

    def make(self, options: dict[str, Any]) -> dict[str, Any]:
        """The answer to `POST /passkeys/challenge`."""
        public = ES256.from_cryptography_key(self.key.public_key())  # type: ignore[no-untyped-call]  # its types lack it
        credential = AttestedCredentialData.create(Aaguid.NONE, self.id, public)
        data = AuthenticatorData.create(self.site, self.flags | AuthenticatorData.FLAG.AT, 0, credential)
        attested = AttestationObject.create("none", data, {})
        client_data = self._client_data("webauthn.create", options)
        return self._answer(clientDataJSON=client_data, attestationObject=bytes(attested))

    def sign(self, options: dict[str, Any]) -> dict[str, Any]:
        """The answer to `POST /session/challenge`."""
        self.counter += 1
        data = AuthenticatorData.create(self.site, self.flags, self.counter)
        client_data = self._client_data("webauthn.get", options)
        signature = self.key.sign(bytes(data) + hashlib.sha256(client_data).digest(), ec.ECDSA(SHA256()))
        return self._answer(clientDataJSON=client_data, authenticatorData=bytes(data), signature=signature)

    def _client_data(self, kind: str, options: dict[str, Any]) -> bytes:
        challenge = websafe_encode(websafe_decode(options["publicKey"]["challenge"]))
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, **response: bytes) -> dict[str, Any]:
        encoded = {name: websafe_encode(value) for name, value in response.items()}
        written = websafe_encode(self.id)
        return {
            "id": written,
            "rawId": written,
            "type": "public-key",
            "response": encoded,
            "clientExtensionResults": {},
        }


def waiting_texts(address: str) -> list[str]:
    """The texts of the messages to a number or mailbox, the oldest first."""
    return [one.text for one in list_sendings([""])[""] if one.address == address]


def last_code(address: str) -> str:
    """The code in the newest message to a number or mailbox."""
    found = re.search(r"\d{6}", waiting_texts(address)[-1])
    assert found
    return found.group()
