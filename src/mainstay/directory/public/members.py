"""The door of units: who is under an administrator, and where somebody works."""

from datetime import datetime
from uuid import UUID

from mainstay.directory.queries.units import access_person, administered
from mainstay.directory.services import organisations, units

from .actors import Actor


def require_member(person_id: UUID, *, actor: Actor) -> str:
    """The name of somebody who works in one of the actor's units now; NotFound."""
    return access_person(person_id, administered(actor.grants)).name


def root_of(organisation_id: UUID) -> UUID:
    """The unit that is the organisation itself, below which the others are."""
    return organisations.root_unit(organisation_id).id


def add_unit_below(parent_id: UUID, name: str, *, now: datetime) -> UUID:
    """A new unit, made by the operator; Refused for a name that a unit beside it has."""
    return units.add_unit(parent_id, name, under=None, actor=None, now=now).id


def employ_in(person_id: UUID, unit_id: UUID, *, title: str = "", now: datetime) -> None:
    """Put somebody into a unit from now on, as the operator."""
    units.employ(person_id, unit_id, title=title, now=now)


def offer_unit(unit_id: UUID) -> None:
    """Let people of its organisation choose a unit when they ask to change, as the operator."""
    units.offer_unit(unit_id)
