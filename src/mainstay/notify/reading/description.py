"""How a gateway is spoken to over HTTP, as data: address, fields, signature, and what its answers and receipts mean."""

from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from mainstay.notify.rules.filling import BadText, names_in

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
GIVEN = frozenset(
    {"phone", "text", "text_json", "subject", "key", "time", "stamp", "date", "seconds", "millis", "secret", "account"}
)
MADE = frozenset({"body", "canonical"})


class DescriptionUnreadable(ValueError):
    """The description of the gateway cannot be used; the text says why."""


class Part(BaseModel):
    """A part of the description; unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Step(Part):
    """One step towards a signature, under a `name` that later texts may hold.

    A digest or a keyed digest of `over`; `percent` spells it for an address (RFC 3986). The key is a text, or, with
    `key_of`, the plain bytes of an earlier step.
    """

    name: str = Field(pattern=r"^[a-z][a-z_]{0,39}$")
    how: Literal["md5", "sha1", "sha256", "hmac-sha1", "hmac-sha256", "percent"]
    over: str
    key: str = "{secret}"
    key_of: str = ""
    encoding: Literal["hex", "HEX", "base64"] = "hex"


class Answer(Part):
    """What an answer of the gateway means: `field` is a dotted path in its JSON; none asks for the status only.

    `reference` is where the gateway's own id for the message stands.
    """

    field: str = ""
    accepted: tuple[str, ...] = ()
    permanent: tuple[str, ...] = ()
    reference: str = ""


class Receipts(Part):
    """What the gateway says later about a message, in reports that it posts to us; paths are dotted.

    `items` leads to the list of reports, empty when the body is the list or one report. A report names its message by
    our `key` or by the gateway's `reference`.
    """

    items: str = ""
    key: str = ""
    reference: str = ""
    state: str
    delivered: tuple[str, ...] = Field(min_length=1)
    failed: tuple[str, ...] = Field(min_length=1)
    words: str = ""

    @model_validator(mode="after")
    def names_its_message(self) -> "Receipts":
        """One of the two must lead to the message."""
        if not (self.key or self.reference):
            raise ValueError("receipts need `key` or `reference`")
        return self


class Description(Part):
    """A gateway.

    Texts may hold {phone} {text} {text_json} {subject} {key} {account} {secret}, the moment as {time} {stamp} {date}
    {seconds} {millis}, and the names of earlier steps; steps also {body} and {canonical}, the fields sorted and spelt
    for an address. `then` are fields that are added after the steps, as `query` and `headers` are.
    """

    url: str = ""
    method: Literal["POST", "GET"] = "POST"
    body: Literal["form", "json", "query"] = "form"
    fields: dict[str, Any] = Field(min_length=1)
    steps: tuple[Step, ...] = ()
    then: dict[str, str] = Field(default_factory=dict)
    query: dict[str, str] = Field(default_factory=dict)
    headers: dict[str, str] = Field(default_factory=dict)
    account: str = ""
    secret: str = ""
    answer: Answer = Answer()
    receipts: Receipts | None = None
    per_minute: int = Field(default=300, ge=1, le=100_000)
    seconds: float = Field(default=10.0, gt=0, le=60)

    @field_validator("url")
    @classmethod
    def only_private(cls, url: str) -> str:
        """TLS, unless it is this machine."""
        if url and not is_private(url):
            raise ValueError("the address must begin with https://")
        return url

    @model_validator(mode="after")
    def only_known_names(self) -> "Description":
        """Every name in a text is a value or an earlier step."""
        known = set(GIVEN)
        _check(self.fields, known)
        for step in self.steps:
            _check([step.over, step.key], known | MADE)
            if step.key_of and step.key_of not in known - GIVEN:
                raise ValueError(f"steps: {step.key_of} is not an earlier step")
            known.add(step.name)
        _check([self.then, self.query, self.headers], known)
        return self


def is_private(url: str) -> bool:
    """Whether what goes to an address cannot be read on the way: TLS, or this machine."""
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets that hold no address
        return False
    return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK))


def _check(texts: Any, known: set[str]) -> None:
    if isinstance(texts, dict | list):
        for one in texts.values() if isinstance(texts, dict) else texts:
            _check(one, known)
    elif isinstance(texts, str):
        try:
            unknown = [name for name in names_in(texts) if name not in known]
        except BadText as error:
            raise ValueError(f"{error.part} is not a plain name") from error
        if unknown:
            raise ValueError("no value is called {" + unknown[0] + "}")


def read_description(path: Path, secret: str) -> Description:
    """The description in a file, with the secret that stands outside it; DescriptionUnreadable when it is none."""
    try:
        given: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        return Description.model_validate({"secret": secret} | given)
    except (OSError, yaml.YAMLError, ValidationError, TypeError) as error:
        raise DescriptionUnreadable(f"{path}: {error}") from error
