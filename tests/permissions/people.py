"""Two contracts, people of every role on each, and one call of every operation as each of them."""

import json
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from http.cookies import SimpleCookie
from uuid import UUID

from django.db import transaction
from django.test import Client

from mainstay.config.permissions import TABLE
from mainstay.directory.models import Person
from mainstay.directory.public import GRANTED, ROLES, RoleName, add_organisation, grant_role, root_of
from mainstay.kernel.permissions import Permission, Reach
from mainstay.kernel.time import now
from tests.snapshots.call import Call
from tests.snapshots.world import CONTRACT, KINDS, World

OTHER = CONTRACT.replace("code: T\n", "code: Q\n").replace("T-2026", "Q-2026")
# Operations whose body does not name the act.
ACTS = {
    "POST /api/desk/cases": "fault",
    "POST /api/desk/contracts/{contract_id}/catalogue/{item_id}/cases": "request",
    "POST /api/desk/cases/{number}/signature": "sign",
    "POST /api/desk/cases/bulk": "",
    "POST /api/knowledge/problems/{number}/entries": "problem.comment",
    "POST /api/knowledge/articles/{number}/entries": "article.revise",
}
REFUSED = frozenset({401, 403, 404})


@dataclass(frozen=True)
class Somebody:
    """Who calls: a role held on the contract that the call is about, on the other one, over all, or none."""

    login: str
    role: RoleName | None
    place: str  # "own", "other", "all", "none", "stranger"


def everybody() -> tuple[Somebody, ...]:
    """Every role on the call's contract, on the other one and, where it may be, over all; no role; nobody."""
    held = [Somebody(f"{place}.{role}", role, place) for place in ("own", "other") for role in GRANTED]
    wide = [Somebody(f"all.{role}", role, "all") for role in GRANTED if ROLES[role].everywhere]
    return (*held, *wide, Somebody("none", None, "none"), Somebody("stranger", None, "stranger"))


def peopled_world() -> World:
    """The small world with a second contract and everybody signed in."""
    world = World()
    other = str(world.call("admin", "POST /api/contracts", OTHER)["id"])
    contracts = {"own": world.contract, "other": other}
    units = {"own": UUID(world.units["root"]), "other": root_of(add_organisation("另一机构").id)}
    for one in everybody():
        if one.role is RoleName.UNIT_ADMINISTRATOR:
            world.add_person(one.login, None, None)
            person = Person.objects.get(login=one.login).id
            grant_role(person, role=one.role, contract_id=None, unit_id=units[one.place], since=now())
        elif one.place != "stranger":
            world.add_person(one.login, one.role, contracts.get(one.place))
    return world


def act_of(call: Call, world: World) -> str:
    """The act that a call does, as the table names it; empty where the permission says it all."""
    body = call.body(world)
    told = body.get("act", "") if isinstance(body, Mapping) else ""
    return ACTS.get(call.operation, str(told))


def in_unit(call: Call, world: World, permission: Permission, who: Somebody) -> set[int] | None:
    """The same of what is about a unit: its administrators, and those of the whole installation."""
    if who.role is not RoleName.UNIT_ADMINISTRATOR:
        return None if who.place == "all" and who.role and permission.allows(who.role) else {403}
    body = call.body(world)
    names = "{" in call.operation or (isinstance(body, Mapping) and bool({"unit_id", "parent_id"} & set(body)))
    return {404} if who.place == "other" and names else None


def expected(call: Call, world: World, permission: Permission, who: Somebody) -> set[int] | None:
    """The refusals that the table foretells; None for being let through."""
    if permission.reach is Reach.ANYBODY:
        return None
    if who.place == "stranger":
        return {401}
    if permission.reach is Reach.SEEN:
        return None
    if permission.reach is Reach.PERSON:
        return {404} if "{" in call.operation and who.place not in {"own", "all"} else None
    if permission.reach is Reach.UNIT:
        return in_unit(call, world, permission, who)
    if who.role in {None, RoleName.UNIT_ADMINISTRATOR} or not permission.allows(str(who.role)):
        return {404} if permission.roles is None and permission.reach is Reach.CONTRACT else {403}
    if permission.reach is Reach.EVERYWHERE:
        return None if who.place == "all" else {403}
    if who.place == "other" and permission.reach is Reach.CONTRACT:
        return {404}
    act = act_of(call, world)
    return {403} if any(one.id == act and who.role not in one.roles for one in permission.acts) else None


def owns(call: Call, who: Somebody) -> bool:
    """Whether the thing is made as the caller's own; a unit's administrator holds nothing on the call's contract."""
    return who.role is not RoleName.UNIT_ADMINISTRATOR or TABLE.of(call.operation).reach is Reach.PERSON


def answer_to(world: World, call: Call, who: Somebody) -> tuple[int, bytes]:
    """What somebody is answered; what it wrote is undone. One's own things are made by the caller himself."""
    caller = who.login if who.place in {"own", "all"} and owns(call, who) else "engineer"
    return answer(world, call, world.clients[who.login], caller=caller)


def answer(
    world: World,
    call: Call,
    client: Client,
    *,
    caller: str = "engineer",
    watch: AbstractContextManager[object] | None = None,
) -> tuple[int, bytes]:
    """The same of a client, about what is the caller's own; `watch` is around the request alone."""
    signed_in = client.cookies.output(header="", sep=";")
    with transaction.atomic():
        world.caller = caller
        order, body, headers = call.make(world)
        verb, address = order.split(" ")
        given = body if isinstance(body, str | bytes) else json.dumps(body) if body is not None else ""
        kind = next((kind for form, kind in KINDS if isinstance(body, form)), "application/json")
        with watch or nullcontext():
            response = client.generic(verb, address, given, content_type=kind, headers=dict(headers))
            content = response.getvalue() if response.streaming else response.content
        transaction.set_rollback(True)
    client.cookies = SimpleCookie(signed_in)  # whoever has signed out is there again
    return response.status_code, content
