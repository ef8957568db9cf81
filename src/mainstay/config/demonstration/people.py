"""The people of the demonstration: one sign-in for each role, and colleagues who share the work."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from mainstay.config.state import State
from mainstay.contracts.public import ContractSummary
from mainstay.directory.public import (
    Actor,
    RoleName,
    add_organisation,
    add_person,
    add_unit_below,
    employ_in,
    find_person,
    get_actor,
    grant_role,
    offer_unit,
    root_of,
    set_reach,
)

PASSWORD_FILE = "demonstration-password"  # noqa: S105 - the name of the file
SIGN_INS: tuple[tuple[str, str, RoleName], ...] = (
    ("contact", "林晓岚", RoleName.CUSTOMER_CONTACT),
    ("approver", "周正南", RoleName.CUSTOMER_APPROVER),
    ("seat", "许静怡", RoleName.VENDOR_SEAT),
    ("engineer", "陈立恒", RoleName.VENDOR_ENGINEER),
    ("expert", "高启明", RoleName.VENDOR_EXPERT),
    ("manager", "沈佩文", RoleName.VENDOR_PROJECT_MANAGER),
    ("director", "陆承宇", RoleName.VENDOR_MANAGER),
    ("assessor", "方敏之", RoleName.ASSESSOR),
    ("auditor", "罗慎行", RoleName.AUDITOR),
    ("admin", "江一诺", RoleName.ADMINISTRATOR),
    ("unit", "温如玉", RoleName.UNIT_ADMINISTRATOR),
)
CUSTOMERS = {
    *(RoleName.CUSTOMER_CONTACT, RoleName.CUSTOMER_APPROVER),
    *(RoleName.UNIT_ADMINISTRATOR, RoleName.ADMINISTRATOR),
}
NEUTRAL = {RoleName.ASSESSOR, RoleName.AUDITOR}
COLLEAGUES: Mapping[str, tuple[tuple[str, RoleName], ...]] = {
    "A": (
        ("赵一鸣", RoleName.VENDOR_ENGINEER),
        ("孙若溪", RoleName.VENDOR_ENGINEER),
        ("吴海波", RoleName.CUSTOMER_CONTACT),
    ),
    "B": (
        ("郑伟强", RoleName.VENDOR_ENGINEER),
        ("唐雨桐", RoleName.VENDOR_ENGINEER),
        ("韩素云", RoleName.CUSTOMER_CONTACT),
    ),
    "C": (
        ("马骏驰", RoleName.VENDOR_ENGINEER),
        ("胡思远", RoleName.VENDOR_ENGINEER),
        ("谢文君", RoleName.CUSTOMER_CONTACT),
    ),
    "D": (("曹亦凡", RoleName.VENDOR_ENGINEER), ("丁知秋", RoleName.CUSTOMER_CONTACT)),
    "E": (
        ("潘志刚", RoleName.VENDOR_ENGINEER),
        ("田野青", RoleName.VENDOR_ENGINEER),
        ("白若川", RoleName.CUSTOMER_CONTACT),
    ),
}
# The departments of the first contract's customer and of its vendor, and who works there as what.
CUSTOMER_UNITS: Mapping[str, Mapping[str, str]] = {
    "综合科": {"unit": "科长", "approver": "副科长"},
    "运行维护科": {"contact": "科员", "admin": "科员"},
    "数据资源科": {},
}
VENDOR_UNITS: Mapping[str, Mapping[str, str]] = {
    "驻场服务部": {"seat": "服务台座席", "engineer": "驻场工程师", "manager": "项目经理"},
    "技术支持部": {"expert": "技术专家"},
}
# Syllables for a password that can be read aloud; seven of them are over forty bits.
_SYLLABLES = [first + last for first in "bcdfghklmnprstwz" for last in ("a", "e", "i", "o", "u")]


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of one contract by role."""

    by_role: Mapping[RoleName, tuple[Actor, ...]]

    def all_of(self, *roles: RoleName) -> tuple[Actor, ...]:
        """Everybody in these roles."""
        return tuple(actor for role in roles for actor in self.by_role.get(role, ()))


def demonstration_password(state: State, given: str) -> str:
    """The password of every sign-in: as given, as written down before, or a new random one written down (0600)."""
    kept = given or state.read(PASSWORD_FILE).strip()
    password = kept or "-".join("".join(secrets.choice(_SYLLABLES) for _ in range(2)) for _ in range(4))
    state.write(PASSWORD_FILE, password + "\n")
    return password


def settle_people(
    contracts: Sequence[ContractSummary], *, password: str, since: datetime, now: datetime
) -> dict[UUID, Cast]:
    """Make everybody who is not there yet, with their roles, and say who works under which contract."""
    casts: dict[UUID, dict[RoleName, tuple[Actor, ...]]] = {contract.id: {} for contract in contracts}
    for login, name, role in SIGN_INS:
        person = _person(login, name, password, _organisation(role, contracts[0]), now=since)
        if role is RoleName.UNIT_ADMINISTRATOR:
            _settle_units(contracts[0], person, since=since)
            continue
        wide = role in {RoleName.AUDITOR, RoleName.ADMINISTRATOR}
        for contract_id in [None] if wide else [contract.id for contract in contracts]:
            grant_role(person, role=role, contract_id=contract_id, since=since)
        _join(casts, role, get_actor(person, now=now), [contract.id for contract in contracts])
    for contract in contracts:
        for number, (name, role) in enumerate(COLLEAGUES.get(contract.code, ()), start=1):
            login = f"{contract.code.lower()}{number}"
            person = _person(login, name, None, _organisation(role, contract), now=since)
            grant_role(person, role=role, contract_id=contract.id, since=since)
            _join(casts, role, get_actor(person, now=now), [contract.id])
    return {contract_id: Cast(by_role) for contract_id, by_role in casts.items()}


def _settle_units(contract: ContractSummary, keeper: UUID, *, since: datetime) -> None:
    """Departments on both sides, and who administers those of the customer; they stay once they are there."""
    if get_actor(keeper, now=since).grants:
        return
    customer, vendor = (root_of(add_organisation(one).id) for one in (contract.customer.zh, contract.vendor.zh))
    grant_role(keeper, role=RoleName.UNIT_ADMINISTRATOR, contract_id=None, unit_id=customer, since=since)
    for root, units in ((customer, CUSTOMER_UNITS), (vendor, VENDOR_UNITS)):
        for unit_name, people in units.items():
            unit = add_unit_below(root, unit_name, now=since)
            offer_unit(unit)
            for one, title in people.items():
                if (person := find_person(one)) is not None:
                    employ_in(person, unit, title=title, now=since)


def _join(
    casts: dict[UUID, dict[RoleName, tuple[Actor, ...]]], role: RoleName, actor: Actor, contract_ids: Sequence[UUID]
) -> None:
    for contract_id in contract_ids:
        casts[contract_id][role] = (*casts[contract_id].get(role, ()), actor)


def _organisation(role: RoleName, contract: ContractSummary) -> UUID:
    if role in NEUTRAL:
        return add_organisation("衡原市审计中心").id
    return add_organisation(contract.customer.zh if role in CUSTOMERS else contract.vendor.zh).id


def _person(login: str, name: str, password: str | None, organisation_id: UUID, *, now: datetime) -> UUID:
    known = find_person(login)
    if known is not None:
        return known
    person_id = add_person(login, name=name, password=password, organisation_id=organisation_id, now=now)
    set_reach(person_id, phone=f"1390000{sum(login.encode()) % 10_000:04d}", mail=f"{login}@mainstay.example")
    return person_id
