"""Whatever fits or breaks the OpenAPI document, sent as each role: no error of the server, nothing of another contract.

MAINSTAY_HOSTILE_DEPTH=10 sends ten times as many requests.
"""

import os
from collections.abc import Iterator
from random import Random

import pytest
from django.db import transaction
from pytest_django import Settings

from tests.permissions.people import everybody
from tests.snapshots.call import Call

from .generated import cases_of, order_of
from .ground import Ground, calls_of, faults, leaked, parts

DEPTH = int(os.environ.get("MAINSTAY_HOSTILE_DEPTH", "1"))
CASES = 6
pytestmark = pytest.mark.hostile


@pytest.fixture(autouse=True)
def ways_out(settings: Settings) -> None:
    """The world sets up a gateway; it goes with the test."""
    settings.SMS_GATEWAY, settings.ADDRESS = "", "https://desk.example"


@pytest.mark.django_db
@pytest.mark.parametrize("modules", parts(4), ids="+".join)
def test_no_request_of_any_role_breaks_the_server_or_reads_another_contract(modules: tuple[str, ...]) -> None:
    ground = Ground()
    wrong = [told for call in calls_of(modules) for told in attack(ground, call)]
    assert not wrong, "\n".join(wrong)


def attack(ground: Ground, call: Call) -> Iterator[str]:
    """Every case of an operation goes out in turn, as each of those who might call it, and about either contract."""
    chance = Random(call.operation)
    cases = cases_of(call.operation, CASES * DEPTH)
    for turn in range(len(everybody()) * DEPTH):
        who, case = everybody()[turn % len(everybody())], cases[turn % len(cases)]
        language = "en" if turn % 2 else "zh"
        for about in (ground.first, ground.second) if who.place == "own" else (ground.first,):
            with transaction.atomic():
                ground.world.caller = who.login if who.place in {"own", "all"} else call.login
                order = order_of(case, about.named(call.fill(ground.world)), chance)
                answer = ground.send(who.login, order, language=language)
                transaction.set_rollback(True)
            for fault in (*faults(answer, language), *leaked(answer, order, ground.hidden(who, call))):
                yield f"{fault}: {who.login} {order}"
