"""The directory's front door: who somebody is and what they may see."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest

from mainstay.kernel.errors import NotFound

from . import queries, services
from .rules import ROLES, Grant, RoleName, Side, sees_everything

__all__ = [
    "ROLES",
    "Actor",
    "Grant",
    "OrganisationFacts",
    "PersonFacts",
    "RoleName",
    "Side",
    "actor_of",
    "actor_on",
    "add_organisation",
    "add_person",
    "find_person",
    "get_actor",
    "grant_role",
    "is_administrator",
    "list_people",
    "may_see_contract",
    "roles_on",
    "sees_all_contracts",
    "set_password",
    "visible_contracts",
]


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts: a person with the roles held at this moment."""

    id: UUID
    name: str
    organisation: str
    grants: tuple[Grant, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """A person as lists show them."""

    id: UUID
    login: str
    name: str
    organisation: str
    is_active: bool
    grants: tuple[Grant, ...]


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """An organisation."""

    id: UUID
    name: str


def actor_of(person_id: UUID, *, now: datetime) -> Actor | None:
    """The active person with the roles held at `now`, in one query; None when there is no such person."""
    found = queries.get_person_with_grants(person_id, now=now)
    if found is None:
        return None
    person, grants = found
    return Actor(person.id, person.name, person.organisation.name if person.organisation else "", grants)


def get_actor(person_id: UUID, *, now: datetime) -> Actor:
    """As `actor_of`, NotFound when there is no such person."""
    actor = actor_of(person_id, now=now)
    if actor is None:
        raise NotFound("没有这个用户。", "There is no such person.")
    return actor


def find_person(login: str) -> UUID | None:
    """The person with this login, None when there is none."""
    return queries.find_person_id(login)


def actor_on(request: HttpRequest) -> Actor:
    """The actor that the sign-in check of the API left on this request."""
    actor = getattr(request, "auth", None)
    if not isinstance(actor, Actor):
        raise TypeError("a route that needs an actor is open to strangers")
    return actor


def sees_all_contracts(actor: Actor) -> bool:
    """True for administrators and for auditors of all contracts."""
    return sees_everything(actor.grants)


def visible_contracts(actor: Actor) -> frozenset[UUID]:
    """The contracts that the actor holds a role on; ask `sees_all_contracts` first."""
    return frozenset(grant.contract_id for grant in actor.grants if grant.contract_id is not None)


def may_see_contract(actor: Actor, contract_id: UUID) -> bool:
    """True when the actor has a role on the contract, or one that spans all of them."""
    return sees_all_contracts(actor) or contract_id in visible_contracts(actor)


def roles_on(actor: Actor, contract_id: UUID) -> tuple[Grant, ...]:
    """The roles that count on a contract: those held on it, then those that span all contracts."""
    own = [grant for grant in actor.grants if grant.contract_id == contract_id]
    wide = [grant for grant in actor.grants if grant.contract_id is None]
    return tuple(own + wide)


def is_administrator(actor: Actor) -> bool:
    """True for those who may load contracts and keep people."""
    return any(grant.role is RoleName.ADMINISTRATOR and grant.contract_id is None for grant in actor.grants)


def list_people(person_ids: Sequence[UUID] | None = None, *, now: datetime) -> tuple[PersonFacts, ...]:
    """People by id, or all, by login, with the roles held at `now`; two queries."""
    return tuple(
        PersonFacts(
            person.id,
            person.login,
            person.name,
            person.organisation.name if person.organisation else "",
            person.is_active,
            grants,
        )
        for person, grants in queries.list_people_with_grants(person_ids, now=now)
    )


def add_organisation(name: str) -> OrganisationFacts:
    """The organisation of this name; made when there is none."""
    organisation = services.add_organisation(name)
    return OrganisationFacts(organisation.id, organisation.name)


def add_person(
    login: str, *, name: str, password: str | None, organisation_id: UUID | None, now: datetime, language: str = "zh"
) -> UUID:
    """A new person, who cannot sign in without a password; Refused when the login is taken, Malformed when weak."""
    person = services.add_person(
        login, name=name, password=password, organisation_id=organisation_id, now=now, language=language
    )
    return person.id


def set_password(login: str, *, password: str) -> None:
    """A new password; NotFound without such a login, Malformed when the password is too weak."""
    services.set_password(login, password=password)


def grant_role(person_id: UUID, *, role: RoleName, contract_id: UUID | None, since: datetime) -> None:
    """Let a person hold a role from `since`; a second grant of the same role changes nothing."""
    services.grant_role(person_id, role=role, contract_id=contract_id, since=since)
