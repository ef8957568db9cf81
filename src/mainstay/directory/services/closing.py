"""Accounts closed and opened. What a closed one could still act or be told by ends with it, in the same transaction."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from mainstay.directory.models import Person
from mainstay.directory.rules.access import AccessKind, changed
from mainstay.directory.rules.actor import Actor
from mainstay.kernel.errors import NotFound, Refused

from . import end_connections
from .access import record_access

Ending = Callable[[UUID, datetime], None]
_ENDINGS: list[Ending] = []


def ends_with_account(ending: Ending) -> Ending:
    """Declare what a module above ends of an account that is closed; who serves the API has loaded them all."""
    _ENDINGS.append(ending)
    return ending


def keep_account(person: Person, *, name: str, is_active: bool, now: datetime) -> None:
    """Name a locked person, open or close the account, within the caller's transaction; what ended stays ended."""
    closes = person.is_active and not is_active
    person.name, person.is_active = name, is_active
    person.save(update_fields=["name", "is_active"])
    if closes:
        for ending in _ENDINGS:
            ending(person.id, now)
        end_connections(person.id)


def hold_open(account_id: UUID) -> None:
    """Keep an account from being closed until the caller's transaction ends; Refused when it is closed already."""
    if not Person.objects.select_for_update().filter(pk=account_id, is_active=True).exists():
        raise Refused("账号已停用。", "This account is closed.")


@transaction.atomic
def change_service(account_id: UUID, *, name: str, is_active: bool, actor: Actor, now: datetime) -> None:
    """Rename, close or open a service account; NotFound for anybody else."""
    account = Person.objects.select_for_update().filter(pk=account_id, is_service=True).first()
    if account is None:
        raise NotFound("没有这个服务账号。", "There is no such service account.")
    keep_account(account, name=name, is_active=is_active, now=now)
    what = "service.changed" if is_active else "service.closed"
    record_access(changed(actor, AccessKind.ADMINISTRATION, what, name), now=now)
