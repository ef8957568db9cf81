"""What is due next over cases and duties: what happens, to whom, by which clause, for whom it is to be seen."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from mainstay.desk.public import Act
from mainstay.desk.tests.rehearsal import Rehearsal, rehearsal
from mainstay.duties.public import plan_duties

from .making import HERE, NINE, browser, read, rows

pytestmark = [pytest.mark.django_db, pytest.mark.req("A-16")]


@pytest.fixture
def desk(db: None) -> Iterator[Rehearsal]:
    with rehearsal("a-messaging-platform", NINE) as found:
        yield found


def due(row: dict[str, str]) -> str:
    """When a row is due, in Beijing."""
    return f"{datetime.fromisoformat(row['due']) + HERE:%m-%d %H:%M}"


def test_a_case_shows_its_time_limit_and_the_rungs_of_its_ladders(desk: Rehearsal) -> None:
    case = desk.open("contact", level="I", stationed=False)
    found = [(due(row), row["kind"], row["what"]["zh"], row["clause"]["id"]) for row in rows(browser(desk, "first"))]
    assert {one for one in found if "响应" in one[2]} == {
        ("10-12 09:30", "desk.rung", "超时反馈：“响应”到期，升级上报", "A3-3.1e"),
        ("10-12 09:30", "desk.rung", "超时反馈：“响应”到期，通知", "A3-3.1e"),
        ("10-12 09:30", "desk.clock", "“响应”时限届满", "A3-3.1"),
    }
    row = read(browser(desk, "first"))["items"][0]
    assert row["name"]["zh"] == f"{case.number} {case.title}"
    assert row["link"] == f"/cases/{case.number}/ladder"
    assert row["to"] == [{"zh": "乙方上级领导", "en": "Vendor's superior"}]
    assert row["what"]["en"] == "Word of a missed time: Response, at the due time, escalate"
    assert (row["contract"]["code"], row["contract"]["timezone"], row["failing"]) == ("A", "Asia/Shanghai", False)


def test_what_is_late_stands_first_until_it_is_done(desk: Rehearsal) -> None:
    case = desk.open("contact", level="I", stationed=False)
    desk.at(31)
    late = rows(browser(desk, "contact"), "?late=true")
    assert [(row["kind"], row["what"]["zh"]) for row in late] == [("desk.clock", "“响应”时限届满")]
    assert rows(browser(desk, "contact"))[0] == late[0]
    assert late[0] not in rows(browser(desk, "contact"), "?late=false")
    desk.do(case, "first", Act.RESPOND)
    desk.do(case, "first", Act.WORK_AROUND, note="切换备用链路")
    assert rows(browser(desk, "contact"), "?late=true") == []


@pytest.mark.req("C-06")
def test_duties_show_their_reminders_and_due_times_and_stay_while_late(desk: Rehearsal) -> None:
    plan_duties(desk.contract_id, now=NINE)
    found = rows(browser(desk, "approver"), "?kind=duties.late&kind=duties.remind&limit=7")
    assert [row["due"] for row in found] == sorted(row["due"] for row in found)
    first = next(row for row in found if row["kind"] == "duties.late")
    assert {row["zh"] for row in first["to"]} >= {"甲方联系人", "甲方审批人", "乙方项目经理", "乙方负责人"}
    assert first["link"] == f"/duties/{first['subject'].removeprefix('duty:')}"
    minutes = (datetime.fromisoformat(first["due"]) - NINE).total_seconds() / 60
    desk.at(minutes + 1)
    overdue = rows(browser(desk, "approver"), f"?subject={first['subject']}")
    assert [(row["kind"], row["due"]) for row in overdue] == [("duties.overdue", first["due"])]


def test_nobody_sees_what_is_due_under_a_contract_of_others(desk: Rehearsal) -> None:
    case = desk.open("contact", level="I", stationed=False)
    everything = rows(browser(desk, "auditor"))
    assert everything == rows(browser(desk, "contact")) != []
    assert rows(browser(desk, "stranger")) == []
    for asked in (f"contract={desk.contract_id}", f"subject={case.stream}"):
        assert rows(browser(desk, "stranger"), f"?{asked}") == []
        assert rows(browser(desk, "auditor"), f"?{asked}") == everything


def test_a_notice_that_waits_says_who_is_next_and_by_which_clause() -> None:
    with rehearsal("e-laboratory", NINE) as desk:
        case = desk.open("contact", level="urgent")
        desk.at(45)
        (row,) = rows(browser(desk, "first"), "?kind=desk.unacknowledged")
        assert (due(row), row["subject"]) == ("10-12 10:00", case.stream)
        assert row["what"]["en"].startswith("Notice ")
        assert row["to"] == [{"zh": "下一顺位工程师", "en": "Engineer next in turn"}]


@pytest.mark.parametrize("asked", ["subject=case:1", "cursor=x", "limit=0", "limit=201", "contract=x"])
def test_what_cannot_be_read_is_refused_and_named(desk: Rehearsal, asked: str) -> None:
    answer = browser(desk, "contact").get(f"/api/agenda?{asked}")
    assert answer.status_code == 422
    assert answer.json()["code"] == "malformed"
