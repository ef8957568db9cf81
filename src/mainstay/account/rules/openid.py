"""What an OpenID provider has to say before it is believed: its document, its keys, its identity token. Pure."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import ClaimError, JoseError
from joserfc.jwk import KeySet

from .sources import NotBelieved, is_safe

# Signed with a key that the provider alone has; `none` and keys that both sides know are not among them.
SIGNING = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
LEEWAY_SECONDS = 60
METHODS = ("client_secret_basic", "client_secret_post")
UNREADABLE = (JoseError, ValueError, TypeError, KeyError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Provider:
    """What the provider's document says of it, as far as it is used here."""

    issuer: str
    authorization: str
    token: str
    keys: str
    userinfo: str
    method: str
    names_itself: bool  # in what the browser brings back (RFC 9207)


def read_json(text: bytes) -> dict[str, Any]:
    """An object that a provider has answered with; NotBelieved for anything else."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotBelieved("认证源应答的不是 JSON。", "The source did not answer in JSON.") from error
    if not isinstance(found, dict):
        raise NotBelieved("认证源应答的不是 JSON 对象。", "The source did not answer with an object of JSON.")
    return found


def read_provider(document: Mapping[str, Any], issuer: str) -> Provider:
    """OpenID Connect Discovery 1.0, 3 and 4.3: the document is the issuer's own, and its addresses are safe."""
    if document.get("issuer") != issuer:
        said = str(document.get("issuer"))[:200]
        raise NotBelieved(
            f"发现文档中的 issuer 为“{said}”，与所填地址不同。",
            f"The document names the issuer “{said}”, which is not the address as typed.",
        )
    known = {name: _address(document, name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")}
    if "S256" not in _words(document, "code_challenge_methods_supported", ["S256"]):
        raise NotBelieved("认证源不支持 PKCE（S256）。", "The source does not support PKCE with S256.")
    taken = _words(document, "token_endpoint_auth_methods_supported", ["client_secret_basic"])
    return Provider(
        issuer=issuer,
        authorization=known["authorization_endpoint"],
        token=known["token_endpoint"],
        keys=known["jwks_uri"],
        userinfo=_address(document, "userinfo_endpoint") if document.get("userinfo_endpoint") else "",
        method=next((one for one in METHODS if one in taken), METHODS[0]),
        names_itself=document.get("authorization_response_iss_parameter_supported") is True,
    )


def read_keys(document: Mapping[str, Any]) -> KeySet:
    """The keys that a provider signs with (RFC 7517); NotBelieved when none can be read."""
    try:
        return KeySet.import_key_set(document)  # type: ignore[arg-type]  # what it is shows when it is read
    except UNREADABLE as error:
        raise NotBelieved("认证源公布的签名密钥无法读取。", "The keys of the source cannot be read.") from error


def read_identity(
    token: object, keys: KeySet, *, issuer: str, client_id: str, nonce: str, now: datetime
) -> dict[str, Any]:
    """The claims of an identity token (OpenID Connect Core 1.0, 3.1.3.7); NotBelieved, saying which does not hold."""
    if not isinstance(token, str):
        raise NotBelieved("认证源没有给出身份令牌。", "The source gave no identity token.")
    try:
        read = jwt.decode(token, keys, algorithms=SIGNING)
    except UNREADABLE as error:
        raise NotBelieved("身份令牌的签名未通过核验。", "The signature of the identity token does not hold.") from error
    options = {"iss": {"essential": True, "value": issuer}, "aud": {"essential": True, "value": client_id}}
    claims = CodeIDToken(read.claims, read.header, options=options, params={"nonce": nonce, "client_id": client_id})
    try:
        claims.validate(now=int(now.timestamp()), leeway=LEEWAY_SECONDS)
    except UNREADABLE as error:
        which = error.claim if isinstance(error, ClaimError) else "?"
        raise NotBelieved(
            f"身份令牌中的 {which} 未通过核验。", f"The claim {which} of the identity token does not hold."
        ) from error
    return dict(claims)


def _address(document: Mapping[str, Any], name: str) -> str:
    found = document.get(name)
    if not isinstance(found, str) or not is_safe(found):
        raise NotBelieved(f"发现文档中的 {name} 不是 https 地址。", f"{name} of the document is no https address.")
    return found


def _words(document: Mapping[str, Any], name: str, default: list[str]) -> list[object]:
    found = document.get(name, default)
    return found if isinstance(found, list) else list(default)
