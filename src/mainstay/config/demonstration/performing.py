"""The demonstration's duties: planned for all its contracts, and those of the last weeks done, late or left."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from mainstay.contracts.public import ContractSummary, Obligation, terms_of
from mainstay.directory.public import Actor, RoleName
from mainstay.duties.public import Done, DutyAct, DutyFacts, list_duties_due, plan_duties, record_performances

from .people import Cast

SEED = 20261128
BACK = timedelta(days=45)
NOTES = ("已按要求完成，记录见归档。", "已完成，结果正常。", "已完成，发现的问题已登记处理。")
LATE, LEFT = 0.05, 0.02


def perform_duties(contracts: Sequence[ContractSummary], casts: Mapping[UUID, Cast], *, now: datetime) -> int:
    """Plan every contract's duties and write what became of those due in the last weeks; how many of these."""
    told: dict[UUID, Sequence[Done]] = {}
    for contract in contracts:
        plan_duties(contract.id, now=now, since=now - BACK)
        chance = Random(f"{SEED}-{contract.code}")  # noqa: S311 - a simulation, to be the same each time
        obligations = {one.id: one for one in terms_of(contract.id, contract.version).contract.obligations}
        for duty in list_duties_due(contract.id, since=now - BACK, until=now):
            found = obligations[duty.obligation]
            if duty.due is not None and _is_first(found, obligations):
                told[duty.id] = _acts(duty, found, casts[contract.id], chance, now=now)
    return record_performances(told)


def _is_first(obligation: Obligation, obligations: Mapping[str, Obligation]) -> bool:
    """Of duties that stand for each other only the first is told of."""
    order = list(obligations)
    return all(order.index(obligation.id) < order.index(other) for other in obligation.either_or)


def _acts(duty: DutyFacts, obligation: Obligation, cast: Cast, chance: Random, *, now: datetime) -> tuple[Done, ...]:
    worker = _somebody(cast, duty.owner)
    if worker is None or duty.due is None or chance.random() < LEFT:
        return ()
    ahead = timedelta(minutes=chance.randint(20, 400))
    handed_in = duty.due + ahead if chance.random() < LATE else duty.due - ahead
    if handed_in >= now:
        return ()
    acts = [Done(worker, DutyAct.SUBMIT, handed_in, {"note": chance.choice(NOTES)})]
    accepted_at = handed_in + timedelta(hours=chance.randint(2, 40))
    judge = _somebody(cast, obligation.accepted_by.value) if obligation.accepted_by else None
    if judge is not None and accepted_at < now:
        acts.append(Done(judge, DutyAct.ACCEPT, accepted_at))
    return tuple(acts)


def _somebody(cast: Cast, side: str) -> Actor | None:
    roles = {
        "vendor": (RoleName.VENDOR_PROJECT_MANAGER, RoleName.VENDOR_MANAGER),
        "customer": (RoleName.CUSTOMER_CONTACT, RoleName.CUSTOMER_APPROVER),
    }
    found = cast.all_of(*roles.get(side, ()))
    return found[0] if found else None
