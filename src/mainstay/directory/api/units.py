"""Routes of units: an administrator's tree, and who administers what in it."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from pydantic import ConfigDict, StringConstraints

from mainstay.directory.public import Actor, actor_on
from mainstay.directory.queries import units as reads
from mainstay.directory.services import organisations, units
from mainstay.kernel.schema import Schema
from mainstay.kernel.time import now

from .people_showing import UnitShown, show_unit, show_units

router = Router(tags=["directory"])
Name = Annotated[
    str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f]+$", strip_whitespace=True)
]


class UnitIn(Schema):
    """A new unit, below one that there is."""

    model_config = ConfigDict(extra="forbid")

    parent_id: UUID
    name: Name


class OrganisationIn(Schema):
    """A new organisation."""

    model_config = ConfigDict(extra="forbid")

    name: Name


class UnitPatch(Schema):
    """What is to be changed of a unit."""

    model_config = ConfigDict(extra="forbid")

    name: Name | None = None
    is_offered: bool | None = None


class OfferedUnit(Schema):
    """A unit that people may choose."""

    id: UUID
    name: str


@router.get("/units", response=list[UnitShown], summary="One's units")
def list_units(request: HttpRequest) -> list[UnitShown]:
    """The units that the actor administers and all below them, with how many people work in each."""
    actor = actor_on(request)
    return show_units(_under(actor))


@router.get("/units/offered", response=list[OfferedUnit], summary="Units to choose from")
def list_offered(request: HttpRequest) -> list[OfferedUnit]:
    """The units of one's own organisation that one may ask to change to."""
    return [OfferedUnit(id=unit.id, name=unit.name) for unit in reads.offered_to(actor_on(request).id)]


@router.post("/units", response={201: UnitShown}, summary="Add a unit")
def add_unit(request: HttpRequest, body: UnitIn) -> Status[UnitShown]:
    """A unit below one that the actor administers; 409 for a name that a unit beside it has."""
    actor = actor_on(request)
    under = _under(actor)
    return Status(201, show_unit(units.add_unit(body.parent_id, body.name, under=under, actor=actor, now=now()), under))


@router.post("/organisations", response={201: UnitShown}, summary="Add an organisation")
def add_organisation(request: HttpRequest, body: OrganisationIn) -> Status[UnitShown]:
    """A new organisation, as the unit that it is itself; 409 for a name in use."""
    actor = actor_on(request)
    unit = organisations.found_organisation(body.name, actor=actor, now=now())
    return Status(201, show_unit(unit, _under(actor)))


@router.patch("/units/{unit_id}", response=UnitShown, summary="Change a unit")
def change_unit(request: HttpRequest, unit_id: UUID, body: UnitPatch) -> UnitShown:
    """Rename it, or let people choose it when they ask to change."""
    actor = actor_on(request)
    under = _under(actor)
    given = body.model_dump()
    return show_unit(units.change_unit(unit_id, **given, under=under, actor=actor, now=now()), under)


@router.post("/units/{unit_id}/close", response=UnitShown, summary="Close a unit")
def close_unit(request: HttpRequest, unit_id: UUID) -> UnitShown:
    """Close it; 409 while people work in it or units below it are open."""
    actor = actor_on(request)
    under = _under(actor)
    return show_unit(units.close_unit(unit_id, under=under, actor=actor, now=now()), under)


@router.put("/units/{unit_id}/administrators/{person_id}", response={204: None}, summary="Name an administrator")
def name_administrator(request: HttpRequest, unit_id: UUID, person_id: UUID) -> Status[None]:
    """Let somebody administer a unit and what is below; who does so himself must administer a unit above it."""
    return _set(unit_id, person_id, holds=True, actor=actor_on(request))


@router.delete("/units/{unit_id}/administrators/{person_id}", response={204: None}, summary="Relieve an administrator")
def relieve_administrator(request: HttpRequest, unit_id: UUID, person_id: UUID) -> Status[None]:
    """The same the other way; 404 for who does not administer it."""
    return _set(unit_id, person_id, holds=False, actor=actor_on(request))


def _set(unit_id: UUID, person_id: UUID, *, holds: bool, actor: Actor) -> Status[None]:
    under = _under(actor)
    units.set_unit_administrator(unit_id, person_id, holds=holds, under=under, actor=actor, now=now())
    return Status(204, None)


def _under(actor: Actor) -> reads.Administered:
    return reads.administered(actor.grants)
