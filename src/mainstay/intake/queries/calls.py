"""Reads of calls: who is calling, what is open for him, and what was said before."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from mainstay.desk.public import CaseFacts, list_open_cases
from mainstay.directory.public import Actor, may_see_contract, normal_phone, require
from mainstay.intake.models import PhoneCall
from mainstay.intake.rules.permissions import READ
from mainstay.kernel.errors import NotFound
from mainstay.kernel.paging import Page, keyset
from mainstay.kernel.sealing import indexed_as

from .arrivals import seen_by
from .contacts import Contact, Covered, contacts_by_phone, contracts_in_force

LATEST = 5
RINGS_FOR = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Caller:
    """What a number opens: the people behind it, their contracts, the open cases there, and earlier calls."""

    number: str
    contacts: tuple[Contact, ...]
    contracts: tuple[Covered, ...]
    cases: tuple[CaseFacts, ...]
    calls: tuple[PhoneCall, ...]


def access_caller(number: str, *, actor: Actor, now: datetime) -> Caller:
    """Who calls from a number, as far as the seat's contracts go; nobody for a stranger."""
    require(actor, READ)
    normal = normal_phone(number)
    covered = tuple(one for one in contracts_in_force(now=now) if may_see_contract(actor, one.id))
    contacts = tuple(sorted(contacts_by_phone(normal, covered, now=now), key=lambda one: not one.may_ask))
    theirs = {one.contract_id for one in contacts}
    contracts = tuple(one for one in covered if one.id in theirs)
    earlier = PhoneCall.objects.filter(
        seen_by(actor), number_index=indexed_as(PhoneCall, "number_index", normal)
    ).order_by("-started_at", "-id")
    calls = tuple(earlier[:LATEST]) if normal else ()
    cases = list_open_cases([one.id for one in contracts], actor=actor) if contracts else ()
    return Caller(normal, contacts, contracts, cases, calls)


def list_contracts_of_seat(*, actor: Actor, now: datetime) -> tuple[Covered, ...]:
    """The contracts in force that a seat may register calls under."""
    require(actor, READ)
    return tuple(one for one in contracts_in_force(now=now) if may_see_contract(actor, one.id))


def list_ringing(*, actor: Actor, login: str, now: datetime) -> tuple[PhoneCall, ...]:
    """Calls that were announced lately to this seat, or to nobody in particular, and not written up."""
    require(actor, READ)
    rows = PhoneCall.objects.filter(registered_at__isnull=True, started_at__gt=now - RINGS_FOR)
    mine = rows.filter(seen_by(actor), seat_login__in=["", login.lower()])
    return tuple(mine.order_by("-started_at", "-id")[:20])


def list_calls(*, actor: Actor, cursor: str | None, limit: int) -> Page[PhoneCall]:
    """Calls, the latest first."""
    require(actor, READ)
    return keyset(PhoneCall.objects.filter(seen_by(actor)), by="started_at", newest=True, cursor=cursor, limit=limit)


def access_call(call_id: UUID, *, actor: Actor, lock: bool = False) -> PhoneCall:
    """A call; NotFound when there is none."""
    require(actor, READ)
    rows = PhoneCall.objects.select_for_update() if lock else PhoneCall.objects.all()
    found = rows.filter(seen_by(actor), pk=call_id).first()
    if found is None:
        raise NotFound("没有这个来电。", "There is no such call.")
    return found


def access_contract(contract_id: UUID, *, actor: Actor, now: datetime) -> Covered:
    """A contract in force that the seat answers for; NotFound."""
    found = next((one for one in list_contracts_of_seat(actor=actor, now=now) if one.id == contract_id), None)
    if found is None:
        raise NotFound("没有这个合同，或您无权查看。", "There is no such contract, or none that you may see.")
    return found
