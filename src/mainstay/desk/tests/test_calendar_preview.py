"""A holiday table tried from a page: what it would move, told in words; nothing is stored, and nobody else may."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from mainstay.desk.models import Case, Change
from mainstay.desk.services import trying
from mainstay.directory.public import RoleName, add_person, grant_role
from mainstay.kernel.timers import timers_of

from .rehearsal import Rehearsal, china, rehearsal

pytestmark = pytest.mark.django_db
NINE = china("2026-10-12 09:00")
EXTRA = "holidays:\n  - {name: 临时放假, first: 2026-10-13, last: 2026-10-14}\n"


@pytest.fixture
def desk(db: None) -> Iterator[Rehearsal]:
    with rehearsal("a-messaging-platform", NINE) as found:
        found.people["admin"] = add_person("admin", name="admin", password=None, organisation_id=None, now=NINE)
        grant_role(found.people["admin"], role=RoleName.ADMINISTRATOR, contract_id=None, since=NINE)
        yield found


def client_of(desk: Rehearsal, login: str = "admin") -> Client:
    client = Client()
    client.force_login(get_user_model().objects.get(pk=desk.people[login]))
    return client


def table(client: Client) -> str:
    """The table of 2026 as it is in use."""
    files = client.get("/api/desk/calendars").json()
    text: str = next(one["text"] for one in files if one["year"] == 2026)
    return text


def try_out(client: Client, text: str, *, status: int = 200) -> dict[str, Any]:
    answer = client.post("/api/desk/calendars/preview", text, content_type="application/yaml")
    assert answer.status_code == status, answer.content
    found: dict[str, Any] = answer.json()
    return found


def test_two_more_days_off_are_told_by_contract_and_case(desk: Rehearsal) -> None:
    case = desk.open("contact", level="III", stationed=False)
    desk.open("contact", level="I", stationed=False)
    client = client_of(desk)
    before = timers_of([case.stream])
    found = try_out(client, table(client).replace("holidays:\n", EXTRA, 1))
    assert found["days"] == ["2026-10-13", "2026-10-14"]
    assert (found["cases"], found["moved_cases"], found["moves"]) == (2, 1, 2)
    assert [(one["contract"]["code"], one["cases"], one["moves"]) for one in found["contracts"]] == [("A", 1, 2)]
    assert found["first"][0] == {
        "number": case.number,
        "contract": found["contracts"][0]["contract"],
        "what": {
            "zh": "超时反馈：“彻底解决”到期，通知",
            "en": "Word of a missed time: Resolution, at the due time, notify",
        },
        "was": "2026-10-26T10:00:00Z",
        "will_be": "2026-10-28T10:00:00Z",
        "days": ["2026-10-13", "2026-10-14"],
    }
    assert (timers_of([case.stream]), Change.objects.count()) == (before, 0)


def test_the_table_in_use_moves_nothing(desk: Rehearsal) -> None:
    desk.open("contact", level="III", stationed=False)
    client = client_of(desk)
    found = try_out(client, table(client))
    assert (found["days"], found["cases"], found["moves"], found["first"]) == ([], 1, 0, [])


def test_a_day_after_everything_due_computes_no_case(desk: Rehearsal, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.open("contact", level="III", stationed=False)
    monkeypatch.setattr("mainstay.desk.services.previewing._look", lambda *_, **__: pytest.fail("computed"))
    client = client_of(desk)
    late = EXTRA.replace("10-13", "12-21").replace("10-14", "12-22")
    found = try_out(client, table(client).replace("holidays:\n", late, 1))
    assert (found["cases"], found["moves"], len(found["days"])) == (1, 0, 2)


def test_more_moves_than_a_page_shows_are_counted_in_full(desk: Rehearsal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trying, "MOST_SHOWN", 3)
    for _ in range(4):
        desk.open("contact", level="III", stationed=False)
    client = client_of(desk)
    found = try_out(client, table(client).replace("holidays:\n", EXTRA, 1))
    assert (found["moved_cases"], found["moves"], len(found["first"])) == (4, 8, 3)


def test_what_cannot_be_read_is_named_by_its_line(desk: Rehearsal) -> None:
    found = try_out(client_of(desk), "year: 2026\nholidays: never\n", status=422)
    assert found["code"] == "malformed"
    assert found["problems"][0]["message"] == "节假日文件第 1 行有误：sources: Field required"


def test_too_many_open_cases_are_left_to_the_command_line(desk: Rehearsal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trying, "MOST_OPEN", 0)
    desk.open("contact", level="III", stationed=False)
    client = client_of(desk)
    assert try_out(client, table(client), status=409)["code"] == "refused"


@pytest.mark.parametrize("login", ["contact", "approver", "director"])
def test_only_administrators_may(desk: Rehearsal, login: str) -> None:
    client = client_of(desk, login)
    assert client.get("/api/desk/calendars").status_code == 403
    assert try_out(client, "year: 2026\n", status=403)["code"] == "forbidden"
    assert Case.objects.count() == 0
