"""Talking to a provider of OpenID Connect: its document, its keys, a code for an identity. Every address is guarded."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote_plus

from authlib.oauth2.auth import ClientAuth
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri, prepare_token_request
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc.jwk import KeySet

from mainstay.account.models import Source
from mainstay.account.rules.openid import Provider, read_identity, read_json, read_keys, read_provider
from mainstay.account.rules.sources import LinkBy, Linking, NotBelieved, needed_claims
from mainstay.kernel.outgoing import Order, send

WELL_KNOWN = "/.well-known/openid-configuration"
PATIENCE = 5.0
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Away:
    """What is remembered of somebody who is at the source: by this the answer is recognised as theirs."""

    state: str
    nonce: str
    verifier: str
    back: str


class Declined(NotBelieved):
    """401: the provider does not take the code, or does not take us; `error` is its word for it (RFC 6749 5.2)."""

    code = "source_declined"
    error: str = ""

    @classmethod
    def of(cls, answer: dict[str, Any], status: int) -> "Declined":
        """From what the provider answered."""
        error = str(answer.get("error", status))[:100]
        declined = cls(f"认证源拒绝：{error}。", f"The source declined: {error}.")
        declined.error = error
        return declined


def new_away(back: str) -> Away:
    """Fresh secrets for one sign-in that comes back to this address."""
    return Away(secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(48), back)


def linking_of(source: Source) -> Linking:
    """By which claims a source names people."""
    return Linking(source.subject_claim, LinkBy(source.link_by), source.login_claim)


def discover(issuer: str) -> Provider:
    """The provider's document; NotReached, NotOutside, NotBelieved."""
    return read_provider(_ask(issuer.rstrip("/") + WELL_KNOWN), issuer)


def fetch_keys(provider: Provider) -> KeySet:
    """The keys that the provider signs with; NotReached, NotOutside, NotBelieved."""
    return read_keys(_ask(provider.keys))


def location_for(source: Source, provider: Provider, away: Away) -> str:
    """Where the browser goes: code with PKCE, state and nonce."""
    return str(
        prepare_grant_uri(
            provider.authorization,
            source.client_id,
            "code",
            redirect_uri=away.back,
            scope=source.scopes,
            state=away.state,
            nonce=away.nonce,
            code_challenge=create_s256_code_challenge(away.verifier),
            code_challenge_method="S256",
        )
    )


def claims_for_code(source: Source, provider: Provider, away: Away, code: str, *, now: datetime) -> dict[str, Any]:
    """Who the code stands for, from the identity token; what that lacks, the source is asked for with the access token.

    NotReached, NotOutside, NotBelieved.
    """
    tokens = exchange(source, provider, away, code)
    claims = read_identity(
        tokens.get("id_token"),
        fetch_keys(provider),
        issuer=source.issuer,
        client_id=source.client_id,
        nonce=away.nonce,
        now=now,
    )
    access = tokens.get("access_token")
    if provider.userinfo and isinstance(access, str) and not needed_claims(linking_of(source)) <= claims.keys():
        more = _ask(provider.userinfo, access)
        if more.get("sub") != claims["sub"]:
            raise NotBelieved("用户信息与身份令牌不是同一个人。", "The user information is about somebody else.")
        claims = more | claims
    return claims


def exchange(source: Source, provider: Provider, away: Away, code: str) -> dict[str, Any]:
    """What the token endpoint answers; NotBelieved with the provider's error where it refuses."""
    body = prepare_token_request("authorization_code", redirect_uri=away.back, code=code, code_verifier=away.verifier)
    headers = {"Content-Type": FORM, "Accept": "application/json"}
    url, headers, body = _authenticated(source, provider, headers, body)
    answer = send(Order("POST", url, body.encode(), headers), patience=PATIENCE)
    found = read_json(answer.body)
    if answer.status != 200:
        raise Declined.of(found, answer.status)
    return found


def _authenticated(
    source: Source, provider: Provider, headers: dict[str, str], body: str
) -> tuple[str, dict[str, str], str]:
    """The request with what shows who asks, as the provider takes it; for a header it is encoded (RFC 6749 2.3.1)."""
    secret, method = source.client_secret, provider.method if source.client_secret else "none"
    given = (source.client_id, secret)
    if method == "client_secret_basic":
        given = (quote_plus(source.client_id), quote_plus(secret))
    url, headers, body = ClientAuth(*given, method).prepare("POST", provider.token, headers, body)
    return str(url), dict(headers), str(body)


def _ask(url: str, token: str = "") -> dict[str, Any]:
    headers = {"Accept": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    answer = send(Order("GET", url, headers=headers), patience=PATIENCE)
    if answer.status != 200:
        raise NotBelieved(f"{url} 应答 {answer.status}。", f"{url} answered {answer.status}.")
    return read_json(answer.body)
