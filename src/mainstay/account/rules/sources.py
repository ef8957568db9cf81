"""Sources of sign-in: whom one of their answers means, and which addresses they may have. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from mainstay.kernel.errors import NotSignedIn

LIFE = timedelta(minutes=10)  # how long somebody may be away at a source
DEFAULT_SCOPES = "openid email profile"
LONGEST_SUBJECT = 255  # OpenID Connect Core 2
# What goes to a source must not be read on the way: TLS, or a line that never leaves this machine.
SAFE = re.compile(r"(?:https://[^/?#@]+|http://(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?)(?:[/?][^#]*)?")

LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{0,97}[a-z0-9]")
LONGEST_MAIL = 254


class NotBelieved(NotSignedIn):
    """401: what the source answered does not hold; `zh` and `en` say what."""

    code = "not_believed"
    title_zh = "认证源的应答未通过核验"
    title_en = "The source is not believed"


class SourceKind(StrEnum):
    """What a source speaks."""

    OIDC = "oidc"  # OpenID Connect: people sign in on its own page
    LDAP = "ldap"  # a directory: people type their password here, and it is tried there


class LinkBy(StrEnum):
    """By what somebody who comes by a source for the first time is found among the people here."""

    MAIL = "mail"  # the mail address, where the source says that it is verified
    LOGIN = "login"  # a claim or an attribute that is the login here


class Unknown(StrEnum):
    """What becomes of somebody whom the rule does not find here."""

    REFUSE = "refuse"
    REGISTER = "register"  # waits for an administrator


@dataclass(frozen=True, slots=True)
class Linking:
    """Which claim names a person for good, and how the first sign-in finds them."""

    subject_claim: str
    by: LinkBy
    login_claim: str


@dataclass(frozen=True, slots=True)
class Named:
    """Whom the claims mean: by mail address or by login, in one spelling; empty for nobody."""

    mail: str = ""
    login: str = ""


@dataclass(frozen=True, slots=True)
class Introduced:
    """How a source introduces somebody unknown: what the login and the name would be, and a verified mail address."""

    login: str
    name: str
    mail: str


def is_safe(url: str) -> bool:
    """Whether an address may be one of a source: https, or this machine itself; no user and no fragment in it."""
    return url.isascii() and url.isprintable() and " " not in url and SAFE.fullmatch(url) is not None


def subject_of(claims: Mapping[str, Any], linking: Linking) -> str:
    """What names the person at the source, empty where the claim is missing or is no such name."""
    found = claims.get(linking.subject_claim)
    return found if isinstance(found, str) and 0 < len(found) <= LONGEST_SUBJECT else ""


def named_in(claims: Mapping[str, Any], linking: Linking) -> Named:
    """Whom the claims mean by the rule of the source. A mail address counts with `email_verified` true, and no less."""
    if linking.by is LinkBy.MAIL:
        mail = claims.get("email")
        verified = claims.get("email_verified") is True
        return Named(mail=mail.strip().lower()) if verified and isinstance(mail, str) else Named()
    login = claims.get(linking.login_claim)
    return Named(login=login.strip().lower()) if isinstance(login, str) else Named()


def needed_claims(linking: Linking) -> frozenset[str]:
    """The claims that the rule reads; where the identity token lacks them, the source is asked for more."""
    return frozenset({"email", "email_verified"} if linking.by is LinkBy.MAIL else {linking.login_claim})


def introduced_by(claims: Mapping[str, Any], linking: Linking) -> Introduced | None:
    """Somebody unknown as an administrator will read them; None when the claims hold nothing that can be a login."""
    mail = named_in(claims, Linking(linking.subject_claim, LinkBy.MAIL, "")).mail
    named = named_in(claims, Linking(linking.subject_claim, LinkBy.LOGIN, linking.login_claim)).login
    login = next((one for one in (named, mail) if LOGIN.fullmatch(one)), "")
    if not login:
        return None
    name = claims.get("name")
    written = " ".join(name.split())[:100] if isinstance(name, str) and name.isprintable() else ""
    return Introduced(login, written or login, mail if len(mail) <= LONGEST_MAIL else "")
