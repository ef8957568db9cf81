"""Who may be what: the roles, their sides and how far they see. Pure."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from mainstay.kernel.errors import Forbidden
from mainstay.kernel.permissions import Permission, Reach


class Side(StrEnum):
    """Which side of a contract a person stands on."""

    CUSTOMER = "customer"
    VENDOR = "vendor"
    NEUTRAL = "neutral"


class RoleName(StrEnum):
    """The roles; what each may do on a case is in the desk's table of acts."""

    CUSTOMER_CONTACT = "customer_contact"
    CUSTOMER_APPROVER = "customer_approver"
    VENDOR_SEAT = "vendor_seat"
    VENDOR_ENGINEER = "vendor_engineer"
    VENDOR_EXPERT = "vendor_expert"
    VENDOR_PROJECT_MANAGER = "vendor_project_manager"
    VENDOR_MANAGER = "vendor_manager"
    ASSESSOR = "assessor"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    UNIT_ADMINISTRATOR = "unit_administrator"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Role:
    """A role: its side, its names, whether it may be held over all contracts at once, or is held over a unit."""

    name: RoleName
    side: Side
    zh: str
    en: str
    everywhere: bool
    is_of_units: bool = False


# role                                 side           Chinese          English               over all contracts
ROLES = {
    role.name: role
    for role in (
        Role(RoleName.CUSTOMER_CONTACT, Side.CUSTOMER, "甲方联系人", "Customer contact", False),
        Role(RoleName.CUSTOMER_APPROVER, Side.CUSTOMER, "甲方审批人", "Customer approver", False),
        Role(RoleName.VENDOR_SEAT, Side.VENDOR, "乙方座席", "Vendor seat", False),
        Role(RoleName.VENDOR_ENGINEER, Side.VENDOR, "乙方工程师", "Vendor engineer", False),
        Role(RoleName.VENDOR_EXPERT, Side.VENDOR, "乙方专家", "Vendor expert", False),
        Role(RoleName.VENDOR_PROJECT_MANAGER, Side.VENDOR, "乙方项目经理", "Vendor project manager", False),
        Role(RoleName.VENDOR_MANAGER, Side.VENDOR, "乙方负责人", "Vendor manager", False),
        Role(RoleName.ASSESSOR, Side.NEUTRAL, "考核人员", "Assessor", False),
        Role(RoleName.AUDITOR, Side.NEUTRAL, "审计人员", "Auditor", True),
        Role(RoleName.ADMINISTRATOR, Side.NEUTRAL, "系统管理员", "Administrator", True),
        Role(RoleName.UNIT_ADMINISTRATOR, Side.NEUTRAL, "部门管理员", "Unit administrator", False, is_of_units=True),
        Role(RoleName.SYSTEM, Side.NEUTRAL, "系统", "System", True),
    )
}


# What people may be given; the system acts by itself and is nobody.
GRANTED = tuple(role for role in RoleName if role is not RoleName.SYSTEM)


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that a person holds: on one contract, over a unit, or everywhere where neither is named.

    A contract's role with a unit is held through that unit.
    """

    role: RoleName
    side: Side
    contract_id: UUID | None
    unit_id: UUID | None = None


def sees_everything(grants: Iterable[Grant]) -> bool:
    """True for those whose role spans all contracts: administrator and auditor."""
    return any(grant.contract_id is None and ROLES[grant.role].everywhere for grant in grants)


def admitted(grants: tuple[Grant, ...], permission: Permission) -> tuple[Grant, ...]:
    """Those of the roles held that count for a permission: whoever goes on sees by these and no others.

    Forbidden where the permission names roles and none of those held is one; what lies elsewhere is not there.
    """
    if permission.reach in {Reach.ANYBODY, Reach.PERSON}:
        return grants
    counted = tuple(grant for grant in grants if _counts(grant, permission))
    if not counted and not _shuts_quietly(permission):
        raise Forbidden(f"您的角色不能进行“{permission.zh}”。", f"Your role may not do this: {permission.en}.")
    return counted


def _shuts_quietly(permission: Permission) -> bool:
    """Whether there is nothing rather than a refusal for who holds no role: where every role would do."""
    return permission.reach is Reach.SEEN or (permission.roles is None and permission.reach is not Reach.HOLDER)


def _counts(grant: Grant, permission: Permission) -> bool:
    if grant.role is RoleName.SYSTEM:
        return True
    over_unit = ROLES[grant.role].is_of_units
    if over_unit or not permission.allows(grant.role):
        return over_unit and permission.reach is Reach.UNIT and permission.allows(grant.role)
    return permission.reach not in {Reach.EVERYWHERE, Reach.UNIT} or grant.contract_id is None


def signin_of(session_key: str | None) -> str:
    """What names a sign-in to others without giving its key away; empty for a stranger."""
    return hashlib.sha256(f"sign-in {session_key}".encode()).hexdigest()[:32] if session_key else ""


MOBILE_DIGITS = 11


def normal_phone(typed: str) -> str:
    """One spelling of a telephone number: digits only, without the country's prefix; full-width digits count."""
    digits = "".join(str(int(sign)) for sign in typed if sign.isdecimal())
    for prefix in ("0086", "86"):
        if digits.startswith(prefix) and len(digits) - len(prefix) >= MOBILE_DIGITS:
            return digits.removeprefix(prefix)
    return digits
