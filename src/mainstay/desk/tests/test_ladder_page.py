"""The page of a case's ladders: what has fired, with its entry and word; what is to come; what is void, and why."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from mainstay.desk.models import Case
from mainstay.desk.public import Act
from mainstay.directory.public import add_person
from mainstay.kernel.ledger import read_stream

from .rehearsal import Rehearsal, china, rehearsal

pytestmark = [pytest.mark.django_db, pytest.mark.req("E-19")]
NINE = china("2026-10-12 09:00")
Rung = dict[str, Any]


@pytest.fixture
def desk(db: None) -> Iterator[Rehearsal]:
    with rehearsal("e-laboratory", NINE) as found:
        yield found


def read(desk: Rehearsal, case: Case, login: str = "contact") -> dict[str, Any]:
    client = Client()
    client.force_login(get_user_model().objects.get(pk=desk.people[login]))
    answer = client.get(f"/api/desk/cases/{case.number}/ladder")
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


def rungs(page: dict[str, Any], ladder: str) -> dict[str, Rung]:
    """The rungs of a ladder by their ids."""
    found = next(one for one in page["ladders"] if one["id"] == ladder)
    return {one["key"].split(" ")[1]: one for one in found["rungs"]}


def test_a_rung_that_fired_shows_its_entry_and_the_word_that_went_out(desk: Rehearsal) -> None:
    case = desk.open("contact", level="urgent")
    desk.at(30)
    desk.at(31)
    first = rungs(read(desk, case), "seat-reminders")["first"]
    entry = next(one for one in read_stream(case.stream) if one.kind == "reminded")
    assert (first["state"], first["fired_at"], first["late_seconds"]) == ("fired", "2026-10-12T01:30:00Z", 0)
    assert first["entry"] == entry.seq
    assert first["told"] == ["罗一鸣", "陆川"]
    assert {(one["name"], one["channel"], one["state"]) for one in first["deliveries"]} == {
        (name, channel, "queued") for name in ("罗一鸣", "陆川") for channel in ("mail", "sms")
    }


def test_a_rung_that_came_late_says_how_late(desk: Rehearsal) -> None:
    case = desk.open("contact", level="urgent")
    desk.at(70)
    found = rungs(read(desk, case), "escalation")
    assert (found["urgent-0.5h"]["late_seconds"], found["urgent-1h"]["late_seconds"]) == (2400, 600)
    assert found["urgent-0.5h"]["entry"] != found["urgent-1h"]["entry"]


def test_what_is_to_come_says_when_and_whom_it_would_reach_now(desk: Rehearsal) -> None:
    case = desk.open("contact", level="urgent")
    page = read(desk, case)
    found = rungs(page, "seat-reminders")
    replace = found["replace"]
    assert (replace["state"], replace["due"]) == ("pending", "2026-10-12T01:45:00Z")
    assert (replace["what"], replace["acknowledge"]["zh"]) == (
        {"zh": "改派", "en": "hand over to somebody else"},
        "须在15分钟内确认",
    )
    assert replace["reached"] == ["罗一鸣"]
    assert found["first"]["reached"] == ["罗一鸣", "陆川"]
    assert (found["first"]["step"], found["first"]["to"]) == (
        {"zh": "满30分钟", "en": "after 30 minutes"},
        [{"zh": "值班工程师", "en": "Duty engineer"}],
    )
    assert page["ladders"][1]["clause"]["id"] == found["first"]["clause"]["id"] == "A2-8.2.2"


def test_what_does_not_act_says_why(desk: Rehearsal) -> None:
    case = desk.open("contact", level="urgent")
    desk.at(5)
    desk.do(case, "first", Act.RESPOND)
    page = read(desk, case)
    gone, other = rungs(page, "seat-reminders")["first"], rungs(page, "escalation")["serious-1h"]
    assert (gone["state"], gone["reason"]["zh"], gone["reached"]) == ("void", "工单已“响应”", [])
    assert (other["state"], other["reason"], other["due"]) == (
        "idle",
        {"zh": "不符合适用条件：严重事件", "en": "its conditions do not hold: Serious event"},
        None,
    )
    assert rungs(page, "seat-reminders")["told"]["state"] == "fired"


def test_every_rung_of_the_contract_version_stands_on_the_page_once(desk: Rehearsal) -> None:
    case = desk.open("contact", level="urgent")
    page = read(desk, case)
    found = [(one["id"], rung["key"]) for one in page["ladders"] for rung in one["rungs"]]
    assert len(found) == len(set(found))
    assert {one["id"]: len({rung["key"].split(" ")[1] for rung in one["rungs"]}) for one in page["ladders"]} == {
        "escalation": 12,
        "seat-reminders": 4,
        "overdue": 1,
    }
    assert page["problem"] is None


def test_a_notice_that_waits_stands_beside_the_ladders(desk: Rehearsal) -> None:
    case = desk.open("contact", level="urgent")
    desk.at(45)
    page = read(desk, case)
    (notice,) = page["others"]
    replace = rungs(page, "seat-reminders")["replace"]
    assert (notice["kind"], notice["state"], notice["due"]) == (
        "desk.unacknowledged",
        "pending",
        "2026-10-12T02:00:00Z",
    )
    assert notice["key"] == f"acknowledge {replace['entry']}"
    assert (replace["state"], replace["told"]) == ("fired", ["罗一鸣"])


def test_who_may_not_see_the_case_does_not_see_its_ladders(desk: Rehearsal) -> None:
    case = desk.open("contact", level="urgent")
    stranger = add_person("stranger", name="stranger", password=None, organisation_id=None, now=NINE)
    client = Client()
    client.force_login(get_user_model().objects.get(pk=stranger))
    assert client.get(f"/api/desk/cases/{case.number}/ladder").status_code == 404


def test_what_a_rung_wrote_reads_in_english_as_well(desk: Rehearsal) -> None:
    case = desk.open("contact", level="urgent")
    for minute in (30, 45, 60):
        desk.at(minute)
    client = Client()
    client.force_login(get_user_model().objects.get(pk=desk.people["contact"]))
    entries = client.get(f"/api/desk/cases/{case.number}").json()["entries"]
    english = {one["payload"].get("rung") or one["payload"].get("note"): one["english"] for one in entries[1:]}
    assert english["满30分钟"] == {
        "ladder": english["满30分钟"]["ladder"],
        "rung": "after 30 minutes",
        "clause": english["满30分钟"]["clause"],
        "told": english["满30分钟"]["told"],
    }
    assert {one["role"] for one in english["满30分钟"]["told"]} <= {"Duty engineer", "Support engineer"}
    assert english["报修后45分钟未响应，按合同改派。"] == {
        "note": "No answer 45 minutes after the report: handed over by the contract."
    }
    passed = next(one for one in entries if one["payload"].get("missed"))
    assert passed["english"]["note"].endswith("was not acknowledged in time: handed over by the contract.")
