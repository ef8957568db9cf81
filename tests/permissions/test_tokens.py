"""Every operation of the API, called with tokens: one does what its scope and its owner may, and nothing else."""

from functools import cache

import pytest
from django.test import Client
from pytest_django import Settings

from mainstay.account.models import ApiToken
from mainstay.config.permissions import TABLE
from mainstay.directory.public import RoleName
from mainstay.kernel.permissions import Reach
from tests.snapshots.call import Call
from tests.snapshots.calls import CALLS
from tests.snapshots.world import World

from .people import REFUSED, Somebody, answer, expected, peopled_world

ASKING = tuple(call for call in CALLS if TABLE.of(call.operation).reach is not Reach.ANYBODY)
# What a module does for these leans on other permissions of it; the refusal of a token without one names it.
ALSO = {
    "POST /api/intake/arrivals/{arrival_id}/release": ("intake.read", "intake.settle"),
    "POST /api/intake/arrivals/{arrival_id}/decline": ("intake.read",),
    "GET /api/intake/caller": ("intake.read",),
    "POST /api/intake/calls/{call_id}/registration": ("intake.read",),
    "GET /api/intake/contracts/{contract_id}/contacts": ("intake.read",),
    "POST /api/notify/templates/{kind}/versions": ("templates.read",),
    "POST /api/notify/templates/{kind}/shipped": ("templates.read",),
}
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ways_out(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The world sets up a gateway; it goes with the test. One person has many tokens here."""
    settings.SMS_GATEWAY, settings.ADDRESS = "", "https://desk.example"
    monkeypatch.setattr("mainstay.account.services.tokens.MOST", 10_000)


class Programs:
    """Programs with tokens of the people of a world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.program, self.scopes = cache(self._program), cache(self._scopes)

    def _scopes(self, login: str) -> frozenset[str]:
        shown = self.world.call(login, "GET /api/account/tokens")["scopes"]
        return frozenset(str(one["id"]) for one in shown)

    def _program(self, login: str, scopes: frozenset[str]) -> Client:
        given = {"name": "程序", "scopes": sorted(scopes), "days": 1}
        secret = self.world.call(login, "POST /api/account/tokens", given)["secret"]
        return Client(headers={"host": "localhost:8000", "authorization": f"Bearer {secret}"})

    def judge(self, call: Call) -> str:
        """What is wrong with tokens of who makes a call: one for all but this, and one for this alone."""
        row, may = TABLE.of(call.operation), self.scopes(call.login)
        if row.in_person is (row.id in may):
            return "can be lent" if row.in_person else "cannot be lent"
        told, _ = answer(self.world, call, self.program(call.login, may - {row.id}))
        if told != 403 or row.in_person:
            return "" if told == 403 else f"{told} without its scope"
        scopes = frozenset({row.id, *ALSO.get(call.operation, ())})
        told, content = answer(self.world, call, self.program(call.login, scopes))
        return f"{told} with its scope: {content.decode()[:200]}" if told in REFUSED or told >= 500 else ""


def test_a_token_opens_the_operations_of_its_scopes_and_no_other() -> None:
    programs = Programs(World())
    wrong = [f"{call.operation} by {call.login}: {told}" for call in ASKING if (told := programs.judge(call))]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", [None, RoleName.VENDOR_SEAT, RoleName.CUSTOMER_CONTACT, RoleName.AUDITOR])
def test_a_token_never_does_what_its_owner_may_not(role: RoleName | None) -> None:
    world = peopled_world()
    who = Somebody(f"other.{role}", role, "other") if role else Somebody("none", None, "none")
    programs = Programs(world)
    program = programs.program(who.login, programs.scopes(who.login))
    ApiToken.objects.update(scopes=[row.id for row in TABLE])  # as if somebody had written into the table by hand
    wrong = [f"{call.operation}: {told}" for call in ASKING if (told := strays(world, call, who, program))]
    assert not wrong, "\n".join(wrong)


def strays(world: World, call: Call, who: Somebody, program: Client) -> str:
    """How an answer differs from what the table foretells for the owner; what is done in person is always refused."""
    row = TABLE.of(call.operation)
    foretold = {403} if row.in_person else expected(call, world, row, who)
    status, _ = answer(world, call, program)
    refused = {status} & REFUSED or None
    return f"{status} instead of {foretold or 'being let through'}" if refused != foretold or status >= 500 else ""
