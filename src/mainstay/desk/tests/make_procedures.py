"""Cases of the procedures' types, and what a refusal must leave as it was."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth import get_user_model

from mainstay.desk.models import Case, stream_of
from mainstay.desk.public import Act, Opening
from mainstay.desk.rules.words import CaseType
from mainstay.desk.services import open_case
from mainstay.directory.public import RoleName, add_person, grant_role
from mainstay.kernel.errors import MainstayError, Refused
from mainstay.kernel.ledger import read_stream

from .make import NINE, Desk, after

CONTACT, APPROVER, ENGINEER = "customer_contact", "customer_approver", "vendor_engineer"
LEADER, SEAT, MANAGER = "vendor_project_manager", "vendor_seat", "vendor_manager"


def open_typed(desk: Desk, case_type: CaseType, **more: Any) -> Case:
    """A case of a type, reported by the customer and accepted."""
    opening = Opening(desk.contract_id, "请办理", facts={"level": "I"}, type=case_type, **more)
    case = open_case(opening, actor=desk.person(CONTACT), now=NINE)
    return desk.do(case, Act.ACCEPT, role=SEAT, at=1)


@contextmanager
def refused(case: Case, words: str, error: type[MainstayError] = Refused) -> Iterator[None]:
    """The block is refused in these words, and neither the row nor the stream has changed."""
    row = Case.objects.filter(pk=case.pk).values().get()
    count = len(read_stream(stream_of(case.pk)))
    with pytest.raises(error) as told:
        yield
    said = [told.value.zh, *(problem.zh for problem in told.value.problems)]
    assert words in said, said
    assert Case.objects.filter(pk=case.pk).values().get() == row
    assert len(read_stream(stream_of(case.pk))) == count


def add_people(desk: Desk, *roles: str) -> dict[str, str]:
    """Real people on the contract with the keys that `desk.person` gives to the roles; their ids by role."""
    found = {}
    for role in roles:
        actor = desk.person(role)
        made = add_person(role, name=actor.name, password=None, organisation_id=None, now=NINE)
        row = get_user_model().objects.get(pk=made)
        row.delete()
        row.pk = actor.id
        row.save(force_insert=True)
        grant_role(actor.id, role=RoleName(role), contract_id=desk.contract_id, since=NINE)
        found[role] = str(actor.id)
    return found


def last_payload(case: Case) -> dict[str, Any]:
    """What the last entry holds."""
    return dict(read_stream(stream_of(case.pk))[-1].payload)


__all__ = [
    "APPROVER",
    "CONTACT",
    "ENGINEER",
    "LEADER",
    "MANAGER",
    "SEAT",
    "add_people",
    "after",
    "last_payload",
    "open_typed",
    "refused",
]
