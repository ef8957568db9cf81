"""Parts sent back to their maker: opened, sent, returned, in this order."""

from typing import Any

import pytest

from mainstay.desk.public import Act
from mainstay.desk.rules.flow import effective
from mainstay.desk.rules.returns import Return, returns_of
from mainstay.kernel.errors import Forbidden, Malformed, Refused
from mainstay.kernel.ledger import read_stream

from .make import Desk, make_desk, make_order, refuses

pytestmark = [pytest.mark.django_db, pytest.mark.req("E-19")]
SENT: dict[str, Any] = {"rma": 2, "carrier": "顺丰", "tracking": "SF100"}


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def test_a_part_goes_and_comes_back(desk: Desk) -> None:
    case = desk.do(desk.open(), Act.RMA_OPEN, at=5, part="光模块", serial="SN-1", rma_number="R7")
    case = desk.do(case, Act.RMA_SENT, at=60, **SENT)
    assert returns_of(effective(read_stream(case.stream))) == (Return(2, "光模块", "SN-1", "sent", "SF100"),)
    back = {"rma": 2, "carrier": "京东", "tracking": "JD9", "new_serial": "SN-2"}
    case = desk.do(case, Act.RMA_RETURNED, role="vendor_seat", at=4000, **back)
    assert returns_of(effective(read_stream(case.stream))) == (Return(2, "光模块", "SN-1", "returned", "JD9"),)
    assert read_stream(case.stream)[-1].payload == back
    assert (case.state, case.seq) == ("reported", 4)


def test_what_was_not_sent_does_not_come_back(desk: Desk) -> None:
    case = desk.do(desk.open(), Act.RMA_OPEN, at=5, part="光模块", serial="SN-1")
    order = make_order(Act.RMA_RETURNED, **SENT)
    said = refuses(desk, case, order, error=Refused, role="vendor_engineer", at=6)
    assert said == "There is no such return, or “Part returned” is not next for it."
    order = make_order(Act.RMA_OPEN, part="光模块")
    said = refuses(desk, case, order, error=Malformed, role="vendor_engineer", at=6)
    assert said.endswith("fields.serial: “Serial number” is required")
    refuses(desk, case, make_order(Act.RMA_SENT, **SENT), error=Forbidden, role="customer_contact", at=6)
