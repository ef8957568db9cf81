"""The door of service accounts: those under an administrator, and what he does with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from mainstay.directory.models import Person
from mainstay.directory.queries import service_accounts as reads
from mainstay.directory.queries.units import administered, employments_now
from mainstay.directory.services import service_accounts as services

from . import Actor, PersonFacts, list_people


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """A service account, and the unit that it belongs to; None and no name for one of the whole installation."""

    account: PersonFacts
    unit_id: UUID | None
    unit: str


def list_services(*, actor: Actor, now: datetime) -> tuple[ServiceFacts, ...]:
    """The service accounts under an administrator by login, with the roles held at `now`; four queries."""
    return _services(reads.services_under(administered(actor.grants), now=now), now=now)


def access_service(account_id: UUID, *, actor: Actor, now: datetime) -> ServiceFacts:
    """One of those, locked: it stays under the administrator until the caller's transaction ends; NotFound."""
    (found,) = _services([reads.access_service(account_id, administered(actor.grants), now=now)], now=now)
    return found


def add_service(login: str, *, name: str, unit_id: UUID | None, actor: Actor, now: datetime) -> ServiceFacts:
    """A new service account in a unit under the actor; in none only for who administers all, Malformed otherwise.

    Refused when the login is taken, NotFound for a unit elsewhere.
    """
    under = administered(actor.grants)
    made = services.add_service(login, name=name, unit_id=unit_id, under=under, actor=actor, now=now)
    (found,) = _services([made], now=now)
    return found


def change_service(account_id: UUID, *, name: str, is_active: bool, actor: Actor, now: datetime) -> ServiceFacts:
    """Rename, close or open one under the actor; NotFound. What is closed loses its tokens for good."""
    under = administered(actor.grants)
    kept = services.change_service(account_id, name=name, is_active=is_active, under=under, actor=actor, now=now)
    (found,) = _services([kept], now=now)
    return found


def _services(accounts: Iterable[Person], *, now: datetime) -> tuple[ServiceFacts, ...]:
    keys = [one.id for one in accounts]
    here = {key: one.unit for key, one in employments_now(keys).items()}
    return tuple(
        ServiceFacts(one, here[one.id].id, here[one.id].name or one.organisation)
        if one.id in here
        else ServiceFacts(one, None, "")
        for one in list_people(keys, now=now)
    )
