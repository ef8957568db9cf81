"""Reads of people and their roles."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from .models import Person, RoleGrant, normal_login
from .rules import Grant, RoleName, Side


def get_person_with_grants(person_id: UUID, *, now: datetime) -> tuple[Person, tuple[Grant, ...]] | None:
    """An active person with organisation, and the roles held at `now`."""
    person = Person.objects.select_related("organisation").filter(pk=person_id, is_active=True).first()
    if person is None:
        return None
    return person, grants_of([person_id], now=now).get(person_id, ())


def find_person_id(login: str) -> UUID | None:
    """The id of the person with this login."""
    return Person.objects.filter(login=normal_login(login)).values_list("pk", flat=True).first()


def list_people_with_grants(
    person_ids: Sequence[UUID] | None, *, now: datetime
) -> list[tuple[Person, tuple[Grant, ...]]]:
    """People by login with the roles held at `now`."""
    people = Person.objects.select_related("organisation").order_by("login")
    if person_ids is not None:
        people = people.filter(pk__in=person_ids)
    found = list(people)
    grants = grants_of([person.id for person in found], now=now)
    return [(person, grants.get(person.id, ())) for person in found]


def grants_of(person_ids: Sequence[UUID], *, now: datetime) -> dict[UUID, tuple[Grant, ...]]:
    """The roles that these people hold at `now`, by person, oldest first."""
    held = RoleGrant.objects.filter(Q(until__isnull=True) | Q(until__gt=now), person_id__in=person_ids, since__lte=now)
    found: dict[UUID, tuple[Grant, ...]] = {}
    for row in held.order_by("since", "role", "id").values_list("person_id", "role", "side", "contract_id"):
        person_id, role, side, contract_id = row
        found[person_id] = (*found.get(person_id, ()), Grant(RoleName(role), Side(side), contract_id))
    return found
