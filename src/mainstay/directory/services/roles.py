"""Giving and ending roles on contracts, by administrators of the whole installation."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from mainstay.directory.models import Person, RoleGrant
from mainstay.directory.queries.units import access_person, employments_now
from mainstay.directory.rules import RoleName
from mainstay.directory.rules.actor import Actor
from mainstay.kernel.errors import NotFound

from . import end_role, grant_role


@transaction.atomic
def give_role(person_id: UUID, *, role: RoleName, contract_id: UUID, actor: Actor, now: datetime) -> Person:
    """A role on a contract from now on, held through the unit in which the person works, if he works in one."""
    person = access_person(person_id, None, lock=True)
    here = employments_now([person_id]).get(person_id)
    unit_id = here.unit_id if here else None
    grant_role(person_id, role=role, contract_id=contract_id, unit_id=unit_id, since=now, by=actor)
    return person


@transaction.atomic
def take_role(person_id: UUID, grant_id: UUID, *, actor: Actor, now: datetime) -> Person:
    """Let a role end; NotFound for one that this person does not hold now."""
    person = access_person(person_id, None, lock=True)
    grant = RoleGrant.objects.filter(pk=grant_id, person=person, until__isnull=True).first()
    if grant is None:
        raise NotFound("该人员没有此角色。", "This person does not hold that role.")
    end_role(grant, person=person.name, by=actor, now=now)
    return person
