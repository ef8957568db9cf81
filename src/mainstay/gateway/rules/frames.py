"""The protocol, version 1: JSON objects in text frames, told apart by `t`. Pure."""

import json
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

VERSION = 1
PROTOCOL = "mainstay.live.1"
TICKET_PREFIX = "ticket."
MOST_TOPICS = 64
LONGEST_FRAME = 4_096
LONGEST_HELLO = 40_000
MOST_FRAMES_A_PING = 300


class Close(IntEnum):
    """Why the gateway closes a connection."""

    RESTARTING = 1012
    MALFORMED = 4400
    SIGN_IN_ENDED = 4401
    SILENT = 4408
    TOO_MANY = 4429
    TOO_SLOW = 4430


class BadFrame(Exception):
    """A frame that the protocol does not know."""


@dataclass(frozen=True, slots=True)
class Hello:
    """The first frame of a client: the version it speaks and the scope that its ticket vouches for."""

    version: int
    scope: str


@dataclass(frozen=True, slots=True)
class Subscribe:
    """Topics to listen to from now on."""

    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unsubscribe:
    """Topics not to listen to any more."""

    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Renew:
    """A new ticket of the same person, before the lease ends, with its scope."""

    ticket: str
    scope: str


@dataclass(frozen=True, slots=True)
class Pong:
    """The answer to a ping."""


Said = Hello | Subscribe | Unsubscribe | Renew | Pong


def read_frame(text: str) -> Said:
    """What a client said; BadFrame when it is none of the protocol's frames."""
    try:
        frame = json.loads(text)
    except (ValueError, RecursionError):
        raise BadFrame("not JSON") from None
    if not isinstance(frame, dict):
        raise BadFrame("not an object")
    match frame.get("t"):
        case "pong":
            return Pong()
        case "hello":
            return Hello(_whole(frame, "v"), _text(frame, "scope"))
        case "sub":
            return Subscribe(_topics(frame))
        case "unsub":
            return Unsubscribe(_topics(frame))
        case "renew":
            return Renew(_text(frame, "ticket"), _text(frame, "scope"))
    raise BadFrame("unknown t")


def write_frame(kind: str, **facts: Any) -> bytes:
    """A frame of the gateway."""
    return json.dumps({"t": kind, **facts}, separators=(",", ":"), ensure_ascii=False).encode()


def offered(header: str) -> tuple[bool, str]:
    """From Sec-WebSocket-Protocol: whether the client speaks this version, and the ticket it brings, or none."""
    words = [word.strip() for word in header.split(",")]
    tickets = [word.removeprefix(TICKET_PREFIX) for word in words if word.startswith(TICKET_PREFIX)]
    return PROTOCOL in words, tickets[0] if len(tickets) == 1 else ""


def _text(frame: dict[str, Any], name: str) -> str:
    value = frame.get(name)
    if not isinstance(value, str):
        raise BadFrame(f"{name} is no text")
    return value


def _whole(frame: dict[str, Any], name: str) -> int:
    value = frame.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadFrame(f"{name} is no whole number")
    return value


def _topics(frame: dict[str, Any]) -> tuple[str, ...]:
    value = frame.get("topics")
    if not isinstance(value, list) or not 1 <= len(value) <= MOST_TOPICS:
        raise BadFrame(f"topics is no list of 1 to {MOST_TOPICS}")
    if not all(isinstance(topic, str) for topic in value):
        raise BadFrame("a topic is no text")
    return tuple(value)
