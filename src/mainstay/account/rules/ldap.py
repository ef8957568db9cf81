"""The requests of LDAP that a sign-in needs, and the answers to them (RFC 4511), as bytes. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from .ber import BOOLEAN, ENUMERATED, INTEGER, OCTETS, SEQUENCE, Element, NotBer, elements, encode, encode_number

VERSION = 3
START_TLS = b"1.3.6.1.4.1.1466.20037"
SIMPLE, NAME_OF_REQUEST = 0x80, 0x80


class Op(IntEnum):
    """The operations, by their tags."""

    BIND_REQUEST = 0x60
    BIND_RESPONSE = 0x61
    UNBIND_REQUEST = 0x42
    SEARCH_REQUEST = 0x63
    SEARCH_ENTRY = 0x64
    SEARCH_DONE = 0x65
    SEARCH_REFERENCE = 0x73
    EXTENDED_REQUEST = 0x77
    EXTENDED_RESPONSE = 0x78


class Scope(IntEnum):
    """How far below its base a search looks."""

    BASE = 0
    SUBTREE = 2


class Code(IntEnum):
    """The result codes that a sign-in tells apart."""

    SUCCESS = 0
    OPERATIONS_ERROR = 1
    PROTOCOL_ERROR = 2
    TIME_LIMIT_EXCEEDED = 3
    SIZE_LIMIT_EXCEEDED = 4
    STRONGER_AUTH_REQUIRED = 8
    REFERRAL = 10
    CONFIDENTIALITY_REQUIRED = 13
    NO_SUCH_OBJECT = 32
    INVALID_CREDENTIALS = 49
    BUSY = 51
    UNAVAILABLE = 52


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for; `found` is a whole filter as bytes. Aliases are not followed."""

    base: str
    scope: Scope
    found: bytes
    attributes: Sequence[str]
    most: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Result:
    """How an operation ended: its code, and what the server says of it."""

    code: int
    says: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry that was found: its name, and the values of its attributes by their names in small letters."""

    dn: str
    attributes: dict[str, tuple[bytes, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """A message of the server: to which request, and what it is: one of `Op`, or another tag."""

    number: int
    tag: int
    content: bytes

    def result(self) -> Result:
        """As the end of an operation; NotBer."""
        parts = list(elements(self.content))
        if len(parts) < 3 or parts[0].tag != ENUMERATED:
            raise NotBer("no result")
        return Result(parts[0].number(), " ".join(_text(parts[2]).split())[:200])

    def entry(self) -> Entry:
        """As an entry; NotBer."""
        parts = list(elements(self.content))
        if len(parts) != 2:
            raise NotBer("no entry")
        found: dict[str, tuple[bytes, ...]] = {}
        for attribute in parts[1].parts():
            pair = attribute.parts()
            if len(pair) != 2:
                raise NotBer("no attribute")
            found[_text(pair[0]).lower()] = tuple(value.content for value in pair[1].parts())
        return Entry(_text(parts[0]), found)


def bind_request(number: int, dn: str, password: str) -> bytes:
    """A simple bind. An empty password would be one as nobody, which servers answer with success (RFC 4513, 5.1.2)."""
    if not dn or not password:
        raise ValueError("a bind as nobody is no sign-in")
    given = encode(SIMPLE, password.encode())
    return _message(number, encode(Op.BIND_REQUEST, encode_number(VERSION), encode(OCTETS, dn.encode()), given))


def search_request(number: int, search: Search) -> bytes:
    """A search."""
    asked = (
        encode(OCTETS, search.base.encode()),
        encode_number(search.scope, ENUMERATED),
        encode_number(0, ENUMERATED),  # neverDerefAliases
        encode_number(search.most),
        encode_number(search.seconds),
        encode(BOOLEAN, b"\0"),  # types with their values
        search.found,
        encode(SEQUENCE, *(encode(OCTETS, name.encode()) for name in search.attributes)),
    )
    return _message(number, encode(Op.SEARCH_REQUEST, *asked))


def start_tls_request(number: int) -> bytes:
    """TLS from the answer on (RFC 4511, 4.14)."""
    return _message(number, encode(Op.EXTENDED_REQUEST, encode(NAME_OF_REQUEST, START_TLS)))


def unbind_request(number: int) -> bytes:
    """The end; nothing answers it."""
    return _message(number, encode(Op.UNBIND_REQUEST))


def read_answer(message: bytes) -> Answer:
    """A message of the server, whole; NotBer."""
    (envelope,) = elements(message)
    if envelope.tag != SEQUENCE:
        raise NotBer("no message")
    parts = envelope.parts()
    if len(parts) < 2 or parts[0].tag != INTEGER:
        raise NotBer("no message")
    return Answer(parts[0].number(), parts[1].tag, parts[1].content)


def _message(number: int, operation: bytes) -> bytes:
    return encode(SEQUENCE, encode_number(number), operation)


def _text(element: Element) -> str:
    return element.content.decode(errors="replace")
