"""How an SMS gateway is spoken to over HTTP, as data: address, fields, signature, and what its answer means."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class GatewayUnreadable(ValueError):
    """The description of the gateway cannot be used; the text says why."""


class Part(BaseModel):
    """A part of the description; unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Signature(Part):
    """A digest over a text of the values, put into a field or a header."""

    algorithm: Literal["md5", "sha1", "sha256", "hmac-sha1", "hmac-sha256"]
    over: str
    encoding: Literal["hex", "HEX", "base64"] = "hex"
    field: str = ""
    header: str = ""


class Answer(Part):
    """What an answer of the gateway means: `field` is a dotted path in its JSON; none asks for the status only."""

    field: str = ""
    accepted: tuple[str, ...] = ()
    permanent: tuple[str, ...] = ()


class Gateway(Part):
    """An SMS gateway. Texts may hold {phone} {text} {key} {time} and {secret}, and {sign} once it is computed."""

    url: str
    method: Literal["POST", "GET"] = "POST"
    body: Literal["form", "json", "query"] = "form"
    fields: dict[str, str] = Field(min_length=1)
    headers: dict[str, str] = Field(default_factory=dict)
    secret: str = ""
    signature: Signature | None = None
    answer: Answer = Answer()
    seconds: float = Field(default=10.0, gt=0, le=60)

    @field_validator("url")
    @classmethod
    def only_private(cls, url: str) -> str:
        """TLS, unless it is this machine."""
        parts = urlsplit(url)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
            raise ValueError("the address must begin with https://")
        return url

    def filled(self, *, phone: str, text: str, key: str, time: str) -> tuple[dict[str, str], dict[str, str]]:
        """The fields and headers of one message, signed."""
        values = {"phone": phone, "text": text, "key": key, "time": time, "secret": self.secret, "sign": ""}
        if self.signature:
            values["sign"] = sign(self.signature, self.secret, values)
        fields = {name: value.format_map(values) for name, value in self.fields.items()}
        headers = {name: value.format_map(values) for name, value in self.headers.items()}
        if self.signature and self.signature.field:
            fields[self.signature.field] = values["sign"]
        if self.signature and self.signature.header:
            headers[self.signature.header] = values["sign"]
        return fields, headers


def sign(signature: Signature, secret: str, values: Mapping[str, str]) -> str:
    """The digest over the signature's text."""
    name = signature.algorithm.removeprefix("hmac-")
    text = signature.over.format_map(values).encode()
    keyed = signature.algorithm.startswith("hmac-")
    digest = hmac.digest(secret.encode(), text, name) if keyed else hashlib.new(name, text).digest()
    if signature.encoding == "base64":
        return base64.b64encode(digest).decode()
    return digest.hex().upper() if signature.encoding == "HEX" else digest.hex()


def read_gateway(path: Path, secret: str) -> Gateway:
    """The description in a file, with the secret that stands outside it; GatewayUnreadable when it cannot be used."""
    try:
        given: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        return Gateway.model_validate({"secret": secret} | given)
    except (OSError, yaml.YAMLError, ValidationError, TypeError) as error:
        raise GatewayUnreadable(f"{path}: {error}") from error


def meaning(answer: Answer, status: int, body: Any) -> tuple[bool, bool]:
    """Whether an answer accepts the message, and else whether trying again is of no use."""
    if status in (408, 425, 429) or status >= 500:
        return False, False
    if status >= 400:
        return False, True
    if not answer.field:
        return True, False
    code = str(_at(body, answer.field))
    return code in answer.accepted, code in answer.permanent


def _at(body: Any, path: str) -> Any:
    found = body
    for name in path.split("."):
        found = found.get(name) if isinstance(found, dict) else None
    return found
