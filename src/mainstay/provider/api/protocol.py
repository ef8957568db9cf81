"""The endpoints of OpenID Connect: read and answered by programs in the forms that the standards set."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe
from ninja import Router

from mainstay.kernel.pages import address_of
from mainstay.kernel.time import now
from mainstay.provider.queries import find_access
from mainstay.provider.rules import KEYS_CACHED, Scope
from mainstay.provider.services.grants import METHODS, access_digest, active_person, claims_for
from mainstay.provider.services.keys import ALGORITHM, published
from mainstay.provider.services.server import Server

router = Router()
API = "/api/provider"


def issuer_of(request: HttpRequest) -> str:
    """Who says it: the address that the installation is known by, else the one that was asked."""
    return address_of("") or f"{request.scheme}://{request.get_host()}"


@require_safe
def discovery(request: HttpRequest) -> HttpResponse:
    """The discovery document (OpenID Connect Discovery 1.0): what is on, and nothing else."""
    issuer = issuer_of(request)
    return _cached(
        {
            "issuer": issuer,
            "authorization_endpoint": f"{issuer}/authorize",
            "token_endpoint": f"{issuer}{API}/token",
            "userinfo_endpoint": f"{issuer}{API}/userinfo",
            "revocation_endpoint": f"{issuer}{API}/revocation",
            "end_session_endpoint": f"{issuer}/end-session",
            "jwks_uri": f"{issuer}{API}/keys",
            "scopes_supported": [scope.value for scope in Scope],
            "response_types_supported": ["code"],
            "response_modes_supported": ["query"],
            "grant_types_supported": ["authorization_code", "refresh_token"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": [ALGORITHM],
            "token_endpoint_auth_methods_supported": METHODS,
            "revocation_endpoint_auth_methods_supported": METHODS,
            "code_challenge_methods_supported": ["S256"],
            "claims_supported": ["sub", "name", "preferred_username", "locale", "email", "phone_number"],
            "prompt_values_supported": ["none", "login", "consent"],
            "ui_locales_supported": ["zh-CN", "en"],
            "claims_parameter_supported": False,
            "request_parameter_supported": False,
            "request_uri_parameter_supported": False,
        }
    )


@router.get("/keys", auth=None, summary="The keys that identity tokens are signed with")
def get_keys(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  every route takes the request
    """A JWK set (RFC 7517), the next key among them some hours before it signs."""
    return _cached({"keys": published(now=now())})


@router.post("/token", auth=None, summary="Exchange a code, or renew")
def exchange(request: HttpRequest) -> HttpResponse:
    """The token endpoint (RFC 6749 3.2): form-encoded, the client shows who it is, errors in the standard's form."""
    with transaction.atomic():
        return Server(issuer_of(request)).token_response(request)


@router.post("/revocation", auth=None, summary="Revoke a token")
def revoke(request: HttpRequest) -> HttpResponse:
    """RFC 7009: 200 whether the token was known or not."""
    with transaction.atomic():
        return Server(issuer_of(request)).revocation_response(request)


@router.get("/userinfo", auth=None, summary="What a token tells of its person")
def get_userinfo(request: HttpRequest) -> HttpResponse:
    """The claims that the token's scopes cover; 401 as RFC 6750 writes it."""
    return _userinfo(request)


@router.post("/userinfo", auth=None, summary="As GET, for systems that post")
def post_userinfo(request: HttpRequest) -> HttpResponse:
    """The token is in the Authorization header here too (OpenID Connect Core 5.3.1)."""
    return _userinfo(request)


def _userinfo(request: HttpRequest) -> HttpResponse:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    found = find_access(access_digest(token), now=now()) if kind.lower() == "bearer" and token else None
    person = active_person(found.person_id) if found else None
    if found is None or person is None:
        answer = JsonResponse({"error": "invalid_token"}, status=401)
        answer.headers["WWW-Authenticate"] = 'Bearer error="invalid_token"'
        return answer
    return JsonResponse(claims_for(person, found.scope))


def _cached(content: dict[str, Any]) -> HttpResponse:
    """Read by anybody, also by pages of other sites, and kept for an hour."""
    answer = JsonResponse(content)
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Cache-Control"] = f"public, max-age={round(KEYS_CACHED.total_seconds())}"
    return answer
