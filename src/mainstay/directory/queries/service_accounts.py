"""Reads of service accounts, as far as an administrator's units go."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from mainstay.directory.models import Person
from mainstay.kernel.errors import NotFound

from . import held_at
from .units import Administered, people_under


def services_under(under: Administered, *, now: datetime) -> "QuerySet[Person]":
    """The service accounts that belong to those units; with all of them also those that belong to none.

    One that holds more than roles on contracts is kept by administrators of the whole installation alone.
    """
    accounts = people_under(under).filter(is_service=True)
    if under is None:
        return accounts
    return accounts.exclude(Exists(held_at(now).filter(person=OuterRef("pk"), contract_id__isnull=True)))


def access_service(account_id: UUID, under: Administered, *, now: datetime) -> Person:
    """A service account under the administrator, locked; NotFound for any other, and for people."""
    account = Person.objects.select_for_update().filter(pk=account_id, is_service=True).first()
    # A statement of its own: one that waits for the lock goes on to see the units of before.
    if account is None or not services_under(under, now=now).filter(pk=account_id).exists():
        raise NotFound(
            "没有这个服务账号，或不在您的管理范围内。", "There is no such service account, or none under you."
        )
    return account
