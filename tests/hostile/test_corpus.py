"""A good request of each operation, made hostile in every known way: refused clearly, or harmless, and no leak."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import Settings

from tests.permissions.people import Somebody
from tests.snapshots.call import Call
from tests.snapshots.world import ROLES

from .corpus import hostile
from .ground import Answer, Ground, calls_of, faults, fields_of, leaked, parts

STOLEN = (b"root:x:0:", b"mainstay_runtime", b"Traceback (most recent")
pytestmark = pytest.mark.hostile


@pytest.fixture(autouse=True)
def ways_out(settings: Settings) -> None:
    """The world sets up a gateway; it goes with the test."""
    settings.SMS_GATEWAY, settings.ADDRESS = "", "https://desk.example"


@pytest.mark.django_db
@pytest.mark.parametrize("modules", parts(4), ids="+".join)
def test_no_hostile_request_breaks_the_server_or_leaves_a_trace(modules: tuple[str, ...]) -> None:
    ground = Ground()
    wrong = [told for call in calls_of(modules) for told in attack(ground, call)]
    assert not wrong, "\n".join(wrong)


def attack(ground: Ground, call: Call) -> Iterator[str]:
    """Everything that is wrong with the answers to one operation; what a request needs is made once for all of them."""
    with transaction.atomic():
        known, hidden = fields_of(call.operation), ground.hidden(caller_of(call), call)
        for done, order in hostile(ground.order(call, call.login)):
            answer = ground.send(call.login, order)
            foreign = done.startswith("field: ") and done.removeprefix("field: ") not in known
            told = (*faults(answer), *given_away(answer), *leaked(answer, order, hidden))
            for fault in (*told, *(taken(answer) if foreign else ())):
                yield f"{call.operation}, {done}: {fault}"
        transaction.set_rollback(True)


def caller_of(call: Call) -> Somebody:
    """Who makes a call of the small world: an administrator of all, or somebody of the first contract."""
    return Somebody(call.login, ROLES.get(call.login), "all" if call.login == "admin" else "own")


def given_away(answer: Answer) -> list[str]:
    """What of the machine an answer shows."""
    return [f"shows {words!r}" for words in STOLEN if words in answer.content]


def taken(answer: Answer) -> list[str]:
    """A field that nobody sets from outside must be refused, not passed over."""
    return [f"takes it: {answer.status}"] if answer.status < 400 else []
