"""Open pages follow what others do, without being loaded again."""

import os
import signal
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site
from tests.running.up import processes

pytestmark = pytest.mark.journey
LIVE = "实时更新"


def comment(page: Page, number: str, note: str) -> None:
    """As another program of this person does, over the API."""
    detail = page.context.request.get(f"/api/desk/cases/{number}").json()
    token = next(one["value"] for one in page.context.cookies() if one["name"] == "csrftoken")
    body = {"act": "comment", "expected_seq": detail["case"]["seq"], "note": note}
    answer = page.context.request.post(f"/api/desk/cases/{number}/entries", data=body, headers={"X-CSRFToken": token})
    assert answer.ok, answer.text()


def is_live(page: Page) -> None:
    expect(page.get_by_text(LIVE, exact=True)).to_be_visible(timeout=15_000)


def test_a_page_shows_what_somebody_else_writes(open_page: OpenPage) -> None:
    reader, writer = open_page("contact"), open_page("engineer")
    number = writer.context.request.get("/api/desk/workbench?limit=1").json()["items"][0]["number"]
    reader.goto(f"/cases/{number}")
    is_live(reader)
    comment(writer, number, "现场已查看，稍后更换设备。")
    expect(reader.get_by_text("现场已查看，稍后更换设备。")).to_be_visible(timeout=15_000)


def test_a_page_that_is_cut_off_catches_up(open_page: OpenPage, site: Site) -> None:
    reader, writer = open_page("contact"), open_page("engineer")
    number = writer.context.request.get("/api/desk/workbench?limit=1").json()["items"][0]["number"]
    reader.goto(f"/cases/{number}")
    is_live(reader)
    os.kill(gateway_of(site), signal.SIGKILL)
    comment(writer, number, "断开期间写下的留言。")
    expect(reader.get_by_text("断开期间写下的留言。")).to_be_visible(timeout=45_000)
    is_live(reader)


def gateway_of(site: Site) -> int:
    """The gateway of this installation among all processes."""
    ours = f"MAINSTAY_STATE={site.state}".encode()
    for pid in processes():
        place = Path("/proc") / str(pid)
        if b"mainstay\0gateway" in (place / "cmdline").read_bytes() and ours in (place / "environ").read_bytes():
            return pid
    raise LookupError("no gateway is running")


def test_signing_out_elsewhere_ends_all_tabs(open_page: OpenPage) -> None:
    first = open_page("auditor")
    second = first.context.new_page()
    second.goto("/cases")
    is_live(second)
    first.get_by_role("button", name="个人菜单").click()
    first.get_by_role("menuitem", name="退出登录").click()
    expect(second.get_by_label("账号")).to_be_visible(timeout=15_000)
