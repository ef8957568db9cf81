"""Somebody who acts, and what the roles held let him see and do."""

from uuid import UUID

from mainstay.directory.rules import Grant, RoleName, Side, admitted, sees_everything
from mainstay.directory.rules.actor import Actor, require_scope
from mainstay.kernel.errors import NotFound
from mainstay.kernel.permissions import Permission

__all__ = [
    "SYSTEM",
    "Actor",
    "is_administrator",
    "may_see_contract",
    "require",
    "require_contract",
    "roles_on",
    "sees_all_contracts",
    "visible_contracts",
]

# Who acts when nobody does: timers, followers, inlets. It may see every contract and is signed in nowhere.
SYSTEM = Actor(UUID(int=0), "系统", "", (Grant(RoleName.SYSTEM, Side.NEUTRAL, None),))


def sees_all_contracts(actor: Actor) -> bool:
    """True for administrators and for auditors of all contracts."""
    return sees_everything(actor.grants)


def visible_contracts(actor: Actor) -> frozenset[UUID]:
    """The contracts that the actor holds a role on; ask `sees_all_contracts` first."""
    return frozenset(grant.contract_id for grant in actor.grants if grant.contract_id is not None)


def may_see_contract(actor: Actor, contract_id: UUID) -> bool:
    """True when the actor has a role on the contract, or one that spans all of them."""
    return sees_all_contracts(actor) or contract_id in visible_contracts(actor)


def require_contract(actor: Actor, contract_id: UUID) -> None:
    """NotFound for a contract that the actor may not see: what is not seen does not exist."""
    if not may_see_contract(actor, contract_id):
        raise NotFound("没有这个合同，或您无权查看。", "There is no such contract, or none that you may see.")


def roles_on(actor: Actor, contract_id: UUID) -> tuple[Grant, ...]:
    """The roles that count on a contract: those held on it, then those that span all contracts."""
    own = [grant for grant in actor.grants if grant.contract_id == contract_id]
    wide = [grant for grant in actor.grants if grant.contract_id is None and grant.unit_id is None]
    return tuple(own + wide)


def require(actor: Actor, permission: Permission, *, contract_id: UUID | None = None) -> tuple[Grant, ...]:
    """The roles in which the actor may do this, on the contract where one is named; Forbidden when there is none.

    Forbidden too for a token that does not open it, whatever its owner may.
    """
    require_scope(actor, permission)
    return admitted(actor.grants if contract_id is None else roles_on(actor, contract_id), permission)


def is_administrator(actor: Actor) -> bool:
    """True for those who may load contracts and keep people."""
    return any(grant.role is RoleName.ADMINISTRATOR and grant.contract_id is None for grant in actor.grants)
