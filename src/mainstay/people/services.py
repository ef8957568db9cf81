"""Verbs of rosters: put a shift on, end it. Each is an entry of the roster's stream first."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from mainstay.directory.public import Actor, PersonFacts, list_people_on, require
from mainstay.kernel.errors import Refused
from mainstay.kernel.ledger import Draft, Head, append

from .models import Roster, ShiftRow, stream_of
from .queries import Covered, access_contract, find_shift, list_shifts
from .rules import Shift, why_not
from .rules.permissions import KEEP

ADDED, ENDED = "shift_added", "shift_ended"


@dataclass(frozen=True, slots=True)
class Wish:
    """A shift as it is asked for; without weekdays it is for `first_day` alone."""

    role: str
    person: UUID
    weekdays: tuple[int, ...]
    first_day: date
    last_day: date | None
    starts: time
    ends: time
    stand_in: bool


@transaction.atomic
def add_shift(contract_id: UUID, wish: Wish, *, actor: Actor, now: datetime) -> Shift:
    """Put a shift on the roster; Refused for the past, for who does not hold the role, and for a shift twice."""
    covered = _keep(contract_id, actor=actor, now=now)
    person = _holder(wish, covered, now=now)
    today = now.astimezone(covered.zone).date()
    last_day = wish.last_day if wish.weekdays else wish.first_day
    shift = Shift(
        uuid4(),
        wish.role,
        person.id,
        person.name,
        tuple(sorted(set(wish.weekdays))),
        wish.first_day,
        last_day,
        wish.starts,
        wish.ends,
        wish.stand_in,
    )
    words = why_not(shift, list_shifts(contract_id, since=today), today=today, zone=covered.zone)
    if words is not None:
        raise Refused(*words)
    _write(covered, ADDED, _told(shift), actor=actor, now=now)
    ShiftRow.objects.create(
        id=shift.id,
        contract_id=contract_id,
        role=shift.role,
        person_id=shift.person,
        name=shift.name,
        weekdays=list(shift.weekdays),
        first_day=shift.first_day,
        last_day=shift.last_day,
        starts=shift.starts,
        ends=shift.ends,
        stand_in=shift.stand_in,
    )
    return shift


@transaction.atomic
def end_shift(contract_id: UUID, shift_id: UUID, *, since: date, actor: Actor, now: datetime) -> Shift:
    """Let a shift count no more from a day on; Refused for the past: who was on duty is on record."""
    covered = _keep(contract_id, actor=actor, now=now)
    shift = find_shift(contract_id, shift_id)
    if since < now.astimezone(covered.zone).date():
        raise Refused("过去的值班记录不能更改。", "Who was on duty in the past stays on record.")
    if shift.last_day is not None and shift.last_day < since:
        raise Refused("该班次在此之前已结束。", "The shift has ended before that day.")
    ended = replace(shift, last_day=since - timedelta(days=1))
    _write(covered, ENDED, _told(ended), actor=actor, now=now)
    ShiftRow.objects.filter(pk=shift_id).update(last_day=ended.last_day)
    return ended


def _keep(contract_id: UUID, *, actor: Actor, now: datetime) -> Covered:
    """The contract with its roster locked; Forbidden for who does not keep it."""
    covered = access_contract(contract_id, actor=actor, now=now)
    require(actor, KEEP, contract_id=contract_id)
    Roster.objects.bulk_create([Roster(contract_id=contract_id)], ignore_conflicts=True)
    Roster.objects.select_for_update().get(pk=contract_id)
    return covered


def _holder(wish: Wish, covered: Covered, *, now: datetime) -> PersonFacts:
    """Who is to be on duty: somebody who holds the role on the contract."""
    for person in list_people_on(covered.contract_id, now=now):
        held = {grant.role for grant in person.grants if grant.contract_id == covered.contract_id}
        if person.id == wish.person and wish.role in held:
            return person
    raise Refused("该人员在本合同下没有这一角色。", "This person does not hold the role on this contract.")


def _write(covered: Covered, kind: str, payload: Mapping[str, Any], *, actor: Actor, now: datetime) -> None:
    roster = Roster.objects.get(pk=covered.contract_id)
    grant = require(actor, KEEP, contract_id=covered.contract_id)[0]
    draft = Draft(kind, now, actor.id, actor.name, grant.role.value, grant.side.value, payload)
    head = Head(roster.seq, bytes(roster.head_hash))
    (entry,) = append(stream_of(covered.contract_id), head, [draft], recorded_at=now)
    Roster.objects.filter(pk=covered.contract_id).update(seq=entry.seq, head_hash=entry.hash)


def _told(shift: Shift) -> dict[str, Any]:
    return {
        "shift": str(shift.id),
        "role": shift.role,
        "person": {"id": str(shift.person), "name": shift.name},
        "weekdays": list(shift.weekdays),
        "first_day": shift.first_day.isoformat(),
        "last_day": shift.last_day.isoformat() if shift.last_day else None,
        "starts": f"{shift.starts:%H:%M}",
        "ends": f"{shift.ends:%H:%M}",
        "stand_in": shift.stand_in,
    }
