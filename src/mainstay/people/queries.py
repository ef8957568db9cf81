"""Reads of rosters, plain and authorised."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from mainstay.contracts.public import TermsVersion, answering_calendar, list_contracts, terms_of, worked_hours
from mainstay.directory.public import Actor, may_see_contract, roles_on
from mainstay.kernel.errors import NotFound, Refused
from mainstay.kernel.ledger import Entry, read_latest

from .models import ShiftRow, stream_of
from .rules import KEEPERS, OnDuty, Shift, Stretch, on_duty

DAYS = 7


@dataclass(frozen=True, slots=True)
class Covered:
    """A contract whose roster somebody may read: its shown version, and whether he may change the roster."""

    contract_id: UUID
    terms: TermsVersion
    may_edit: bool

    @property
    def zone(self) -> ZoneInfo:
        """The zone of its days."""
        return ZoneInfo(self.terms.contract.timezone)


def access_contract(contract_id: UUID, *, actor: Actor, now: datetime) -> Covered:
    """The contract; NotFound for one that is not to be seen, Refused while it is only a draft."""
    found = list_contracts([contract_id], now=now) if may_see_contract(actor, contract_id) else ()
    if not found:
        raise NotFound("没有这份合同，或您无权查看。", "There is no such contract, or you may not see it.")
    try:
        terms = terms_of(contract_id, found[0].version)
    except NotFound as error:
        raise Refused("合同仍是草稿，尚不能排班。", "The contract is a draft: it has no roster yet.") from error
    held = {grant.role for grant in roles_on(actor, contract_id)}
    return Covered(contract_id, terms, bool(held & KEEPERS))


def list_shifts(contract_id: UUID, *, since: date) -> tuple[Shift, ...]:
    """The shifts that count from a day on, each with its id; one query."""
    rows = ShiftRow.objects.filter(Q(last_day__isnull=True) | Q(last_day__gte=since), contract_id=contract_id)
    return tuple(_shift(row) for row in rows.order_by("role", "first_day", "id"))


def find_shift(contract_id: UUID, shift_id: UUID) -> Shift:
    """One shift of a contract; NotFound."""
    row = ShiftRow.objects.filter(contract_id=contract_id, pk=shift_id).first()
    if row is None:
        raise NotFound("没有这个班次。", "There is no such shift.")
    return _shift(row)


def who_is_on_duty(contract_id: UUID, *, at: datetime, zone: ZoneInfo) -> dict[str, OnDuty]:
    """By role, for those roles that have somebody on duty or standing in at a moment; one query."""
    day = at.astimezone(zone).date()
    by_role: dict[str, list[Shift]] = {}
    for shift in list_shifts(contract_id, since=day - timedelta(days=1)):
        by_role.setdefault(shift.role, []).append(shift)
    found = {role: on_duty(shifts, at, zone) for role, shifts in by_role.items()}
    return {role: duty for role, duty in found.items() if duty.people or duty.stand_ins}


def hours_of_week(covered: Covered, monday: date) -> tuple[Stretch, ...]:
    """When the contract counts time to answer in a week; Refused where a holiday table is missing."""
    calendar = covered.terms.compiled.calendars[answering_calendar(covered.terms.contract).id]
    return worked_hours(calendar, *week_of(monday, covered.zone))


def week_of(monday: date, zone: ZoneInfo) -> Stretch:
    """The seven days from a Monday on."""
    begins, ends = (datetime.combine(day, time(), zone) for day in (monday, monday + timedelta(days=DAYS)))
    return begins.astimezone(UTC), ends.astimezone(UTC)


def history_of(contract_id: UUID, *, before: int | None, limit: int) -> Sequence[Entry]:
    """The latest changes of a roster, the newest first."""
    return read_latest(stream_of(contract_id), before=before, limit=limit)


def _shift(row: ShiftRow) -> Shift:
    return Shift(
        id=row.id,
        role=row.role,
        person=row.person_id,
        name=row.name,
        weekdays=tuple(row.weekdays),
        first_day=row.first_day,
        last_day=row.last_day,
        starts=row.starts,
        ends=row.ends,
        stand_in=row.stand_in,
    )
