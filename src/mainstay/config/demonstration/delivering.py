"""The demonstration's deliverables: most of them handed over and checked in the weeks before, some still to come."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from mainstay.acceptance.public import AcceptanceAct, Doing, open_acceptances, record_acts
from mainstay.contracts.public import ContractSummary, terms_of
from mainstay.directory.public import RoleName

from .people import Cast

MORNING, AFTERNOON, ONE_DAY = timedelta(hours=10), timedelta(hours=15), timedelta(days=1)
ZONE = ZoneInfo("Asia/Shanghai")
NOTE = "现场签收，见签收单。"
CHECKED, HANDED_OVER = 0.5, 0.8  # shares of the list, in the paper's order


def deliver(contracts: Sequence[ContractSummary], casts: Mapping[UUID, Cast], *, now: datetime) -> int:
    """Open every acceptance and write what was handed over and checked of it; how many acts."""
    open_acceptances(now=now)
    return sum(record_acts(one.id, _acts(one, casts[one.id], now=now)) for one in contracts)


def _acts(contract: ContractSummary, cast: Cast, *, now: datetime) -> list[Doing]:
    items = terms_of(contract.id, contract.version).contract.deliverables
    bearer, reader = cast.all_of(RoleName.VENDOR_PROJECT_MANAGER), cast.all_of(RoleName.CUSTOMER_CONTACT)
    acts: list[Doing] = []
    if not bearer or not reader:
        return acts
    days = len(items) + 7
    day = now.astimezone(ZONE).replace(hour=0, minute=0, second=0, microsecond=0) - days * ONE_DAY
    for place, item in enumerate(items):
        if place < len(items) * HANDED_OVER:
            told = {
                "item": item.id,
                "quantity": item.quantity,
                "media": list(item.media),
                "note": NOTE,
            }
            acts.append(Doing(bearer[0], AcceptanceAct.HAND_OVER, told, day + MORNING))
        if place < len(items) * CHECKED:
            acts.append(Doing(reader[0], AcceptanceAct.CHECK, {"item": item.id}, day + AFTERNOON))
        day += ONE_DAY
    return acts
