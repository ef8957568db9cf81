"""The library's server on our rows: one for each request, because it holds the request's issuer."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, cast
from uuid import uuid4

from authlib.integrations.django_oauth2 import AuthorizationServer
from authlib.oauth2 import OAuth2Error, OAuth2Request
from authlib.oauth2.rfc6749 import InvalidClientError
from authlib.oauth2.rfc6749.requests import OAuth2Payload
from authlib.oauth2.rfc6750 import BearerTokenGenerator
from django.http import HttpRequest, HttpResponse, QueryDict

from mainstay.directory.public import Actor
from mainstay.kernel.secrecy import new_token
from mainstay.kernel.time import now
from mainstay.provider.models import Token
from mainstay.provider.rules import ACCESS_LIFE, REFRESH_LIFE, Scope

from .grants import Challenge, CodeGrant, Identity, Renewal, Revocation, access_digest, refresh_digest
from .parties import Party, find_party


class Asked(OAuth2Payload):
    """The query of an authorisation request."""

    def __init__(self, query: QueryDict) -> None:
        self.query = query

    @property
    def data(self) -> dict[str, Any]:
        """Each value by its name."""
        return self.query.dict()

    @property
    def datalist(self) -> dict[str, list[Any]]:
        """All values by their name: doubled ones are refused."""
        return {name: self.query.getlist(name) for name in self.query}


@dataclass(frozen=True, slots=True)
class Wish:
    """An authorisation request that is in order: whose, where to, and what for."""

    party: Party
    scope: str
    prompts: frozenset[str]
    most_age: int | None
    request: OAuth2Request


class Server(AuthorizationServer):
    """Codes with PKCE, renewal and revocation."""

    def __init__(self, issuer: str) -> None:
        super().__init__(None, None)
        self.issuer = issuer
        self.scopes_supported = [scope.value for scope in Scope]
        self.register_token_generator("default", BearerTokenGenerator(_token, _token, int(ACCESS_LIFE.total_seconds())))
        self.register_grant(CodeGrant, [Challenge(required=True), Identity(issuer)])
        self.register_grant(Renewal)
        self.register_endpoint(Revocation)

    def query_client(self, client_id: str) -> Party | None:
        """The client of this identifier, when it is open."""
        return find_party(client_id)

    def save_token(self, token: dict[str, Any], request: OAuth2Request) -> None:
        """Keep the digests of what is handed out, in the family of what it came from."""
        came_of = request.authorization_code or request.refresh_token
        moment = now()
        refresh = token.get("refresh_token")
        Token.objects.create(
            family=came_of.row.family if came_of else uuid4(),
            client_id=request.client.row.pk,
            person_id=request.user.id,
            scope=token["scope"],
            access_digest=access_digest(token["access_token"]),
            refresh_digest=refresh_digest(refresh) if refresh else "",
            at=moment,
            access_until=moment + ACCESS_LIFE,
            refresh_until=moment + REFRESH_LIFE,
        )

    def send_signal(self, name: str, *args: Any, **kwargs: Any) -> None:
        """Nobody listens."""

    def read_wish(self, query: str, actor: Actor | None) -> Wish:
        """What an authorisation request asks for; OAuth2Error, with the address to tell it to where that is safe."""
        request = OAuth2Request("GET", f"{self.issuer}/authorize")
        request.payload = Asked(QueryDict(query))
        request.user = actor
        grant = self.get_authorization_grant(request)
        try:
            grant.validate_no_multiple_request_parameter(request)
            redirect = grant.validate_authorization_request()
        except OAuth2Error as error:
            error.state = request.payload.state
            raise
        grant.redirect_uri = redirect
        age = str(request.payload.data.get("max_age", ""))
        return Wish(
            request.client,
            request.scope,
            frozenset(str(request.payload.data.get("prompt", "")).split()),
            int(age) if age.isascii() and age.isdigit() else None,
            request,
        )

    def answer_wish(self, wish: Wish, *, actor: Actor | None, signed_in_at: datetime | None) -> str:
        """The address that the person is sent to: with a code, or with the refusal when there is no actor."""
        wish.request.signed_in_at = signed_in_at
        grant = self.get_authorization_grant(wish.request)
        redirect = grant.validate_authorization_request()
        try:
            _, _, headers = grant.create_authorization_response(redirect, actor)
        except OAuth2Error as error:
            error.state = wish.request.payload.state
            return location_of(error)
        return cast("str", dict(headers)["Location"])

    def token_response(self, request: HttpRequest) -> HttpResponse:
        """The token endpoint's answer."""
        return self._answer(request, self.create_token_response)

    def revocation_response(self, request: HttpRequest) -> HttpResponse:
        """The revocation endpoint's answer."""
        return self._answer(request, partial(self.create_endpoint_response, Revocation.ENDPOINT_NAME))

    def _answer(self, request: HttpRequest, respond: Callable[[HttpRequest], Any]) -> HttpResponse:
        """The library reads plain http and credentials that are no UTF-8 before it begins to answer errors."""
        try:
            answer = respond(request)
        except OAuth2Error as error:
            answer = self.handle_response(*error())
        except UnicodeDecodeError:
            answer = self.handle_response(*InvalidClientError(status_code=401)())
        return cast("HttpResponse", answer)


def location_of(error: OAuth2Error) -> str:
    """The address that an error is told to; empty where it must be shown to the person instead."""
    if not error.redirect_uri:
        return ""
    _, _, headers = error()
    return str(dict(cast("Iterable[tuple[str, str]]", headers)).get("Location", ""))


def _token(**_: Any) -> str:
    return new_token()
