"""Service accounts: made, changed and closed by administrators; they act by their tokens alone."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from mainstay.account.rules.permissions import KEEP_SERVICES
from mainstay.directory.public import Actor, PersonFacts, accounts, get_actor, require
from mainstay.kernel.errors import NotFound


@transaction.atomic
def make_service(login: str, *, name: str, actor: Actor, now: datetime) -> PersonFacts:
    """A new service account without roles; Refused when the login is taken."""
    require(actor, KEEP_SERVICES)
    return _facts(accounts.add_service(login, name=name, actor=actor, now=now))


@transaction.atomic
def change_service(account_id: UUID, *, name: str, is_active: bool, actor: Actor, now: datetime) -> PersonFacts:
    """Rename, close or open one; what is closed loses its tokens for good. NotFound for what is no service account."""
    require(actor, KEEP_SERVICES)
    accounts.change_service(account_id, name=name, is_active=is_active, actor=actor, now=now)
    return _facts(account_id)


def access_service(account_id: UUID, *, actor: Actor, now: datetime) -> Actor:
    """An open service account as the one who acts by its tokens; NotFound."""
    require(actor, KEEP_SERVICES)
    if not any(one.id == account_id and one.is_active for one in accounts.list_services()):
        raise NotFound("没有这个服务账号，或已停用。", "There is no such service account, or it is closed.")
    return get_actor(account_id, now=now)


def _facts(account_id: UUID) -> PersonFacts:
    return next(one for one in accounts.list_services() if one.id == account_id)
