"""What is shown of units, people and requests: of what lies elsewhere not even the name."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count

from mainstay.directory import queries
from mainstay.directory.models import Employment, Person, Unit, UnitChange
from mainstay.directory.queries.units import (
    Administered,
    employments_now,
    is_under,
    list_employments,
    units_under,
)
from mainstay.directory.rules import ROLES, RoleName
from mainstay.directory.rules.units import ELSEWHERE, ChangeState, Part
from mainstay.kernel.schema import Label, Schema


class UnitAdministrator(Schema):
    """Somebody who administers a unit."""

    id: UUID
    name: str


class UnitShown(Schema):
    """A unit; `parent_id` is null at the top of what one administers. `people` work in it, not below.

    `is_root` is the organisation itself.
    """

    id: UUID
    parent_id: UUID | None
    organisation: str
    name: str
    is_offered: bool
    is_closed: bool
    is_root: bool
    people: int
    administrators: list[UnitAdministrator]


class RoleHeld(Schema):
    """A role that somebody holds."""

    id: UUID | None
    role: RoleName
    label: Label
    contract_id: UUID | None
    unit_id: UUID | None


class PersonRow(Schema):
    """Somebody in a list; no unit where he works in none, or in one elsewhere."""

    id: UUID
    login: str
    name: str
    title: str
    unit_id: UUID | None
    unit: Label | None
    phone: str
    mail: str
    is_active: bool


class EmploymentOut(Schema):
    """Where somebody worked, and from when until when."""

    unit: Label
    title: str
    since: datetime
    until: datetime | None


class PersonDetail(PersonRow):
    """Somebody with his roles and where he has worked."""

    roles: list[RoleHeld]
    employments: list[EmploymentOut]


class PersonPage(Schema):
    """A page of people."""

    items: list[PersonRow]
    next: str | None


class UnitChangeOut(Schema):
    """A request to change the unit; `mine` are the parts that the reader decides, `own` says that it is his own.

    `giving_id` is there for who administers the unit that lets go.
    """

    id: UUID
    person_id: UUID
    person: str
    giving_id: UUID | None
    giving: Label
    receiving: Label
    reason: str
    note: str
    asked_at: datetime
    asked_by: str
    state: ChangeState
    giving_agreed: bool
    receiving_agreed: bool
    ended_at: datetime | None
    mine: list[Part]
    own: bool


class ChangePage(Schema):
    """A page of requests."""

    items: list[UnitChangeOut]
    next: str | None


def show_units(under: Administered) -> list[UnitShown]:
    """The tree as a list, each unit after the one above it; three queries."""
    rows = list(units_under(under).select_related("organisation").order_by("organisation__name", "line", "name"))
    keys = {row.id for row in rows}
    counts = dict(
        Employment.objects.filter(unit_id__in=keys, until__isnull=True)
        .values("unit_id")
        .annotate(people=Count("id"))
        .values_list("unit_id", "people")
    )
    named = queries.administrators_of(list(keys))
    return [_unit(row, row.parent_id in keys, counts.get(row.id, 0), named.get(row.id, [])) for row in rows]


def show_unit(unit: Unit, under: Administered) -> UnitShown:
    """One unit."""
    people = Employment.objects.filter(unit=unit, until__isnull=True).count()
    above = unit.parent_id is not None and (under is None or unit.id not in under)
    return _unit(unit, above, people, queries.administrators_of([unit.id]).get(unit.id, []))


def _unit(row: Unit, shows_parent: bool, people: int, administrators: list[tuple[UUID, str]]) -> UnitShown:
    return UnitShown(
        id=row.id,
        parent_id=row.parent_id if shows_parent else None,
        organisation=row.organisation.name,
        name=row.name or row.organisation.name,
        is_offered=row.is_offered,
        is_closed=row.closed_at is not None,
        is_root=row.parent_id is None,
        people=people,
        administrators=[UnitAdministrator(id=key, name=name) for key, name in administrators],
    )


def show_people(people: Sequence[Person], under: Administered) -> list[PersonRow]:
    """People with their units; one query more."""
    here = employments_now([one.id for one in people])
    return [PersonRow(**_person(one, here.get(one.id), under)) for one in people]


def show_person(person: Person, under: Administered, *, now: datetime) -> PersonDetail:
    """Somebody with his roles and his past, of which units elsewhere are not named."""
    held = queries.list_grants_of(person.id, now=now)
    roles = [
        RoleHeld(
            id=key,
            role=RoleName(role),
            label=Label(zh=ROLES[RoleName(role)].zh, en=ROLES[RoleName(role)].en),
            contract_id=contract_id,
            unit_id=unit_id,
        )
        for key, role, contract_id, unit_id in held
    ]
    past = [
        EmploymentOut(unit=unit_name(row.unit, under), title=row.title, since=row.since, until=row.until)
        for row in list_employments(person.id)
    ]
    here = employments_now([person.id]).get(person.id)
    return PersonDetail(**_person(person, here, under), roles=roles, employments=past)


def _person(person: Person, here: Employment | None, under: Administered) -> dict[str, Any]:
    return {
        "id": person.id,
        "login": person.login,
        "name": person.name,
        "title": here.title if here else "",
        "unit_id": here.unit_id if here and is_under(here.unit, under) else None,
        "unit": unit_name(here.unit, under) if here else None,
        "phone": person.phone,
        "mail": person.mail,
        "is_active": person.is_active,
    }


def show_changes(changes: Sequence[UnitChange], under: Administered, reader: UUID) -> list[UnitChangeOut]:
    """Requests as far as their reader may know: a unit elsewhere has no name, but for whom it is his own request."""
    return [show_change(change, under, reader) for change in changes]


def show_change(change: UnitChange, under: Administered, reader: UUID) -> UnitChangeOut:
    """One request."""
    own = change.person_id == reader
    gives, receives = is_under(change.giving, under), is_under(change.receiving, under)
    is_open = change.state == ChangeState.ASKED and not own
    mine = [Part.GIVING] if is_open and gives and change.giving_at is None else []
    mine += [Part.RECEIVING] if is_open and receives and change.receiving_at is None else []
    return UnitChangeOut(
        id=change.id,
        person_id=change.person_id,
        person=change.person.name,
        giving_id=change.giving_id if gives else None,
        giving=unit_name(change.giving, None if own else under),
        receiving=unit_name(change.receiving, None if own else under),
        reason=change.reason,
        note=change.note if own or gives or receives else "",
        asked_at=change.asked_at,
        asked_by=change.asked_by,
        state=ChangeState(change.state),
        giving_agreed=change.giving_at is not None,
        receiving_agreed=change.receiving_at is not None,
        ended_at=change.ended_at,
        mine=mine,
        own=own,
    )


def unit_name(unit: Unit, under: Administered) -> Label:
    """The name of a unit, or that it is another one."""
    if not is_under(unit, under):
        return Label(zh=ELSEWHERE[0], en=ELSEWHERE[1])
    name = unit.name or unit.organisation.name
    return Label(zh=name, en=name)
