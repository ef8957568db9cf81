"""Tokens of programs: one's own, and those of service accounts, which administrators keep in tiers."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from pydantic import Field

from mainstay.account.models import ApiToken
from mainstay.account.queries import tokens_of
from mainstay.account.rules.tokens import LONGEST_DAYS
from mainstay.account.services import services, tokens
from mainstay.directory.public import Actor, RoleName, actor_on
from mainstay.directory.public.accounts import permissions_on
from mainstay.directory.public.service_accounts import ServiceFacts
from mainstay.kernel.callers import caller_address
from mainstay.kernel.permissions import Permission
from mainstay.kernel.schema import Label, Schema
from mainstay.kernel.time import now

from .holding import require_fresh
from .schemas import Given

router = Router()
Name = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[^\x00-\x1f<>]*\S[^\x00-\x1f<>]*$")]
Login = Annotated[str, Field(min_length=3, max_length=40, pattern=r"^[a-z0-9][a-z0-9._-]*$")]
Scope = Annotated[str, Field(max_length=60, pattern=r"^[a-z_.]+$")]


class NewToken(Given):
    """A token to make: its name, the ids of the permissions that it opens, and for how many days."""

    name: Name
    scopes: Annotated[frozenset[Scope], Field(min_length=1, max_length=200)]
    days: Annotated[int, Field(ge=1, le=LONGEST_DAYS)]

    def wanted(self) -> tokens.Wanted:
        """The same for the service."""
        return tokens.Wanted(self.name.strip(), self.scopes, self.days)


class TokenOut(Schema):
    """A token without its secret: who made it, and `is_live` while it counts."""

    id: UUID
    name: str
    scopes: list[str]
    made_by: str
    since: datetime
    until: datetime
    used_at: datetime | None
    used_from: str
    is_live: bool


class TokenShown(TokenOut):
    """A token with its secret, on the one occasion when it is shown."""

    secret: str


class TokenScope(Schema):
    """What a token may open; `reads` where it only reads."""

    id: str
    label: Label
    reads: bool


class TokensOut(Schema):
    """Tokens of one owner, and the scopes that the owner can give."""

    items: list[TokenOut]
    scopes: list[TokenScope]


class NewService(Given):
    """A service account to make; who administers units names one of his, who administers all need not."""

    login: Login
    name: Name
    unit_id: UUID | None = None


class ServiceChange(Given):
    """What a service account is from now on; one that is closed loses its tokens."""

    name: Name
    is_active: bool


class ServiceRole(Schema):
    """A role that a service account holds."""

    role: RoleName
    contract_id: UUID | None


class ServiceOut(Schema):
    """A service account: its unit, its roles, its tokens, and the scopes that these can have.

    One without a unit, whose name is empty then, is kept by administrators of the whole installation.
    """

    id: UUID
    login: str
    name: str
    unit_id: UUID | None
    unit: str
    is_active: bool
    roles: list[ServiceRole]
    tokens: TokensOut


class ServicesOut(Schema):
    """The service accounts."""

    items: list[ServiceOut]


def bearer(request: HttpRequest, secret: str) -> Actor:
    """Whom the token on a request stands for; NotSignedIn, TooMany."""
    return tokens.actor_of_token(secret, address=caller_address(request), now=now())


@router.get("/tokens", response=TokensOut, summary="One's own tokens")
def get_tokens(request: HttpRequest) -> dict[str, Any]:
    """Those that count and those that have ended lately, without their secrets; and what a new one may open."""
    actor = actor_on(request)
    return _tokens(tokens_of([actor.id]), tokens.lendable(actor, permissions_on(request)))


@router.post("/tokens", response={201: TokenShown}, summary="Make a token")
def make_token(request: HttpRequest, body: NewToken) -> Status[dict[str, Any]]:
    """The secret is in this answer and never again; 403 `confirm_first` when the password was not shown lately."""
    actor, moment = actor_on(request), now()
    require_fresh(request, actor, now=moment)
    return _made(tokens.make_token(actor, body.wanted(), table=permissions_on(request), actor=actor, now=moment))


@router.delete("/tokens/{token_id}", response={204: None}, summary="Revoke a token")
def revoke_token(request: HttpRequest, token_id: UUID) -> Status[None]:
    """It counts no longer, at once; 404 for another's."""
    actor = actor_on(request)
    tokens.revoke_token(token_id, owner=actor, actor=actor, now=now())
    return Status(204, None)


@router.get("/services", response=ServicesOut, summary="Service accounts")
def list_services(request: HttpRequest) -> dict[str, Any]:
    """Those of the actor's units and below, with their roles and tokens; all of them for administrators of all."""
    found, table = services.list_services(actor=actor_on(request), now=now()), permissions_on(request)
    kept = tokens_of([one.account.id for one in found])
    return {"items": [_service(one, [row for row in kept if row.person_id == one.account.id], table) for one in found]}


@router.post("/services", response={201: ServiceOut}, summary="Make a service account")
def make_service(request: HttpRequest, body: NewService) -> Status[dict[str, Any]]:
    """An account for a program: nobody signs in with it. It may what the roles given to it allow.

    422 without a unit for who does not administer all of them, 404 for a unit elsewhere, 409 for a login in use.
    """
    made = services.make_service(
        body.login, name=body.name.strip(), unit_id=body.unit_id, actor=actor_on(request), now=now()
    )
    return Status(201, _service(made, [], permissions_on(request)))


@router.put("/services/{account_id}", response=ServiceOut, summary="Change a service account")
def change_service(request: HttpRequest, account_id: UUID, body: ServiceChange) -> dict[str, Any]:
    """Rename, close or open it; 404 for one elsewhere, and for what is no service account."""
    kept = services.change_service(
        account_id, name=body.name.strip(), is_active=body.is_active, actor=actor_on(request), now=now()
    )
    return _service(kept, tokens_of([account_id]), permissions_on(request))


@router.post("/services/{account_id}/tokens", response={201: TokenShown}, summary="Make a token for one")
def make_service_token(request: HttpRequest, account_id: UUID, body: NewToken) -> Status[dict[str, Any]]:
    """As for oneself, with the scopes that the account's roles allow; 404 for one elsewhere, 409 for a closed one."""
    actor, moment = actor_on(request), now()
    require_fresh(request, actor, now=moment)
    table = permissions_on(request)
    return _made(services.make_service_token(account_id, body.wanted(), table=table, actor=actor, now=moment))


@router.delete("/services/{account_id}/tokens/{token_id}", response={204: None}, summary="Revoke a token of one")
def revoke_service_token(request: HttpRequest, account_id: UUID, token_id: UUID) -> Status[None]:
    """It counts no longer, at once; 404 for one elsewhere."""
    services.revoke_service_token(account_id, token_id, actor=actor_on(request), now=now())
    return Status(204, None)


def _made(made: tuple[ApiToken, str]) -> Status[dict[str, Any]]:
    token, secret = made
    return Status(201, {**_token(token), "secret": secret})


def _service(service: ServiceFacts, kept: Iterable[ApiToken], table: Iterable[Permission]) -> dict[str, Any]:
    account = service.account
    return {
        "id": account.id,
        "login": account.login,
        "name": account.name,
        "unit_id": service.unit_id,
        "unit": service.unit,
        "is_active": account.is_active,
        "roles": [{"role": one.role, "contract_id": one.contract_id} for one in account.grants],
        "tokens": _tokens(kept, tokens.lendable(services.acting(service), table)),
    }


def _tokens(kept: Iterable[ApiToken], scopes: Iterable[Permission]) -> dict[str, Any]:
    return {
        "items": [_token(row) for row in kept],
        "scopes": [
            {
                "id": row.id,
                "label": {"zh": row.zh, "en": row.en},
                "reads": all(one.startswith(("GET ", "HEAD ")) for one in row.operations),
            }
            for row in scopes
        ],
    }


def _token(row: ApiToken) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "scopes": row.scopes,
        "made_by": row.made_by.name,
        "since": row.since,
        "until": row.until,
        "used_at": row.used_at,
        "used_from": row.used_from,
        "is_live": row.revoked_at is None and row.until > now(),
    }
