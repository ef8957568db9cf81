"""Keeping units and the people in them. Who administers a unit keeps it and what is below, and nothing else."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from mainstay.directory.models import Employment, Person, RoleGrant, Unit
from mainstay.directory.queries import grants_of
from mainstay.directory.queries.units import (
    Administered,
    access_open_unit,
    access_person,
    access_unit,
    is_under,
    units_under,
)
from mainstay.directory.rules import RoleName, normal_phone
from mainstay.directory.rules.access import AccessKind, changed
from mainstay.directory.rules.actor import Actor
from mainstay.kernel.errors import Forbidden, NotFound, Refused

from . import add_person, end_role, grant_role, set_reach
from .access import record_access
from .closing import end_ways_in, keep_account


@dataclass(frozen=True, slots=True)
class StaffWords:
    """What is kept of somebody who works in a unit."""

    name: str
    title: str
    phone: str
    mail: str


@transaction.atomic
def add_unit(parent_id: UUID, name: str, *, under: Administered, actor: Actor | None, now: datetime) -> Unit:
    """A new unit below one that the actor administers; Refused for a name that a unit beside it has."""
    parent = access_open_unit(parent_id, under)
    key = uuid.uuid4()
    unit = Unit(id=key, organisation_id=parent.organisation_id, parent=parent, name=name, line=[*parent.line, key])
    _save(unit)
    _record(actor, "unit.added", name, now=now)
    return unit


@transaction.atomic
def change_unit(
    unit_id: UUID, *, name: str | None, is_offered: bool | None, under: Administered, actor: Actor, now: datetime
) -> Unit:
    """Rename a unit, or let people choose it; Refused for a name that a unit beside it has."""
    unit = access_unit(unit_id, under, lock=True)
    if name is not None and unit.parent_id is not None:
        unit.name = name
    if is_offered is not None:
        unit.is_offered = is_offered
    _save(unit)
    _record(actor, "unit.changed", unit.name, now=now)
    return unit


def offer_unit(unit_id: UUID) -> None:
    """Let people choose a unit, as the operator."""
    Unit.objects.filter(pk=unit_id).update(is_offered=True)


@transaction.atomic
def close_unit(unit_id: UUID, *, under: Administered, actor: Actor, now: datetime) -> Unit:
    """Close a unit in which nobody works and below which none is open; it stays in the histories."""
    unit = access_unit(unit_id, under, lock=True)
    if unit.parent_id is None:
        raise Refused("机构本身不能撤销。", "The organisation itself is not closed.")
    peopled = Employment.objects.filter(unit__line__contains=[unit.id], until__isnull=True).exists()
    if peopled or Unit.objects.filter(parent=unit, closed_at__isnull=True).exists():
        raise Refused("部门内仍有人员或下级部门，不能撤销。", "There are people or units in it; it cannot be closed.")
    unit.closed_at = unit.closed_at or now
    unit.save(update_fields=["closed_at"])
    _record(actor, "unit.closed", unit.name, now=now)
    return unit


@transaction.atomic
def add_staff(
    login: str, words: StaffWords, *, unit_id: UUID, under: Administered, actor: Actor, now: datetime
) -> Person:
    """A new person in a unit, who cannot sign in until a way to do so is given; Refused for a login in use."""
    unit = access_open_unit(unit_id, under)
    person = add_person(
        login,
        name=words.name,
        password=None,
        organisation_id=unit.organisation_id,
        unit_id=unit.id,
        title=words.title,
        now=now,
    )
    set_reach(person.id, phone=words.phone, mail=words.mail)
    _record(actor, "person.added", words.name, now=now)
    return Person.objects.get(pk=person.id)


@transaction.atomic
def change_staff(
    person_id: UUID, words: StaffWords, *, is_active: bool, under: Administered, actor: Actor, now: datetime
) -> Person:
    """Keep somebody's name, title and reach; who is made inactive has no way in any more and stays in the histories.

    Forbidden for the number and address of somebody whose roles reach beyond the actor's units: codes go there, and
    whoever sets them could sign in as that person.
    """
    person = access_person(person_id, under, lock=True)
    moved = (normal_phone(words.phone), words.mail.strip().lower()) != (person.phone, person.mail)
    if (moved or not is_active) and person.id != actor.id and _reaches_beyond(person, under, now=now):
        raise Forbidden(
            "该人员的角色超出您的管理范围，其联系方式和账号状态由上级管理员维护。",
            "This person's roles reach beyond your units; administrators above keep the reach and the account.",
        )
    if not is_active and person.id == actor.id:
        raise Refused("不能停用本人账号。", "Nobody makes himself inactive.")
    keep_account(person, name=words.name, is_active=is_active, now=now)
    set_reach(person.id, phone=words.phone, mail=words.mail)
    Employment.objects.filter(person=person, until__isnull=True).update(title=words.title)
    _record(actor, "person.changed" if is_active else "person.closed", person.name, now=now)
    return Person.objects.get(pk=person.id)


def _reaches_beyond(person: Person, under: Administered, *, now: datetime) -> bool:
    """Whether a person holds a role over all contracts, or administers a unit that is none of these or below one."""
    if under is None:
        return False
    grants = grants_of([person.id], now=now).get(person.id, ())
    over = {grant.unit_id for grant in grants if grant.contract_id is None}
    units = {unit for unit in over if unit is not None}
    return None in over or units_under(under).filter(pk__in=units).count() < len(units)


@transaction.atomic
def place_person(
    person_id: UUID, unit_id: UUID, *, title: str, under: Administered, actor: Actor, now: datetime
) -> Person:
    """Put somebody who works in no unit into one; Refused for who works in one: he changes by a request."""
    person = access_person(person_id, under, lock=True)
    unit = access_open_unit(unit_id, under)
    if Employment.objects.filter(person=person, until__isnull=True).exists():
        raise Refused("该人员已在部门任职，调换部门须经审批。", "This person works in a unit; a change is asked for.")
    employ(person.id, unit.id, title=title, now=now)
    _record(actor, "person.placed", person.name, now=now)
    return Person.objects.get(pk=person.id)


@transaction.atomic
def employ(person_id: UUID, unit_id: UUID, *, title: str = "", now: datetime) -> Employment:
    """Put somebody into a unit from now on: what he held through the one before ends; for changes, and the operator.

    A service account loses its tokens: who kept it so far has seen their secrets.
    """
    unit = Unit.objects.get(pk=unit_id)
    person = Person.objects.select_for_update().get(pk=person_id)
    Employment.objects.filter(person=person, until__isnull=True).update(until=now)
    employment = Employment(person=person, unit=unit, title=title, since=now)
    employment.save(force_insert=True)
    person.organisation_id = unit.organisation_id
    person.save(update_fields=["organisation"])
    if person.is_service:
        end_ways_in(person.id, now=now)
    return employment


@transaction.atomic
def set_unit_administrator(
    unit_id: UUID, person_id: UUID, *, holds: bool, under: Administered, actor: Actor, now: datetime
) -> None:
    """Let somebody administer a unit, or no longer. Only who administers a unit above may: nobody promotes himself."""
    unit = access_unit(unit_id, under)
    parent = Unit.objects.filter(pk=unit.parent_id).first() if unit.parent_id else None
    if under is not None and (parent is None or not is_under(parent, under)):
        raise Forbidden("部门管理员由上级部门的管理员指定。", "A unit's administrators are named from above it.")
    person = access_person(person_id, under)
    role = RoleName.UNIT_ADMINISTRATOR
    if holds:
        grant_role(person.id, role=role, contract_id=None, unit_id=unit.id, since=now, by=actor)
        return
    grants = RoleGrant.objects.filter(person=person, role=role, unit=unit, until__isnull=True)
    grant = grants.select_for_update().first()
    if grant is None:
        raise NotFound("该人员不是此部门的管理员。", "This person does not administer the unit.")
    end_role(grant, person=person.name, by=actor, now=now)


def _save(unit: Unit) -> None:
    try:
        with transaction.atomic():
            unit.save()
    except IntegrityError as error:
        if "directory_unit_name" not in str(error):
            raise
        raise Refused(f"已有名为“{unit.name}”的部门。", f"There is a unit named “{unit.name}” here already.") from error


def _record(actor: Actor | None, what: str, subject: str, *, now: datetime) -> None:
    record_access(changed(actor, AccessKind.ADMINISTRATION, what, subject), now=now)
