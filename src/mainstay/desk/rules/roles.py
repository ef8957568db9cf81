"""Whom a contract's roles mean: its named contacts, and the people who hold a role on it. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

SEAT, ENGINEER, EXPERT = "vendor_seat", "vendor_engineer", "vendor_expert"
LEADER, MANAGER = "vendor_project_manager", "vendor_manager"
CONTACT, APPROVER = "customer_contact", "customer_approver"

# The words that contracts use for a role, with - and _ alike, and who holds it among the people of the contract.
ROLES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("seat", "service_specialist", "account_manager"), (SEAT,)),
    **dict.fromkeys(
        ("duty_engineer", "support_engineer", "stationed_engineer", "upkeep_engineer", "responsible_engineer"),
        (ENGINEER,),
    ),
    **dict.fromkeys(("expert", "duty_expert", "chief_engineer", "expert_panel"), (EXPERT,)),
    **dict.fromkeys(("project_manager", "support_manager", "department_manager", "sales_contact", "sales"), (LEADER,)),
    **dict.fromkeys(
        ("superior", "support_director", "deputy_general_manager", "general_manager", "vice_president"), (MANAGER,)
    ),
    **dict.fromkeys(("customer_contact", "customer_user"), (CONTACT,)),
    **dict.fromkeys(("responsible_person", "customer_head"), (APPROVER,)),
}
ON_DUTY = frozenset({SEAT, ENGINEER, EXPERT})


@dataclass(frozen=True, slots=True)
class OnDuty:
    """The ids of those on duty in a role now, and of those who stand in for them."""

    people: tuple[UUID, ...] = ()
    stand_ins: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Reached:
    """Somebody and where they are reached; `id` where they can sign in, `roles` as they count on the contract."""

    name: str
    mail: str
    phone: str
    language: str = "zh"
    id: UUID | None = None
    side: str = ""
    roles: frozenset[str] = field(default_factory=frozenset)

    @property
    def key(self) -> str:
        """What tells people apart, with or without a sign-in."""
        return str(self.id or self.mail or self.phone or self.name)


def normal_role(role: str) -> str:
    """One spelling of a contract's role."""
    return role.replace("-", "_").lower()


def resolve(
    role: str,
    *,
    people: Sequence[Reached],
    contacts: Sequence[Reached],
    duty: Mapping[str, OnDuty],
    assignee: UUID | None = None,
) -> tuple[Reached, ...]:
    """Who a role of the contract means now.

    For those who take turns: whoever works on the case, else who is on duty by the roster, else who stands in, else
    all who hold the role, else the contract's contact. For everybody else the roster comes first where it names
    somebody, then the contact that the contract names, then those who hold the role.
    """
    named = tuple(one for one in contacts if normal_role(role) in {normal_role(word) for word in one.roles})
    held = ROLES.get(normal_role(role), ())
    holding = tuple(one for one in people if one.roles.intersection(held))
    if ON_DUTY.intersection(held):
        working = tuple(one for one in people if one.id == assignee and assignee is not None)
        on_it = working if held == (ENGINEER,) else ()
        return on_it or _on_duty(held, holding, duty) or holding or named
    return _on_duty(held, holding, duty) or named or holding


def _on_duty(held: Iterable[str], holding: Sequence[Reached], duty: Mapping[str, OnDuty]) -> tuple[Reached, ...]:
    """Those of the holders who are on duty in one of some roles; when nobody is, those who stand in."""
    rostered = [duty[role] for role in held if role in duty]
    on = {person for one in rostered for person in one.people}
    instead = {person for one in rostered for person in one.stand_ins}
    present = tuple(one for one in holding if one.id in on)
    return present or tuple(one for one in holding if one.id in instead)


def holders(roles: Iterable[str], people: Sequence[Reached]) -> tuple[Reached, ...]:
    """The people who hold one of some roles."""
    wanted = frozenset(roles)
    return tuple(one for one in people if one.roles & wanted)


def replacement(
    people: Sequence[Reached], *, duty: Mapping[str, OnDuty], assignee: UUID | None, passed_over: frozenset[str]
) -> Reached | None:
    """Another engineer: not the one on the case, nor one whose turn has passed; experts when no engineer is left.

    Who is on duty comes first, then who stands in, then the others by login.
    """
    for role in (ENGINEER, EXPERT):
        rostered = duty.get(role, OnDuty())
        turns = {person: place for place, person in reversed(list(enumerate((*rostered.people, *rostered.stand_ins))))}
        for one in sorted(people, key=lambda one: turns.get(one.id, len(turns)) if one.id else len(turns)):
            if role in one.roles and one.id is not None and one.id != assignee and str(one.id) not in passed_over:
                return one
    return None
