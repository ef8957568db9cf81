"""A level I fault on the Saturday of National Day, from the report to the end, in the browser and by the API."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import APIRequestContext, Page, expect

from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site, act, clock_card, report_fault

pytestmark = pytest.mark.journey
CONTRACT = Path(__file__).parents[2] / "examples" / "contracts" / "a-messaging-platform.yaml"
REPORTED = "2026-10-03T10:00"


def report_on_saturday(page: Page, title: str) -> str:
    """Level I under contract A with staff stationed on site."""
    facts = {"乙方在甲方有驻场人员": "是"}
    return report_fault(page, contract="A", level="I级", title=title, reported=REPORTED, facts=facts)


def test_the_clock_and_its_clause(open_page: OpenPage) -> None:
    """Arrival is due in 30 minutes, and the clause that says so is one click away."""
    page = open_page("contact")
    report_on_saturday(page, "消息服务中断")
    arrival = clock_card(page, "到达现场")
    expect(arrival).to_contain_text("时限 30 分钟")
    expect(arrival).to_contain_text("非工作日")
    expect(arrival).to_contain_text("2026-10-03 10:30")
    arrival.get_by_role("link", name="附件三 3.1").or_(arrival.get_by_role("button", name="附件三 3.1")).click()
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text("附件三 3.1")
    expect(drawer).to_contain_text("到达现场")


def test_from_report_to_close(open_page: OpenPage) -> None:
    """Three signed-in people bring the case to its end; each act is an entry."""
    page = open_page("contact")
    number = report_on_saturday(page, "群组消息全部失败")
    engineer = open_page("engineer")
    engineer.goto(f"/cases/{number}")
    act(engineer, "响应", 发生时间="2026-10-03T10:05")
    act(engineer, "到场", 发生时间="2026-10-03T10:20")
    expect(clock_card(engineer, "到达现场")).to_contain_text("提前 10 分钟")
    act(engineer, "规避", 规避措施="切换到备用节点", 发生时间="2026-10-03T10:25")
    act(engineer, "解决", 解决措施="更换主节点存储", 发生时间="2026-10-03T15:00")
    approver = open_page("approver")
    approver.goto(f"/cases/{number}")
    act(approver, "确认解决")
    act(approver, "关闭")
    expect(approver.get_by_text("已办结").first).to_be_visible()


def request_of(page: Page) -> tuple[APIRequestContext, dict[str, str]]:
    """The signed-in session of a page for calls to the API, with the token that writes need."""
    token = next(one["value"] for one in page.context.cookies() if one["name"] == "csrftoken")
    return page.context.request, {"X-CSRFToken": token, "Referer": page.url}


def call(page: Page, path: str, body: dict[str, Any]) -> dict[str, Any]:
    """POST, and the answer."""
    request, headers = request_of(page)
    answer = request.post(path, data=json.dumps(body), headers=headers | {"Content-Type": "application/json"})
    assert answer.ok, answer.text()
    found: dict[str, Any] = answer.json()
    return found


def open_by_api(page: Page) -> dict[str, Any]:
    """The same fault, reported over the API."""
    contracts = page.context.request.get("/api/contracts").json()
    contract = next(one["id"] for one in contracts if one["code"] == "A")
    body = {"contract_id": contract, "title": "接口报修", "description": "", "reported_at": f"{REPORTED}:00+08:00"}
    facts = {"level": "I", "stationed": True}
    reporter = {"name": "", "phone": "", "mail": ""}
    made = call(page, "/api/desk/cases", body | {"facts": facts, "reporter": reporter})
    detail: dict[str, Any] = page.context.request.get(f"/api/desk/cases/{made['number']}").json()
    return detail


def test_the_same_by_the_api(open_page: OpenPage) -> None:
    """The API gives the same due time and takes the same acts."""
    contact, engineer, approver = open_page("contact"), open_page("engineer"), open_page("approver")
    detail = open_by_api(contact)
    arrive = next(one for one in detail["clocks"] if one["target_id"] == "arrive")
    assert (arrive["due"], arrive["length"], arrive["clause"]["id"]) == ("2026-10-03T02:30:00Z", "30min", "A3-3.1")
    path = f"/api/desk/cases/{detail['case']['number']}/entries"
    at = "2026-10-03T10:{:02d}:00+08:00"
    steps = [
        (engineer, {"act": "respond", "occurred_at": at.format(5)}),
        (engineer, {"act": "arrive", "occurred_at": at.format(20)}),
        (engineer, {"act": "resolve", "occurred_at": at.format(50), "note": "更换存储"}),
        (approver, {"act": "confirm"}),
        (approver, {"act": "close"}),
    ]
    for page, body in steps:
        detail = call(page, path, body | {"expected_seq": detail["case"]["seq"]})
    assert detail["case"]["state"] == "closed"


def written_case(detail: dict[str, Any]) -> dict[str, Any]:
    """A case file for the command line from what the API shows."""
    entries = [
        {"kind": one["kind"], "at": one["occurred_at"], "side": one["actor"]["side"]}
        | {key: one["payload"][key] for key in ("facts", "reason", "due") if one["payload"].get(key)}
        for one in detail["entries"]
    ]
    return {"contract": "A", "entries": entries}


def test_the_command_line_gives_the_same_answer(open_page: OpenPage, site: Site, tmp_path: Path) -> None:
    """`mainstay clocks` on files equals what the page is drawn from."""
    page = open_page("contact")
    detail = open_by_api(page)
    file = tmp_path / "case.yaml"
    file.write_text(json.dumps(written_case(detail)))
    command = [sys.executable, "-m", "mainstay", "clocks", str(CONTRACT), str(file), "--at", detail["now"], "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    shown = {one["target_id"]: (one["state"], one["start"], one["due"], one["length"]) for one in detail["clocks"]}
    offline = json.loads(done.stdout)["clocks"]
    assert {one["target_id"]: (one["state"], one["start"], one["due"], one["length"]) for one in offline} == shown
