"""Changing from one unit to another: asked, decided by both units, and in force at once."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from mainstay.directory.models import Employment, RoleGrant, Unit, UnitChange
from mainstay.directory.queries.units import (
    Administered,
    access_change,
    access_person,
    access_unit,
    employments_now,
    is_under,
    offered_to,
)
from mainstay.directory.rules.access import AccessKind, changed
from mainstay.directory.rules.actor import Actor
from mainstay.directory.rules.units import ChangeState, Decided, Part, parts_to_decide
from mainstay.kernel.errors import Forbidden, NotFound, Refused
from mainstay.kernel.jobs import enqueue

from . import end_connections, end_role
from .access import record_access
from .units import employ


@transaction.atomic
def ask_for_change(
    person_id: UUID, unit_id: UUID, *, reason: str, under: Administered, actor: Actor, now: datetime
) -> UnitChange:
    """Ask that somebody changes: oneself, to a unit that is offered; or, as an administrator, somebody under one.

    NotFound for who and what one does not see, Refused while another request of his is open.
    """
    person = access_person(person_id, under) if person_id != actor.id else None
    here = employments_now([person_id]).get(person_id)
    if here is None:
        raise Refused("该人员目前不在任何部门。", "This person works in no unit.")
    receiving = _choosable(unit_id, person_id, under)
    if receiving.id == here.unit_id:
        raise Refused("该人员已在此部门。", "This person is in that unit already.")
    change = UnitChange(
        person_id=person_id,
        giving_id=here.unit_id,
        receiving=receiving,
        reason=reason,
        asked_at=now,
        asked_by=actor.name,
    )
    try:
        with transaction.atomic():
            change.save(force_insert=True)
    except IntegrityError as error:
        if "directory_change_one_open" not in str(error):
            raise
        raise Refused("已有一份申请正在审批。", "A request of this person is open already.") from error
    _record(actor, "change.asked", person.name if person else actor.name, now=now)
    return change


@transaction.atomic
def decide_change(
    change_id: UUID,
    *,
    agree: bool,
    note: str,
    successor_id: UUID | None,
    under: Administered,
    actor: Actor,
    now: datetime,
) -> UnitChange:
    """Agree or refuse for the units that one administers. With both agreed it is in force from this moment on.

    `successor_id` takes over the open work, and is somebody under who lets go. Nobody decides about himself.
    """
    change = access_change(change_id, under, actor.id)
    if change.person_id == actor.id:
        raise Forbidden("不能审批本人的申请。", "Nobody decides about himself.")
    decided = Decided(ChangeState(change.state), change.giving_at is not None, change.receiving_at is not None)
    gives, receives = is_under(change.giving, under), is_under(change.receiving, under)
    parts = parts_to_decide(decided, gives=gives, receives=receives)
    if successor_id is not None:
        change.successor = access_person(successor_id, under)
        if successor_id == change.person_id or Part.GIVING not in parts:
            raise Refused("接手人由调出部门指定，且不能是本人。", "The unit that lets go names somebody else.")
    _write_down(change, parts, actor, now=now)
    change.note = note or change.note
    if not agree:
        change.state, change.ended_at = ChangeState.REFUSED.value, now
    elif decided.open_parts == parts:
        _put_in_force(change, actor, now=now)
    change.save()
    _record(actor, "change.agreed" if agree else "change.refused", change.person.name, now=now)
    return change


@transaction.atomic
def withdraw_change(change_id: UUID, *, under: Administered, actor: Actor, now: datetime) -> UnitChange:
    """Take a request of one's own back while it is open."""
    change = access_change(change_id, under, actor.id)
    if change.person_id != actor.id:
        raise Forbidden("只能撤回本人的申请。", "Only one's own request is withdrawn.")
    if change.state != ChangeState.ASKED:
        raise Refused("该申请已处理。", "The request is settled.")
    change.state, change.ended_at = ChangeState.WITHDRAWN.value, now
    change.save()
    _record(actor, "change.withdrawn", change.person.name, now=now)
    return change


def _choosable(unit_id: UUID, person_id: UUID, under: Administered) -> Unit:
    offered = next((unit for unit in offered_to(person_id) if unit.id == unit_id), None)
    unit = offered or access_unit(unit_id, under)
    if unit.closed_at is not None:
        raise NotFound("没有这个部门，或不在您的管理范围内。", "There is no such unit, or none under you.")
    return unit


def _write_down(change: UnitChange, parts: frozenset[Part], actor: Actor, *, now: datetime) -> None:
    if Part.GIVING in parts:
        change.giving_by, change.giving_at = actor.name, now
    if Part.RECEIVING in parts:
        change.receiving_by, change.receiving_at = actor.name, now


def _put_in_force(change: UnitChange, actor: Actor, *, now: datetime) -> None:
    """From here on nobody of the old unit sees him, and what he held through it is his no longer."""
    here = Employment.objects.select_for_update().filter(person_id=change.person_id, until__isnull=True).first()
    if here is None or here.unit_id != change.giving_id:
        raise Refused("该人员已不在调出部门。", "This person is no longer in that unit.")
    employ(change.person_id, change.receiving_id, title=here.title, now=now)
    held = RoleGrant.objects.select_for_update().filter(person_id=change.person_id, until__isnull=True)
    for grant in held.filter(unit__line__contains=[change.giving_id]):
        end_role(grant, person=change.person.name, by=actor, now=now)
    end_connections(change.person_id)
    change.state, change.ended_at = ChangeState.DONE.value, now
    successor = str(change.successor_id) if change.successor_id else ""
    # The desk listens: his open work goes to whoever follows him.
    enqueue("desk.hand_over_open_work", person_id=str(change.person_id), successor_id=successor)


def _record(actor: Actor, what: str, person: str, *, now: datetime) -> None:
    record_access(changed(actor, AccessKind.ADMINISTRATION, what, person), now=now)
