"""The directory's front door: who somebody is and what they may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest

from mainstay.directory import queries, services
from mainstay.directory.rules import GRANTED, ROLES, Grant, RoleName, Side, normal_phone, signin_of
from mainstay.directory.services import organisations
from mainstay.kernel.errors import NotFound

from .accesses import (
    Access,
    AccessKind,
    Asked,
    check_accesses,
    record_access,
    record_change,
    record_request,
    tell_access,
)
from .actors import (
    SYSTEM,
    Actor,
    is_administrator,
    may_see_contract,
    require,
    require_contract,
    roles_on,
    sees_all_contracts,
    visible_contracts,
)
from .entering import BY_SYSTEM, draft_of
from .members import add_unit_below, employ_in, offer_unit, require_member, root_of

__all__ = [
    "BY_SYSTEM",
    "GRANTED",
    "ROLES",
    "SYSTEM",
    "Access",
    "AccessKind",
    "Actor",
    "Asked",
    "Grant",
    "OrganisationFacts",
    "PersonFacts",
    "RoleName",
    "Side",
    "actor_of",
    "actor_on",
    "add_organisation",
    "add_person",
    "add_unit_below",
    "check_accesses",
    "draft_of",
    "employ_in",
    "find_people",
    "find_person",
    "get_actor",
    "grant_role",
    "is_administrator",
    "list_people",
    "list_people_on",
    "may_see_contract",
    "normal_phone",
    "offer_unit",
    "record_access",
    "record_change",
    "record_request",
    "require",
    "require_contract",
    "require_member",
    "roles_on",
    "root_of",
    "sees_all_contracts",
    "set_reach",
    "signin_of",
    "tell_access",
    "visible_contracts",
]


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """A person as lists show them."""

    id: UUID
    login: str
    name: str
    organisation: str
    is_active: bool
    grants: tuple[Grant, ...]
    phone: str = ""
    mail: str = ""
    language: str = "zh"


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
    if (actor := actor_of(person_id, now=now)) is None:
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


def list_people(person_ids: Sequence[UUID] | None = None, *, now: datetime) -> tuple[PersonFacts, ...]:
    """People by id, or all, by login, with the roles held at `now`; two queries."""
    return _facts(queries.list_people_with_grants(person_ids, now=now))


def list_people_on(contract_id: UUID, *, now: datetime) -> tuple[PersonFacts, ...]:
    """The active people who hold a role on a contract at `now`, by login, with the roles held on it; one query."""
    return _facts(queries.list_people_on(contract_id, now=now))


def _facts(found: Sequence[queries.Held]) -> tuple[PersonFacts, ...]:
    return tuple(
        PersonFacts(
            id=person.id,
            login=person.login,
            name=person.name,
            organisation=person.organisation.name if person.organisation else "",
            is_active=person.is_active,
            grants=grants,
            phone=person.phone,
            mail=person.mail,
            language=person.language,
        )
        for person, grants in found
    )


def find_people(*, phone: str = "", mail: str = "") -> tuple[UUID, ...]:
    """Active people by their telephone number, in any spelling, or else by their mail address."""
    return tuple(queries.find_people(phone=phone, mail=mail))


def set_reach(person_id: UUID, *, phone: str, mail: str) -> None:
    """Where a person is reached: telephone number and mail address; empty is none."""
    services.set_reach(person_id, phone=phone, mail=mail)


def add_organisation(name: str) -> OrganisationFacts:
    """The organisation of this name; made when there is none."""
    organisation = organisations.add_organisation(name)
    return OrganisationFacts(organisation.id, organisation.name)


def add_person(
    login: str, *, name: str, password: str | None, organisation_id: UUID | None, now: datetime, language: str = "zh"
) -> UUID:
    """A new person, who cannot sign in without a password; Refused when the login is taken, Malformed when weak."""
    person = services.add_person(
        login, name=name, password=password, organisation_id=organisation_id, now=now, language=language
    )
    return person.id


def grant_role(
    person_id: UUID, *, role: RoleName, contract_id: UUID | None, since: datetime, unit_id: UUID | None = None
) -> None:
    """Let a person hold a role from `since`; a second grant of the same role changes nothing."""
    services.grant_role(person_id, role=role, contract_id=contract_id, unit_id=unit_id, since=since)
