"""Routes of rosters."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from mainstay.directory.public import actor_on
from mainstay.kernel.time import now
from mainstay.people.queries import access_contract, history_of
from mainstay.people.services import Wish, add_shift, end_shift

from .schemas import EndIn, HistoryOut, ShiftIn, ShiftOut, WeekOut
from .showing import show_change, show_week

router = Router(tags=["people"])
MOST = 50


@router.get("/rosters/{contract_id}", response=WeekOut, summary="A week of a contract's roster")
def get_week(request: HttpRequest, contract_id: UUID, day: date | None = None) -> WeekOut:
    """The week of a day, today's unless told: turns, gaps, the shifts that count, and who may be put on."""
    moment = now()
    covered = access_contract(contract_id, actor=actor_on(request), now=moment)
    return show_week(covered, day, now=moment)


@router.post("/rosters/{contract_id}/shifts", response={201: ShiftOut}, summary="Put a shift on a roster")
def post_shift(request: HttpRequest, contract_id: UUID, body: ShiftIn) -> Status[ShiftOut]:
    """Only the vendor's project manager and manager may; 409 with the reason for the past and for a shift twice."""
    wish = Wish(
        role=body.role.value,
        person=body.person_id,
        weekdays=tuple(body.weekdays),
        first_day=body.first_day,
        last_day=body.last_day,
        starts=body.starts,
        ends=body.ends,
        stand_in=body.stand_in,
    )
    shift = add_shift(contract_id, wish, actor=actor_on(request), now=now())
    return Status(201, ShiftOut.model_validate(shift))


@router.post("/rosters/{contract_id}/shifts/{shift_id}/end", response=ShiftOut, summary="End a shift")
def post_end(request: HttpRequest, contract_id: UUID, shift_id: UUID, body: EndIn) -> ShiftOut:
    """From a day on, not before today; what was before it stays on record."""
    shift = end_shift(contract_id, shift_id, since=body.since, actor=actor_on(request), now=now())
    return ShiftOut.model_validate(shift)


@router.get("/rosters/{contract_id}/history", response=HistoryOut, summary="Changes of a roster")
def get_history(request: HttpRequest, contract_id: UUID, before: int | None = None) -> HistoryOut:
    """Who changed what and when, the newest first, fifty at a time."""
    access_contract(contract_id, actor=actor_on(request), now=now())
    found = history_of(contract_id, before=before, limit=MOST + 1)
    shown = found[:MOST]
    return HistoryOut(items=[show_change(one) for one in shown], next=shown[-1].seq if len(found) > MOST else None)
