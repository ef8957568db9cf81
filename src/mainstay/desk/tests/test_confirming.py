"""No case closes without the customer's confirmation, or the time after which silence confirms."""

import pytest

from mainstay.desk.models import Case
from mainstay.desk.public import Act, check_cases
from mainstay.directory.public import SYSTEM
from mainstay.kernel.errors import Forbidden, Refused

from .make import Desk, last_of, make_desk, make_order, refuses

pytestmark = [pytest.mark.django_db, pytest.mark.req("D-04")]
DAY = 24 * 60
TIMEOUT = 4 * DAY  # three days to the end of the third, from a Monday morning


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def resolved(desk: Desk) -> Case:
    return desk.do(desk.do(desk.open(), Act.RESPOND, at=1), Act.RESOLVE, at=2, note="已修复")


@pytest.mark.parametrize("role", ["vendor_seat", "vendor_engineer", "vendor_project_manager", "customer_contact"])
def test_nobody_closes_what_was_not_confirmed(desk: Desk, role: str) -> None:
    said = refuses(desk, resolved(desk), make_order(Act.CLOSE), error=Refused, role=role, at=DAY)
    assert said.startswith("The customer has not confirmed")


@pytest.mark.parametrize("role", ["vendor_seat", "vendor_engineer", "vendor_manager"])
def test_the_vendor_does_not_confirm_its_own_work(desk: Desk, role: str) -> None:
    refuses(desk, resolved(desk), make_order(Act.CONFIRM), error=Forbidden, role=role, at=DAY)


def test_the_customer_confirms_and_the_case_closes(desk: Desk) -> None:
    case = desk.do(resolved(desk), Act.CONFIRM, role="customer_contact", at=30)
    assert (case.state, last_of(case).side) == ("confirmed", "customer")
    case = desk.do(case, Act.CLOSE, role="vendor_seat", at=31)
    assert (case.state, last_of(case).payload) == ("closed", {})


def test_silence_confirms_when_its_time_has_passed(desk: Desk) -> None:
    case = desk.by(SYSTEM, resolved(desk), Act.CONFIRM_BY_SILENCE, at=TIMEOUT)
    entry = last_of(case)
    assert (case.state, entry.kind, entry.role, entry.payload) == ("confirmed", "confirmed", "system", {"silent": True})
    assert desk.by(SYSTEM, case, Act.CLOSE, at=TIMEOUT + 1).state == "closed"
    assert [finding for batch in check_cases() for finding in batch.findings] == []


def test_silence_does_not_confirm_before(desk: Desk) -> None:
    case = resolved(desk)
    with pytest.raises(Refused, match="has not confirmed"):
        desk.by(SYSTEM, case, Act.CONFIRM_BY_SILENCE, at=2 * DAY)
    case.refresh_from_db()
    assert (case.state, case.seq) == ("resolved", 3)


def test_only_the_system_speaks_for_the_silent(desk: Desk) -> None:
    case = resolved(desk)
    for role in ("vendor_seat", "customer_contact", "administrator"):
        refuses(desk, case, make_order(Act.CONFIRM_BY_SILENCE), error=Forbidden, role=role, at=TIMEOUT)
