"""The record of a case: the caller in full, a stamp on every change, open to the customer, closed to alteration."""

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.test import Client

from mainstay.desk.public import Act, Order
from mainstay.desk.rules.acts import ACTS
from mainstay.desk.rules.flow import effective
from mainstay.kernel.ledger import read_stream

from .make import NINE, Desk, after, make_desk
from .test_api import CASES, post, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.req("E-18")]
CALLER = {
    "name": "王芳",
    "company": "某市数据局",
    "phone": "13900000001",
    "mail": "wang@example.cn",
    "address": "市民中心三楼",
}


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def told(desk: Desk) -> str:
    """A case from report to close, with a hand-over on the way."""
    case = desk.do(desk.open(), Act.RESPOND, at=5)
    case = desk.order(
        case, Order(Act.HAND_OVER, note="升级", fields={"line": "software"}), role="vendor_engineer", at=9
    )
    case = desk.do(case, Act.RESOLVE, at=30, note="已修复")
    case = desk.do(case, Act.CONFIRM, role="customer_contact", at=40)
    return desk.do(case, Act.CLOSE, role="customer_contact", at=41).number


def test_the_caller_is_kept_in_full(desk: Desk) -> None:
    client = sign_in(desk, "vendor_seat")
    body = {
        "contract_id": desk.contract_id,
        "title": "断网",
        "facts": {"level": "I"},
        "reporter": CALLER,
        "channel": "phone",
    }
    status, opened = post(client, CASES, body | {"reported_at": NINE})
    assert (status, opened["number"], opened["channel"], opened["reporter"]) == (201, "T-2026-00001", "phone", CALLER)
    assert opened["contract"]["code"] == "T"


def test_the_customer_reads_the_whole_history(desk: Desk) -> None:
    number = told(desk)
    page = sign_in(desk, "customer_contact").get(f"{CASES}/{number}").json()
    assert [(entry["kind"], entry["actor"]["name"], entry["recorded_at"][11:16]) for entry in page["entries"]] == [
        ("reported", "甲方联系人", "01:00"),
        ("responded", "乙方工程师", "01:05"),
        ("handed_over", "乙方工程师", "01:09"),
        ("resolved", "乙方工程师", "01:30"),
        ("confirmed", "甲方联系人", "01:40"),
        ("closed", "甲方联系人", "01:41"),
    ]
    assert page["entries"][2]["payload"] == {"note": "升级", "line": "software", "from_line": "maintenance"}


def test_every_change_is_stamped(desk: Desk) -> None:
    desk.open()
    case = desk.do(desk.open(), Act.RESPOND, at=20, occurred_at=after(10))
    entry = effective(read_stream(case.stream))[-1].entry
    assert (entry.occurred_at, entry.recorded_at) == (after(10), after(20))
    assert (entry.actor_name, entry.role, entry.side) == ("乙方工程师", "vendor_engineer", "vendor")
    assert case.updated_at == after(20)


@pytest.mark.parametrize(
    "change", ["UPDATE kernel_ledgerentry SET actor_name = '他人'", "DELETE FROM kernel_ledgerentry"]
)
def test_the_database_refuses_alteration(desk: Desk, change: str) -> None:
    number = told(desk)
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)
    assert Client().put(f"{CASES}/{number}").status_code in {401, 405}


def test_no_act_rewrites_an_entry() -> None:
    """What was wrong is set right by a further entry that names it; there is no other way in the table."""
    assert [rule.act for rule in ACTS.values() if any(field.name == "corrects" for field in rule.fields)] == [
        Act.CORRECT
    ]
