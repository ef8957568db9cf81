"""Reads of units, of the people in them and of requests to change, as far as an administrator's units go."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from mainstay.directory.models import Employment, Person, Unit, UnitChange
from mainstay.directory.rules import Grant, RoleName
from mainstay.kernel.errors import NotFound, Refused
from mainstay.kernel.paging import Page, keyset

from .reached import reached_by

Administered = frozenset[UUID] | None  # the topmost units that somebody administers; None is all there are


def administered(grants: Iterable[Grant]) -> Administered:
    """The units that these roles administer, each with all below it."""
    held = tuple(grants)
    if any(one.role is RoleName.ADMINISTRATOR and one.contract_id is None for one in held):
        return None
    return frozenset(one.unit_id for one in held if one.role is RoleName.UNIT_ADMINISTRATOR and one.unit_id)


def is_under(unit: Unit, under: Administered) -> bool:
    """Whether a unit is one of those or below one."""
    return under is None or not under.isdisjoint(unit.line)


def units_under(under: Administered) -> "QuerySet[Unit]":
    """Those units and all below them."""
    return Unit.objects.all() if under is None else Unit.objects.filter(line__overlap=list(under))


def access_unit(unit_id: UUID, under: Administered, *, lock: bool = False) -> Unit:
    """A unit that is under the administrator; NotFound, in the same words whether there is one or not."""
    rows = units_under(under).select_for_update() if lock else units_under(under)
    found = rows.filter(pk=unit_id).first()
    if found is None:
        raise NotFound("没有这个部门，或不在您的管理范围内。", "There is no such unit, or none under you.")
    return found


def access_open_unit(unit_id: UUID, under: Administered) -> Unit:
    """A unit under the administrator, locked so that it stays open meanwhile; NotFound, Refused for a closed one."""
    unit = access_unit(unit_id, under, lock=True)
    if unit.closed_at is not None:
        raise Refused("该部门已撤销。", "The unit is closed.")
    return unit


def people_under(under: Administered) -> "QuerySet[Person]":
    """The people who work in those units now; with all of them also those who work in none."""
    if under is None:
        return Person.objects.all()
    now_there = Employment.objects.filter(person=OuterRef("pk"), until__isnull=True, unit__line__overlap=list(under))
    return Person.objects.filter(Exists(now_there))


def access_person(person_id: UUID, under: Administered, *, lock: bool = False) -> Person:
    """Somebody who works under the administrator now; NotFound, also from the moment on that he has left."""
    if lock:  # a statement of its own: one that waits for the lock goes on to see the units of before
        Person.objects.select_for_update().filter(pk=person_id).first()
    found = people_under(under).filter(pk=person_id).first()
    if found is None:
        raise NotFound("没有这个人员，或不在您的管理范围内。", "There is no such person, or none under you.")
    return found


def list_people_under(
    under: Administered, *, unit: Unit | None, words: str, cursor: str | None, limit: int
) -> Page[Person]:
    """People under the administrator, those who came last first; of a unit those in it and below."""
    rows = people_under(under)
    if unit is not None:
        rows = rows.filter(pk__in=people_under(frozenset({unit.id})).values("pk"))
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(login__icontains=words) | reached_by(phone=words))
    return keyset(rows, by="joined_at", newest=True, cursor=cursor, limit=limit)


def employments_now(person_ids: Iterable[UUID]) -> dict[UUID, Employment]:
    """Where these people work now, with the unit; one query."""
    rows = Employment.objects.filter(person_id__in=list(person_ids), until__isnull=True).select_related(
        "unit__organisation"
    )
    return {row.person_id: row for row in rows}


def list_employments(person_id: UUID) -> list[Employment]:
    """Where somebody has worked for any time, the latest first."""
    rows = Employment.objects.filter(person_id=person_id).exclude(until=F("since"))
    return list(rows.select_related("unit__organisation").order_by("-since", "-id"))


def offered_to(person_id: UUID) -> list[Unit]:
    """The open units of his own organisation that somebody may ask to change to."""
    here = employments_now([person_id]).get(person_id)
    if here is None:
        return []
    rows = Unit.objects.filter(organisation_id=here.unit.organisation_id, is_offered=True, closed_at__isnull=True)
    return list(rows.exclude(pk=here.unit_id).order_by("name"))


def changes_before(under: Administered, person_id: UUID) -> "QuerySet[UnitChange]":
    """Requests of somebody himself, and those that concern the units under him."""
    rows = UnitChange.objects.select_related("person", "giving__organisation", "receiving__organisation", "successor")
    if under is None:
        return rows
    mine = Q(person_id=person_id)
    if not under:
        return rows.filter(mine)
    units = list(under)
    return rows.filter(mine | Q(giving__line__overlap=units) | Q(receiving__line__overlap=units))


def list_changes(
    under: Administered, person_id: UUID, *, is_open: bool | None, cursor: str | None, limit: int
) -> Page[UnitChange]:
    """These requests, the latest first."""
    rows = changes_before(under, person_id)
    if is_open is not None:
        rows = rows.filter(state="asked") if is_open else rows.exclude(state="asked")
    return keyset(rows, by="asked_at", newest=True, cursor=cursor, limit=limit)


def access_change(change_id: UUID, under: Administered, person_id: UUID) -> UnitChange:
    """A request that concerns somebody, locked; NotFound."""
    found = changes_before(under, person_id).select_for_update(of=("self",)).filter(pk=change_id).first()
    if found is None:
        raise NotFound("没有这个申请，或与您无关。", "There is no such request, or none that concerns you.")
    return found
