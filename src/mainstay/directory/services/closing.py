"""Accounts closed and opened. What a closed one could still act or be told by ends with it, in the same transaction."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from mainstay.directory.models import Person
from mainstay.kernel.errors import Refused

from . import end_connections

Ending = Callable[[UUID, datetime], None]
_ENDINGS: list[Ending] = []


def ends_with_account(ending: Ending) -> Ending:
    """Declare what a module above ends of an account that is closed; who serves the API has loaded them all."""
    _ENDINGS.append(ending)
    return ending


def keep_account(person: Person, *, name: str, is_active: bool, now: datetime) -> None:
    """Name a locked person, open or close the account, within the caller's transaction."""
    closes = person.is_active and not is_active
    person.name, person.is_active = name, is_active
    person.save(update_fields=["name", "is_active"])
    if closes:
        end_ways_in(person.id, now=now)


def end_ways_in(person_id: UUID, *, now: datetime) -> None:
    """End whatever lets anybody in as this person, within the caller's transaction; what ended stays ended."""
    for ending in _ENDINGS:
        ending(person_id, now)
    end_connections(person_id)


def hold_open(account_id: UUID) -> None:
    """Keep an account from being closed until the caller's transaction ends; Refused when it is closed already."""
    if not Person.objects.select_for_update().filter(pk=account_id, is_active=True).exists():
        raise Refused("账号已停用。", "This account is closed.")
