"""Reads of people and their roles."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Case, Count, Max, Q, QuerySet, When

from mainstay.directory.models import AccessRecord, Organisation, Person, RoleGrant, normal_login
from mainstay.directory.rules import Grant, RoleName, Side, normal_phone
from mainstay.directory.rules.access import AccessKind
from mainstay.kernel.sealing import Sealed

from .reached import reached_by
from .units import employments_now

ATTRIBUTES = ("id", "login", "name", "phone", "mail", "language", "is_active", "joined_at")

Held = tuple[Person, tuple[Grant, ...]]  # a person with the roles held at a moment
SIGNED_IN = """
SELECT p.id, p.login, p.name, p.language, p.password, o.id, o.name, g.role, g.side, g.contract_id, g.unit_id
FROM directory_person p
LEFT JOIN directory_organisation o ON o.id = p.organisation_id
LEFT JOIN directory_rolegrant g ON g.person_id = p.id AND g.since <= %s AND (g.until IS NULL OR g.until > %s)
WHERE p.id = %s AND p.is_active
ORDER BY g.since, g.role, g.id
"""

HELD_ON = """
SELECT g.role, g.side, p.id, p.login, p.name, p.phone, p.mail, p.language, o.id, o.name
FROM directory_rolegrant g
JOIN directory_person p ON p.id = g.person_id AND p.is_active
LEFT JOIN directory_organisation o ON o.id = p.organisation_id
WHERE g.contract_id = %s AND g.since <= %s AND (g.until IS NULL OR g.until > %s)
ORDER BY p.login, g.since, g.role, g.id
"""


def get_person_with_grants(person_id: UUID, *, now: datetime) -> Held | None:
    """An active person with organisation, and the roles held at `now`; every request asks this, so in one query."""
    with connection.cursor() as cursor:
        cursor.execute(SIGNED_IN, [now, now, person_id])
        rows = cursor.fetchall()
    if not rows:
        return None
    key, login, name, language, password, organisation_id, organisation = rows[0][:7]
    person = Person(id=key, login=login, name=name, language=language, password=password)
    person.organisation = Organisation(id=organisation_id, name=organisation) if organisation_id else None
    held = [
        Grant(RoleName(role), Side(side), contract_id, unit_id)
        for *_, role, side, contract_id, unit_id in rows
        if role is not None
    ]
    return person, tuple(held)


def find_person_id(login: str) -> UUID | None:
    """The id of the person with this login."""
    return Person.objects.filter(login=normal_login(login)).values_list("pk", flat=True).first()


def find_account(typed: str) -> UUID | None:
    """The active person meant by a login, a mail address or a telephone number; None when nobody, or more than one."""
    by_login = Q(login=normal_login(typed))
    others = reached_by(mail=typed) if "@" in typed else reached_by(phone=typed)
    meant = Person.objects.filter(by_login | others, is_active=True, is_service=False).values_list("pk", "login")
    found = list(meant.order_by(Case(When(by_login, then=0), default=1))[:2])
    is_login = bool(found) and found[0][1] == normal_login(typed)
    return found[0][0] if is_login or len(found) == 1 else None


def list_people_with_grants(person_ids: Sequence[UUID] | None, *, now: datetime) -> list[Held]:
    """People by login with the roles held at `now`."""
    people = Person.objects.select_related("organisation").order_by("login")
    if person_ids is not None:
        people = people.filter(pk__in=person_ids)
    found = list(people)
    grants = grants_of([person.id for person in found], now=now)
    return [(person, grants.get(person.id, ())) for person in found]


def find_people(*, phone: str = "", mail: str = "") -> list[UUID]:
    """Active people by their number or their address, in one spelling; none for an empty one."""
    wanted = reached_by(phone=phone) if normal_phone(phone) else reached_by(mail=mail)
    return list(Person.objects.filter(wanted, is_active=True).order_by("login").values_list("pk", flat=True))


def list_people_on(contract_id: UUID, *, now: datetime) -> list[Held]:
    """Active people by login with the roles that they hold on the contract at `now`; whatever is told asks this."""
    with connection.cursor() as cursor:
        cursor.execute(HELD_ON, [contract_id, now, now])
        rows = cursor.fetchall()
    found: dict[UUID, Held] = {}
    for role, side, key, login, name, phone, mail, language, organisation_id, organisation in rows:
        person = Person(id=key, login=login, name=name, phone=Sealed(phone), mail=Sealed(mail), language=language)
        person.organisation = Organisation(id=organisation_id, name=organisation) if organisation_id else None
        _, grants = found.get(key, (person, ()))
        found[key] = person, (*grants, Grant(RoleName(role), Side(side), contract_id))
    return list(found.values())


def held_at(now: datetime) -> "QuerySet[RoleGrant]":
    """The roles that anybody holds at a moment."""
    return RoleGrant.objects.filter(Q(until__isnull=True) | Q(until__gt=now), since__lte=now)


def grants_of(person_ids: Sequence[UUID], *, now: datetime) -> dict[UUID, tuple[Grant, ...]]:
    """The roles that these people hold at `now`, by person, oldest first."""
    held = held_at(now).filter(person_id__in=person_ids)
    found: dict[UUID, tuple[Grant, ...]] = {}
    rows = held.order_by("since", "role", "id").values_list("person_id", "role", "side", "contract_id", "unit_id")
    for person_id, role, side, contract_id, unit_id in rows:
        grant = Grant(RoleName(role), Side(side), contract_id, unit_id)
        found[person_id] = (*found.get(person_id, ()), grant)
    return found


def list_organisations() -> list[Organisation]:
    """All organisations by name."""
    return list(Organisation.objects.order_by("name"))


def list_grants_of(person_id: UUID, *, now: datetime) -> list[tuple[UUID, str, UUID | None, UUID | None]]:
    """The roles that somebody holds at `now`: key, role, contract, unit; oldest first."""
    held = held_at(now).filter(person_id=person_id)
    return list(held.order_by("since", "role", "id").values_list("pk", "role", "contract_id", "unit_id"))


def administrators_of(unit_ids: Sequence[UUID]) -> dict[UUID, list[tuple[UUID, str]]]:
    """Who administers these units, by unit: keys and names."""
    rows = RoleGrant.objects.filter(role=RoleName.UNIT_ADMINISTRATOR, unit_id__in=unit_ids, until__isnull=True)
    found: dict[UUID, list[tuple[UUID, str]]] = {}
    for unit_id, key, name in rows.order_by("person__name", "id").values_list("unit_id", "person_id", "person__name"):
        found.setdefault(unit_id, []).append((key, name))
    return found


def attributes_of(people: Sequence[Person], *, now: datetime) -> list[dict[str, Any]]:
    """Attributes and activity of people, in their order; four queries for a page."""
    keys = [one.id for one in people]
    organisations = dict(
        Organisation.objects.filter(pk__in={one.organisation_id for one in people}).values_list("pk", "name")
    )
    here, grants = employments_now(keys), grants_of(keys, now=now)
    seen = _sign_ins(keys)
    return [
        {
            "organisation": organisations[one.organisation_id] if one.organisation_id else "",
            "unit": here[one.id].unit.name if one.id in here else "",
            "title": here[one.id].title if one.id in here else "",
            "roles": sorted({grant.role.value for grant in grants.get(one.id, ())}),
            "last_signed_in_at": seen.get(one.id, (None, 0))[0],
            "sign_ins": seen.get(one.id, (None, 0))[1],
        }
        | {name: getattr(one, name) for name in ATTRIBUTES}
        for one in people
    ]


def _sign_ins(keys: Sequence[UUID]) -> dict[UUID | None, tuple[datetime | None, int]]:
    rows = AccessRecord.objects.filter(person_id__in=keys, kind=AccessKind.SIGN_IN).values("person_id")
    counted = rows.annotate(last=Max("at"), count=Count("id"))
    return {key: (last, count) for key, last, count in counted.values_list("person_id", "last", "count")}
