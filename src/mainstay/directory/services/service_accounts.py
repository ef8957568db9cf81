"""Service accounts: made, named, closed and opened by who administers the units that they belong to."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from mainstay.directory.models import Person, Unit
from mainstay.directory.queries.service_accounts import access_service
from mainstay.directory.queries.units import Administered, access_open_unit
from mainstay.directory.rules.access import AccessKind, changed
from mainstay.directory.rules.actor import Actor
from mainstay.kernel.errors import Malformed, Problem

from . import add_person
from .access import record_access
from .closing import keep_account


@transaction.atomic
def add_service(
    login: str, *, name: str, unit_id: UUID | None, under: Administered, actor: Actor, now: datetime
) -> Person:
    """A new service account, which no password, code or key signs in; Refused when the login is taken.

    It belongs to a unit under the actor; to none only where he administers all of them, Malformed otherwise.
    """
    unit = _home(unit_id, under)
    organisation_id = unit.organisation_id if unit else None
    account = add_person(login, name=name, password=None, organisation_id=organisation_id, unit_id=unit_id, now=now)
    account.is_service = True
    account.save(update_fields=["is_service"])
    record_access(changed(actor, AccessKind.ADMINISTRATION, "service.added", name), now=now)
    return account


@transaction.atomic
def change_service(
    account_id: UUID, *, name: str, is_active: bool, under: Administered, actor: Actor, now: datetime
) -> Person:
    """Rename, close or open a service account; NotFound for one elsewhere, and for people."""
    account = access_service(account_id, under, now=now)
    keep_account(account, name=name, is_active=is_active, now=now)
    what = "service.changed" if is_active else "service.closed"
    record_access(changed(actor, AccessKind.ADMINISTRATION, what, name), now=now)
    return account


def _home(unit_id: UUID | None, under: Administered) -> Unit | None:
    if unit_id is not None:
        return access_open_unit(unit_id, under)
    if under is None:
        return None
    problem = Problem("missing", "请选择所属部门", "choose the unit that it belongs to", "unit_id")
    raise Malformed("服务账号须归属部门。", "A service account belongs to a unit.", [problem])
