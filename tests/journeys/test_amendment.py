"""An amendment of a contract, from a broken file to two signatures, with both versions readable."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.journeys.conftest import OpenPage
from tests.journeys.test_everyone import violations

pytestmark = pytest.mark.journey
FILE = Path(__file__).parents[2] / "examples" / "contracts" / "b-approval-system.yaml"
BROKEN = "length: 5 minutes"


def amendment() -> str:
    """Version 2 of contract B: from July on, level 2 is answered in three minutes instead of five."""
    text = FILE.read_text(encoding="utf-8")
    for old, new in (
        ("version: 1\n", "version: 2\namends: 1\n"),
        ("in_force_from: 2026-01-01", "in_force_from: 2026-07-01"),
        ("length: 5min", "length: 3min"),
    ):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def check_broken_file(page: Page) -> None:
    """The line that cannot be read is named and shown, and the text stays."""
    page.goto("/contracts")
    page.get_by_role("link", name="载入合同文件").click()
    broken = amendment().replace("length: 3min", BROKEN)
    page.get_by_label("文件内容").fill(broken)
    page.get_by_role("button", name="检查", exact=True).click()
    line = broken[: broken.index(BROKEN)].count("\n") + 1
    remark = page.get_by_role("list", name="检查意见").get_by_role("listitem")
    expect(remark).to_contain_text(BROKEN)
    remark.get_by_role("button", name=f"第 {line} 行").click()
    assert BROKEN in page.evaluate("getSelection().toString()")
    expect(page.get_by_role("button", name="载入", exact=True)).to_be_disabled()
    expect(page.get_by_label("文件内容")).to_have_value(broken)
    assert violations(page) == []


def load_amendment(page: Page) -> str:
    """The corrected file, chosen as a file; the address of the contract that it leads to."""
    chosen: FilePayload = {"name": "b-v2.yaml", "mimeType": "application/yaml", "buffer": amendment().encode()}
    page.get_by_label("选择文件").set_input_files(chosen)
    expect(page.get_by_text("以下是改动前的检查结果")).to_be_visible()
    page.get_by_role("button", name="检查", exact=True).click()
    expect(page.get_by_text("没有错误，可以载入。")).to_be_visible()
    page.get_by_role("button", name="载入", exact=True).click()
    expect(page).to_have_url(re.compile(r"/contracts/[0-9a-f-]{36}\?version=2$"))
    expect(page.get_by_role("main")).to_contain_text("待双方签署")
    return page.url.partition("?")[0]


def sign(page: Page, contract: str) -> None:
    """One side's consent, by way of the notice that a version waits for it."""
    page.goto(contract)
    page.get_by_role("link", name="查看第 2 版").click()
    page.get_by_role("button", name="签署第 2 版").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("2026年7月1日")
    dialog.get_by_role("button", name="确认签署").click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="签署第 2 版")).to_be_hidden()


def answered_within(page: Page, contract: str, version: int) -> str:
    """The time to answer at level 2, as a version's table of levels tells it."""
    page.goto(f"{contract}?version={version}&view=limits")
    expect(page.get_by_role("main")).to_contain_text(f"第 {version} 版")
    table = page.get_by_role("table").first
    return table.get_by_role("row", name=re.compile("^二级")).get_by_role("cell").first.inner_text()


def test_an_amendment_from_file_to_force(open_page: OpenPage) -> None:
    """The administrator loads it, both sides sign, and either version is read with its own figures."""
    admin = open_page("admin")
    check_broken_file(admin)
    contract = load_amendment(admin)
    for login in ("approver", "director"):
        sign(open_page(login), contract)
    admin.goto(f"{contract}?version=2&view=versions")
    signed = admin.get_by_role("listitem").filter(has_text="第 2 版").first
    expect(signed).not_to_contain_text("尚未签署")
    expect(signed.get_by_role("time")).to_have_count(2)
    assert "3 分钟" in answered_within(admin, contract, 2)
    assert "5 分钟" in answered_within(admin, contract, 1)


def test_only_administrators_are_offered_to_load(open_page: OpenPage) -> None:
    """Others see neither the button nor the form."""
    page = open_page("director")
    page.goto("/contracts")
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.get_by_role("link", name="载入合同文件")).to_be_hidden()
    page.goto("/contracts/load")
    expect(page.get_by_role("main")).to_contain_text("只有系统管理员可以载入合同")
    expect(page.get_by_label("文件内容")).to_be_hidden()
