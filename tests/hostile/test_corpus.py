"""A good request of each operation, made hostile in every known way: refused clearly, or harmless."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import Settings

from tests.snapshots.call import Call

from .corpus import hostile
from .ground import Answer, Ground, calls_of, faults, fields_of, parts

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
        known = fields_of(call.operation)
        for done, order in hostile(ground.order(call, call.login)):
            answer = ground.send(call.login, order)
            foreign = done.startswith("field: ") and done.removeprefix("field: ") not in known
            for fault in (*faults(answer), *given_away(answer), *(taken(answer) if foreign else ())):
                yield f"{call.operation}, {done}: {fault}"
        transaction.set_rollback(True)


def given_away(answer: Answer) -> list[str]:
    """What of the machine an answer shows."""
    return [f"shows {words!r}" for words in STOLEN if words in answer.content]


def taken(answer: Answer) -> list[str]:
    """A field that nobody sets from outside must be refused, not passed over."""
    return [f"takes it: {answer.status}"] if answer.status < 400 else []
