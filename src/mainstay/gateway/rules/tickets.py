"""Tickets: for a minute they let one person connect, from one site, within one scope. Pure."""

import base64
import binascii
import hashlib
import hmac
import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from uuid import UUID

LIFETIME = timedelta(seconds=60)
EARLY = timedelta(seconds=10)  # clocks of two machines may differ by so much
LONGEST = 1_000


class Unfit(Exception):
    """A ticket that lets nobody in; the words are for logs, not for whoever brings it."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """Who may connect: the person, the sign-in it rests on, the site, the digest of the scope, and since when.

    `issued` is in milliseconds since 1970; `nonce` is different in each ticket.
    """

    person: str
    signin: str
    origin: str
    scope: str
    issued: int
    nonce: str


def sign(ticket: Ticket, key: bytes) -> str:
    """The written form: the facts and their HMAC-SHA256, both base64url without padding."""
    facts = _pack(json.dumps(asdict(ticket), separators=(",", ":"), sort_keys=True).encode())
    return f"{facts}.{_pack(_seal(facts, key))}"


def read_ticket(text: str, key: bytes, *, now: datetime) -> Ticket:
    """The ticket of a written form; Unfit when it is forged, garbled, from the future or older than a minute."""
    facts, _, seal = text.partition(".")
    if len(text) > LONGEST or not text.isascii() or not hmac.compare_digest(_pack(_seal(facts, key)), seal):
        raise Unfit("forged")
    try:
        ticket = Ticket(**json.loads(_unpack(facts)))
        UUID(ticket.person)
    except (ValueError, TypeError):
        raise Unfit("garbled") from None
    age = timedelta(milliseconds=now.timestamp() * 1000 - ticket.issued)
    if age > LIFETIME:
        raise Unfit("expired")
    if age < -EARLY:
        raise Unfit("from the future")
    return ticket


def _seal(facts: str, key: bytes) -> bytes:
    return hmac.new(key, facts.encode(), hashlib.sha256).digest()


def _pack(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _unpack(text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError(str(error)) from None
