"""The service mode that a case is classified with decides its targets."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from mainstay.contracts.public import load_contract
from mainstay.desk.models import Case
from mainstay.desk.public import Act, Opening
from mainstay.desk.queries.terms import clocks_of, terms_of
from mainstay.desk.services import act_on_case, open_case
from mainstay.kernel.ledger import read_stream

from .make import NINE, Desk, make_order

CONTRACT = Path(__file__).parents[4] / "examples" / "contracts" / "c-service-hall.yaml"
REPORTED = datetime(2026, 9, 29, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def due(case: Case, target: str) -> str | None:
    clocks = clocks_of(terms_of(case.contract_id, 1), read_stream(case.stream), now=REPORTED)
    found = next((clock.due for clock in clocks if clock.target_id == target), None)
    return f"{found.astimezone(REPORTED.tzinfo):%m-%d %H:%M}" if found else None


@pytest.mark.django_db
@pytest.mark.req("C-18")
def test_another_mode_sets_other_targets() -> None:
    desk = Desk(load_contract(CONTRACT.read_text(encoding="utf-8"), actor=None, now=NINE).contract_id)
    engineer = desk.person("vendor_engineer")
    case = open_case(Opening(desk.contract_id, "取号机不出票", facts={"level": "larger"}), actor=engineer, now=REPORTED)
    seen = {}
    for mode in ("phone", "remote", "onsite", "stationed", "inspection"):
        case = act_on_case(case.number, make_order(Act.CLASSIFY, mode=mode), actor=engineer, now=REPORTED)
        assert case.facts["mode"] == mode
        seen[mode] = (due(case, "arrive"), due(case, "resolve-remote"))
    assert seen == {
        "phone": (None, None),
        "remote": (None, "09-30 00:00"),
        "onsite": ("10-03 00:00", None),
        "stationed": (None, None),
        "inspection": (None, None),
    }
