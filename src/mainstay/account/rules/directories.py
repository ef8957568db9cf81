"""Directories (LDAP, Active Directory) as sources of sign-in: their settings judged, their entries read. Pure."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from cryptography import x509

from .ldap import Code, Entry
from .sources import LinkBy, Linking

PATIENCE = 5.0  # seconds for all of it: connecting, TLS, binds and the search
SEARCH_SECONDS = 4  # that the server itself may search for
MOST_FOUND = 2  # asked for, to see that one is the only one
PORTS = {"ldap": 389, "ldaps": 636}
ADDRESS = re.compile(r"(ldaps?)://([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::(\d{1,5}))?/?")
HERE = frozenset({"localhost", "127.0.0.1", "::1"})
# Attributes that hold what nobody may read, under their names in OpenLDAP, 389 Directory Server, AD and Samba.
SECRETS = frozenset(
    {"userpassword", "unicodepwd", "authpassword", "sambantpassword", "sambalmpassword", "krbprincipalkey"}
)
# Written as bytes, the first three fields the other way round (MS-DTYP, 2.3.4.2).
GUIDS = frozenset({"objectguid", "ms-ds-consistencyguid"})
# Why a bind may fail that tells nothing of the password.
NO_ANSWER = frozenset(
    {
        *(Code.OPERATIONS_ERROR, Code.PROTOCOL_ERROR, Code.TIME_LIMIT_EXCEEDED, Code.STRONGER_AUTH_REQUIRED),
        *(Code.REFERRAL, Code.CONFIDENTIALITY_REQUIRED, Code.BUSY, Code.UNAVAILABLE),
    }
)


class Tls(StrEnum):
    """How a line to a directory is kept from being read on the way."""

    AT_ONCE = "at_once"
    START_TLS = "start_tls"
    NONE = "none"  # it never leaves this machine


@dataclass(frozen=True, slots=True)
class Address:
    """Where a directory is reached."""

    host: str
    port: int
    tls: Tls


@dataclass(frozen=True, slots=True)
class Attributes:
    """Which attributes of an entry name a person for good, and what their login, name and mail address are."""

    lasting: str
    login: str
    name: str
    mail: str

    def asked(self) -> list[str]:
        """What a search asks for, each once."""
        return list(dict.fromkeys(name for name in (self.lasting, self.login, self.name, self.mail) if name))


def read_address(address: str) -> Address | None:
    """`ldaps://` speaks TLS at once, `ldap://` from StartTLS on, in clear on this machine alone; None for others."""
    match = ADDRESS.fullmatch(address)
    if match is None:
        return None
    scheme, host, port = match[1], match[2].strip("[]").lower(), int(match[3] or PORTS[match[1]])
    if not 0 < port < 65536:
        return None
    if scheme == "ldaps":
        return Address(host, port, Tls.AT_ONCE)
    return Address(host, port, Tls.NONE if host in HERE else Tls.START_TLS)


def holds_certificates(pem: str) -> bool:
    """Whether a text has certificates, each of which can be read."""
    try:
        return bool(x509.load_pem_x509_certificates(pem.encode()))
    except ValueError:
        return False


def linking_of_directory(by: LinkBy) -> Linking:
    """How the claims that `claims_of` makes name people."""
    return Linking("sub", by, "login")


def claims_of(entry: Entry, attributes: Attributes) -> dict[str, Any]:
    """What an entry says of a person, in the words of OpenID Connect; what it lacks, or has several of, is not there.

    Whoever keeps the directory says whose a mail address is: it counts as verified.
    """
    found = {
        "sub": _only(entry, attributes.lasting),
        "login": _only(entry, attributes.login),
        "email": _only(entry, attributes.mail),
        "name": next(iter(_texts(entry, attributes.name)), ""),
    }
    return {name: text for name, text in found.items() if text} | {"email_verified": bool(found["email"])}


def spelled(login: str) -> str:
    """One spelling for what directories take for the same name (RFC 4518, as far as it concerns counting tries)."""
    return " ".join(unicodedata.normalize("NFKC", login).casefold().split())


def _only(entry: Entry, name: str) -> str:
    texts = _texts(entry, name)
    return texts[0] if len(texts) == 1 else ""


def _texts(entry: Entry, name: str) -> list[str]:
    """The values of an attribute that are texts, GUIDs written as usual."""
    found = []
    for value in entry.attributes.get(name.lower(), ()):
        if name.lower() in GUIDS and len(value) == 16:
            found.append(str(UUID(bytes_le=value)))
            continue
        text = value.decode(errors="replace").strip()
        found.append(text if text.isprintable() and "\ufffd" not in text else "")
    return found
