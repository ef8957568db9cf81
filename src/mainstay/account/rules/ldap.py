"""The requests of LDAP that a sign-in needs, and the answers to them (RFC 4511), as bytes. Pure."""

# The codec is DER's, which takes definite lengths alone, as LDAP does (5.1). It reads them also where they are longer
# than they need to be, as Active Directory writes them.

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from pyasn1.codec.der.decoder import decode
from pyasn1.codec.der.encoder import encode
from pyasn1.error import PyAsn1Error
from pyasn1.type import univ
from pyasn1.type.tag import Tag, TagSet, tagClassApplication, tagFormatSimple
from pyasn1_modules import rfc2251

VERSION = 3
START_TLS = "1.3.6.1.4.1.1466.20037"
NEVER_DEREF_ALIASES = 0
MESSAGE = rfc2251.LDAPMessage()
SEQUENCE = b"\x30"
LONGEST_LENGTH = 4  # bytes that tell a length; Active Directory writes all of them
HIGHEST_CODE = 2**31 - 1
UNBIND_TAG = Tag(tagClassApplication, tagFormatSimple, 2)  # in the schema it is that of a sequence
UNBIND = univ.Null("", tagSet=TagSet(UNBIND_TAG, UNBIND_TAG))


class NotLdap(ValueError):
    """These bytes are no message of LDAP."""


class Op(StrEnum):
    """The operations of which a sign-in reads answers, by their names in the schema."""

    BIND_RESPONSE = "bindResponse"
    SEARCH_ENTRY = "searchResEntry"
    SEARCH_DONE = "searchResDone"
    SEARCH_REFERENCE = "searchResRef"
    EXTENDED_RESPONSE = "extendedResp"


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
    """A message of the server: to which request, what it is (`Op`, or another name of the schema), and its parts."""

    number: int
    op: str
    parts: univ.Sequence

    def result(self) -> Result:
        """Of an answer that ends an operation; NotLdap for a code that is none."""
        code = int(self.parts["resultCode"])
        if not 0 <= code <= HIGHEST_CODE:
            raise NotLdap("no code")
        return Result(code, " ".join(_text(self.parts["errorMessage"]).split())[:200])

    def entry(self) -> Entry:
        """Of an answer that is an entry."""
        attributes = self.parts["attributes"]
        found = {_text(one["type"]).lower(): tuple(bytes(value) for value in one["vals"]) for one in attributes}
        return Entry(_text(self.parts["objectName"]), found)


def bind_request(number: int, dn: str, password: str) -> bytes:
    """A simple bind. An empty password would be one as nobody, which servers answer with success (RFC 4513, 5.1.2)."""
    if not dn or not password:
        raise ValueError("a bind as nobody is no sign-in")
    asked = rfc2251.BindRequest()
    asked["version"] = VERSION
    asked["name"] = dn.encode()
    asked["authentication"]["simple"] = password.encode()
    return _message(number, "bindRequest", asked)


def search_request(number: int, search: Search) -> bytes:
    """A search."""
    asked = rfc2251.SearchRequest()
    asked["baseObject"] = search.base.encode()
    asked["scope"] = int(search.scope)
    asked["derefAliases"] = NEVER_DEREF_ALIASES
    asked["sizeLimit"] = search.most
    asked["timeLimit"] = search.seconds
    asked["typesOnly"] = False
    # The filters of the schema end at the third level: this one comes whole.
    asked.setComponentByName("filter", univ.Any(search.found), matchTags=False, matchConstraints=False)
    asked["attributes"].extend(name.encode() for name in search.attributes)
    return _message(number, "searchRequest", asked)


def start_tls_request(number: int) -> bytes:
    """TLS from the answer on (RFC 4511, 4.14)."""
    asked = rfc2251.ExtendedRequest()
    asked["requestName"] = START_TLS
    return _message(number, "extendedReq", asked)


def unbind_request(number: int) -> bytes:
    """The end; nothing answers it."""
    return _message(number, "unbindRequest", UNBIND)


def size_of(data: bytes) -> int | None:
    """How many bytes a message has, told from its first ones; None while these are too few, NotLdap for no message."""
    if data[:1] not in {b"", SEQUENCE}:
        raise NotLdap("no sequence")
    if len(data) < 2:
        return None
    if data[1] < 0x80:
        return 2 + data[1]
    head = 2 + (data[1] & 0x7F)
    if not 2 < head <= 2 + LONGEST_LENGTH:
        raise NotLdap("an indefinite length, or a very long one")
    return head + int.from_bytes(data[2:head], "big") if len(data) >= head else None


def read_answer(message: bytes) -> Answer:
    """A message of the server, whole; NotLdap."""
    try:
        read, rest = decode(message, asn1Spec=MESSAGE)
    except (PyAsn1Error, ValueError, OverflowError) as error:  # the last two for numbers and lengths without measure
        raise NotLdap("no message") from error
    if rest:
        raise NotLdap("more than a message")
    operation = read["protocolOp"]
    return Answer(int(read["messageID"]), operation.getName(), operation.getComponent())


def _message(number: int, name: str, asked: univ.Sequence | univ.Null) -> bytes:
    message = MESSAGE.clone()
    message["messageID"] = number
    message["protocolOp"].setComponentByName(name, asked, matchTags=False, matchConstraints=False)
    written: bytes = encode(message)
    return written


def _text(value: univ.OctetString) -> str:
    return bytes(value).decode(errors="replace")
