"""From a contract's own text to a running clock: upload, check, two signatures, a fault under the new contract."""

import re
import subprocess
import sys

import pytest
from playwright.sync_api import FilePayload, Page, expect

from mainstay.drafting.tests.make import SIGNABLE
from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site, clock_card
from tests.journeys.test_everyone import violations
from tests.running.up import environment_beside

pytestmark = [pytest.mark.journey, pytest.mark.req("F-01")]
CONTRACT = FilePayload(name="机房运维合同.txt", mimeType="text/plain", buffer=SIGNABLE.encode())
WIDE = "document.documentElement.scrollWidth > window.innerWidth"


def operate(site: Site, *words: str) -> None:
    """What an operator does at the command line of the installation."""
    environment = environment_beside(site.state)
    subprocess.run([sys.executable, "-m", "mainstay", *words], env=environment, check=True, timeout=60)


def check_everything(page: Page) -> str:
    """Upload the contract, accept its terms, say that the place not understood holds none; its address."""
    page.goto("/drafting")
    page.locator("input[type=file]").set_input_files(CONTRACT)
    page.get_by_role("button", name="开始读取").click()
    page.get_by_role("button", name=re.compile("^采纳所列 16 个未核对条目")).click(timeout=60_000)
    page.get_by_role("button", name="已阅，无需成条").click()
    expect(page.get_by_text("已处理 17 / 17 处")).to_be_visible()
    assert violations(page) == []
    return page.url


def keep_and_sign(page: Page) -> None:
    """Give the contract its short code, save the file and sign it."""
    page.get_by_role("link", name="合同文件与签署").click()
    editor = page.get_by_role("textbox")
    expect(editor).to_have_value(re.compile("code: DRAFT"))
    expect(page.get_by_text("合同文件尚未保存。")).to_be_visible()
    editor.fill(editor.input_value().replace("code: DRAFT", "code: JF25"))
    page.get_by_role("button", name="保存合同文件").click()
    page.get_by_role("button", name="签署", exact=True).click()
    expect(page.get_by_text("已签 1 / 2 人")).to_be_visible()
    expect(page.get_by_text("您已签署，须由另一人签署。")).to_be_visible()
    assert violations(page) == []


def test_from_upload_to_a_running_clock(open_page: OpenPage, site: Site) -> None:
    operate(site, "user", "add", "second", "--name", "韦国强", "--role", "administrator", "--password", site.password)
    first = open_page("admin")
    address = check_everything(first)
    keep_and_sign(first)
    second = open_page("second")
    second.goto(f"{address}/contract")
    second.get_by_role("button", name="签署", exact=True).click()
    expect(second.get_by_text("已成为正式合同")).to_be_visible()
    second.get_by_role("link", name="打开合同").click()
    expect(second.get_by_role("heading", level=1, name="机房运维服务合同")).to_be_visible()
    operate(site, "user", "grant", "seat", "vendor_seat", "--contract", "JF25")
    seat = open_page("seat")
    seat.goto("/cases/report")
    contracts = seat.get_by_label("合同", exact=True)
    contracts.select_option(label=contracts.locator("option", has_text=re.compile("^JF25 ")).inner_text())
    seat.get_by_role("radio", name=re.compile("^一级故障")).check(force=True)
    seat.get_by_label("标题").fill("机房断电")
    seat.get_by_label("姓名").fill("石磊")
    seat.get_by_role("button", name="提交报修").click()
    expect(seat.get_by_role("heading", level=1, name="机房断电")).to_be_visible()
    expect(clock_card(seat, "响应")).to_contain_text("第三条")
    expect(clock_card(seat, "响应")).to_contain_text(re.compile("剩余"))


@pytest.mark.parametrize("width", [1440, 390])
def test_the_page_of_signatures_is_accessible(open_page: OpenPage, width: int) -> None:
    page = open_page("admin", language="en", width=width)
    page.goto("/drafting")
    page.locator("input[type=file]").set_input_files(CONTRACT)
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("link", name="Contract file and signatures").click(timeout=60_000)
    expect(page.get_by_role("button", name="Sign", exact=True)).to_be_disabled()
    assert (violations(page), page.evaluate(WIDE)) == ([], False)
