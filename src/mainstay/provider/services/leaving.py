"""Signing out at the wish of a system (OpenID Connect RP-Initiated Logout)."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from mainstay.kernel.time import now

from .keys import ALGORITHM, published
from .parties import Party, find_party


@dataclass(frozen=True, slots=True)
class Leave:
    """Who asks for it, whom it is about, and where to go then; empty where it stays here."""

    party: Party | None
    subject: UUID | None
    location: str


def read_leave(query: str, *, issuer: str) -> Leave:
    """What a request to sign out asks for; whatever does not fit is left out, never followed."""
    given = QueryDict(query)
    claims = _claims(given.get("id_token_hint", ""), issuer)
    named = given.get("client_id", "") or str(claims.get("aud", ""))
    if claims and str(claims.get("aud")) != named:
        claims = {}
    party = find_party(named)
    uri, state = given.get("post_logout_redirect_uri", ""), given.get("state", "")
    location = uri if party is not None and uri in party.row.logout_uris else ""
    if location and state:
        location += ("&" if "?" in location else "?") + urlencode({"state": state})
    return Leave(party, UUID(claims["sub"]) if claims else None, location)


def _claims(token: str, issuer: str) -> dict[str, Any]:
    """What an identity token of ours says, also one that has run out; nothing for any other."""
    if not token:
        return {}
    try:
        claims = jwt.decode(token, KeySet.import_key_set({"keys": published(now=now())}), [ALGORITHM]).claims
    except (JoseError, ValueError):
        return {}
    return dict(claims) if claims.get("iss") == issuer else {}
