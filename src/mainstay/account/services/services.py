"""Service accounts: made, changed and closed by who administers their units; they act by their tokens alone."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from mainstay.account.models import ApiToken
from mainstay.account.rules.permissions import KEEP_SERVICES
from mainstay.directory.public import Actor, require, service_accounts
from mainstay.directory.public.service_accounts import ServiceFacts
from mainstay.kernel.permissions import Permission

from .tokens import Wanted, make_token, revoke_token


def list_services(*, actor: Actor, now: datetime) -> tuple[ServiceFacts, ...]:
    """The service accounts under the actor, by login."""
    require(actor, KEEP_SERVICES)
    return service_accounts.list_services(actor=actor, now=now)


@transaction.atomic
def make_service(login: str, *, name: str, unit_id: UUID | None, actor: Actor, now: datetime) -> ServiceFacts:
    """A new service account without roles; Refused when the login is taken, Malformed without a unit if one must be."""
    require(actor, KEEP_SERVICES)
    return service_accounts.add_service(login, name=name, unit_id=unit_id, actor=actor, now=now)


@transaction.atomic
def change_service(account_id: UUID, *, name: str, is_active: bool, actor: Actor, now: datetime) -> ServiceFacts:
    """Rename, close or open one; what is closed loses its tokens for good. NotFound for what is no service account."""
    require(actor, KEEP_SERVICES)
    return service_accounts.change_service(account_id, name=name, is_active=is_active, actor=actor, now=now)


@transaction.atomic
def make_service_token(
    account_id: UUID, wanted: Wanted, *, table: Iterable[Permission], actor: Actor, now: datetime
) -> tuple[ApiToken, str]:
    """A token of a service account, which stays under the actor meanwhile; NotFound, Refused for a closed one."""
    owner = _owner(account_id, actor=actor, now=now)
    return make_token(owner, wanted, table=table, actor=actor, now=now)


@transaction.atomic
def revoke_service_token(account_id: UUID, token_id: UUID, *, actor: Actor, now: datetime) -> None:
    """It counts no longer; NotFound."""
    revoke_token(token_id, owner=_owner(account_id, actor=actor, now=now), actor=actor, now=now)


def acting(service: ServiceFacts) -> Actor:
    """A service account as the one who acts by its tokens."""
    account = service.account
    return Actor(account.id, account.name, account.organisation, account.grants)


def _owner(account_id: UUID, *, actor: Actor, now: datetime) -> Actor:
    require(actor, KEEP_SERVICES)
    return acting(service_accounts.access_service(account_id, actor=actor, now=now))
