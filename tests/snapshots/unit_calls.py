"""Units of the small world, and one call of each operation on units, people and changes."""

from typing import TYPE_CHECKING
from uuid import UUID

from mainstay.directory.models import Employment, Person, RoleGrant, Unit
from mainstay.directory.public import (
    Actor,
    RoleName,
    add_organisation,
    add_person,
    add_unit_below,
    employ_in,
    get_actor,
    grant_role,
    root_of,
)
from mainstay.directory.services.changes import ask_for_change
from mainstay.kernel.time import now

from .call import Body, Call

if TYPE_CHECKING:
    from .world import World

ROOT = "/api/directory"
UNIT, PERSON = f"{ROOT}/units/{{unit_id}}", f"{ROOT}/people/{{person_id}}"
NAME = "信息档案科"


def make_units(world: "World") -> dict[str, str]:
    """A root with two units below, a clerk in one of them, and who administers them all."""
    root = root_of(add_organisation("某市数据局").id)
    unit, offered = add_unit_below(root, NAME, now=now()), add_unit_below(root, "综合科", now=now())
    Unit.objects.filter(pk=offered).update(is_offered=True)
    world.add_person("clerk", None, None)
    world.add_person("keeper", None, None)
    employ_in(_id("clerk"), unit, title="科员", now=now())
    grant_role(_id("keeper"), role=RoleName.UNIT_ADMINISTRATOR, contract_id=None, unit_id=root, since=now())
    return {"root": str(root), "unit": str(unit), "offered": str(offered), "clerk": str(_id("clerk"))}


def _id(login: str) -> UUID:
    return Person.objects.values_list("pk", flat=True).get(login=login)


def _actor(login: str) -> Actor:
    return get_actor(_id(login), now=now())


def _unit(world: "World") -> dict[str, str]:
    return {"unit_id": world.units["unit"]}


def _empty(world: "World") -> dict[str, str]:
    return {"unit_id": world.units["offered"]}


def _clerk(world: "World") -> dict[str, str]:
    return {"unit_id": world.units["unit"], "person_id": world.units["clerk"]}


def _newcomer(world: "World") -> dict[str, str]:
    """Somebody who works in no unit yet, whom administrators of the whole installation alone see."""
    return {"person_id": str(add_person("newcomer", name="李新", password=None, organisation_id=None, now=now()))}


def _administering(world: "World") -> dict[str, str]:
    unit = UUID(world.units["unit"])
    grant_role(_id("clerk"), role=RoleName.UNIT_ADMINISTRATOR, contract_id=None, unit_id=unit, since=now())
    return _clerk(world)


def _holding(world: "World") -> dict[str, str]:
    grant_role(_id("clerk"), role=RoleName.VENDOR_SEAT, contract_id=UUID(world.contract), since=now())
    grant = RoleGrant.objects.get(person_id=_id("clerk"), role=RoleName.VENDOR_SEAT)
    return {"person_id": world.units["clerk"], "grant_id": str(grant.id)}


def _change(world: "World", login: str) -> dict[str, str]:
    person = _id(login)
    if not Employment.objects.filter(person_id=person).exists():
        employ_in(person, UUID(world.units["unit"]), now=now())
    unit = UUID(world.units["offered"])
    change = ask_for_change(person, unit, reason="岗位调整", under=frozenset(), actor=_actor(login), now=now())
    return {"change_id": str(change.id)}


def _words(login: str = "") -> dict[str, str]:
    words = {"name": "李新", "title": "科员", "phone": "13800000000", "mail": "li@bureau.example"}
    return words | ({"login": login} if login else {})


def _staff(world: "World") -> Body:
    return _words("lixin") | {"unit_id": world.units["unit"]}


UNIT_CALLS = (
    Call(f"GET {ROOT}/units", "keeper", is_list=True),
    Call(f"GET {ROOT}/units/offered", "clerk"),
    Call(f"POST {ROOT}/units", "keeper", body=lambda world: {"parent_id": world.units["unit"], "name": "一组"}),
    Call(f"PATCH {UNIT}", "keeper", fill=_unit, body=lambda world: {"name": "档案科", "is_offered": True}),
    Call(f"POST {UNIT}/close", "keeper", fill=_empty),
    Call(f"PUT {UNIT}/administrators/{{person_id}}", "keeper", fill=_clerk),
    Call(f"DELETE {UNIT}/administrators/{{person_id}}", "keeper", fill=_administering),
    Call(f"POST {ROOT}/organisations", "admin", body=lambda world: {"name": "某市统计局"}),
    Call(f"GET {ROOT}/people", "keeper", is_list=True),
    Call(f"GET {ROOT}/people/export", "keeper", is_list=True),
    Call(f"POST {ROOT}/people", "keeper", body=_staff),
    Call(f"GET {PERSON}", "keeper", fill=_clerk),
    Call(f"PATCH {PERSON}", "keeper", fill=_clerk, body=lambda world: _words()),
    Call(f"PUT {PERSON}/unit", "admin", fill=_newcomer, body=lambda world: {"unit_id": world.units["unit"]}),
    Call(
        f"POST {PERSON}/roles",
        "admin",
        fill=_clerk,
        body=lambda world: {"role": "vendor_seat", "contract_id": world.contract},
    ),
    Call(f"DELETE {PERSON}/roles/{{grant_id}}", "admin", fill=_holding),
    Call(f"GET {ROOT}/changes", "keeper", is_list=True),
    Call(
        f"POST {ROOT}/changes",
        "clerk",
        body=lambda world: {"unit_id": world.units["offered"], "reason": "岗位调整"},
    ),
    Call(
        f"POST {ROOT}/changes/{{change_id}}/decision",
        "keeper",
        fill=lambda world: _change(world, "clerk"),
        body=lambda world: {"agree": True},
    ),
    Call(f"POST {ROOT}/changes/{{change_id}}/withdraw", "engineer", fill=lambda world: _change(world, world.caller)),
    Call("GET /api/desk/people/{person_id}/open-work", "keeper", fill=_clerk),
)
