"""A month closed by both sides: points taken, disputed, waived, signed, issued, printed, corrected later."""

import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenPage
from tests.journeys.test_everyone import violations

pytestmark = [pytest.mark.journey, pytest.mark.req("F-03", "C-20")]
RULE = "对接出现纰漏"
LOST, WAIVED = "对接会多次迟到", "联系不上值班人员"
WIDE = "document.documentElement.scrollWidth > window.innerWidth"


def contract_c(page: Page) -> str:
    """The address of the settlement of contract C."""
    found: list[dict[str, Any]] = page.context.request.get("/api/settlement/contracts").json()
    return next(f"/settlement/{one['contract_id']}" for one in found if one["code"] == "C")


def quiet_month(page: Page, root: str) -> tuple[str, str]:
    """A month that is over, without a statement and without facts that wait for a rule; and its score."""
    api = f"/api/settlement/contracts/{root.rpartition('/')[2]}"
    for month in page.context.request.get(api).json()["months"]:
        if month["is_over"] and month["scores"] and month["issued"] is None:
            sheets = page.context.request.get(f"{api}/statements/{month['period']}").json()["statement"]["sheets"]
            if not any(one["open_facts"] for one in sheets):
                return str(month["period"]), str(month["scores"][0]["score"])
    raise AssertionError("every month has facts that wait for a rule")


def fill_in(page: Page, **fields: str) -> None:
    """The form beside the page: its fields by their labels, then submit."""
    drawer = page.get_by_role("dialog")
    for label, value in fields.items():
        field = drawer.get_by_label(label)
        if label == "条目":
            field.select_option(label=value)
        else:
            field.fill(value)
    drawer.get_by_role("button", name="提交").click()
    expect(drawer).to_be_hidden()


def take_off(page: Page, month: str, note: str, count: str) -> None:
    """Points off, entered by hand on the contract's page."""
    page.get_by_role("button", name="登记扣分").click()
    fill_in(page, 条目=RULE, 日期=f"{month}-10", 事由=note, 次数=count)
    expect(page.get_by_text(note)).to_be_visible()


def occurrence(page: Page, note: str) -> Any:
    """An occurrence on the sheet."""
    return page.get_by_role("listitem").filter(has_text=note).filter(has=page.get_by_text("凭据"))


def total(page: Page, name: str) -> str:
    """A sum of the page."""
    return page.get_by_role("term").filter(has_text=re.compile(f"^{name}$")).locator("xpath=../dd").inner_text()


def sign(page: Page) -> None:
    """Sign the sheet as it stands."""
    page.get_by_role("button", name="确认考核表").click()
    fill_in(page)


def printed(page: Page, name: str, target: Path) -> str:
    """What a downloaded PDF says, without blanks."""
    with page.expect_download() as download:
        page.get_by_role("link", name=name).click()
    download.value.save_as(target)
    pages = pypdfium2.PdfDocument(target.read_bytes())
    return "".join("".join(one.get_textpage().get_text_bounded().split()) for one in pages)


def test_a_month_is_closed_by_both_sides(open_page: OpenPage, tmp_path: Path) -> None:
    assessor, vendor, customer = open_page("assessor"), open_page("director"), open_page("approver")
    root = contract_c(assessor)
    month, score = quiet_month(assessor, root)
    assessor.goto(root)
    take_off(assessor, month, LOST, "11")
    take_off(assessor, month, WAIVED, "1")
    dispute_and_waive(vendor, customer, f"{root}/{month}")
    sign(customer)
    vendor.reload()
    sign(vendor)
    expect(vendor.get_by_text("甲方 周正南 已确认")).to_be_visible()
    expect(vendor.get_by_text("乙方 陆承宇 已确认")).to_be_visible()
    customer.reload()
    issue(customer, 1)
    net = total(customer, "本期合计").removesuffix(" 元")
    assert net.startswith("−")
    text = printed(customer, "下载PDF", tmp_path / "statement.pdf")
    assert (f"本期合计{net}负" in text, "预览" in text, text.count("已免除")) == (True, False, 1)
    correct(assessor, customer, root, month, score)


def dispute_and_waive(vendor: Page, customer: Page, address: str) -> None:
    """The vendor disputes one of the two, the customer lets it go."""
    vendor.goto(address)
    occurrence(vendor, WAIVED).get_by_role("button", name="提出异议").click()
    fill_in(vendor, 事由="当日值班电话无来电记录")
    expect(occurrence(vendor, WAIVED)).to_contain_text("有异议")
    expect(occurrence(vendor, WAIVED).get_by_role("button", name="免除")).to_have_count(0)
    customer.goto(address)
    occurrence(customer, WAIVED).get_by_role("button", name="免除").click()
    fill_in(customer, 事由="经核实情况属实")
    expect(occurrence(customer, WAIVED)).to_contain_text("已免除")
    assert (violations(customer), customer.evaluate(WIDE)) == ([], False)


def issue(page: Page, revision: int) -> None:
    """Issue the statement."""
    page.get_by_role("button", name="出具结算单").click()
    expect(page.get_by_text(f"已出具第 {revision} 版。")).to_be_visible()
    expect(page.get_by_role("link", name="下载PDF", exact=True)).to_be_visible()


def correct(assessor: Page, customer: Page, root: str, month: str, score: str) -> None:
    """A record that was wrong is void; the statement of the month is a new one, with its differences."""
    assessor.reload()
    line = assessor.get_by_role("listitem").filter(has_text=LOST)
    number = line.inner_text().partition(" ")[0]
    assessor.get_by_role("button", name="作废记录").click()
    fill_in(assessor, 记录号=number, 事由="登记重复")
    expect(line).to_contain_text("已作废")
    expect(assessor.get_by_role("img", name=re.compile("^考核细则表得分走势 近"))).to_be_visible()
    assert (violations(assessor), assessor.evaluate(WIDE)) == ([], False)
    customer.goto(f"{root}/{month}")
    expect(customer.get_by_role("link", name="预览PDF")).to_be_visible()
    issue(customer, 2)
    customer.get_by_role("link", name="与上一版的差异").click()
    changes = customer.get_by_role("table", name="变动")
    expect(changes.get_by_role("row").filter(has_text="考核得分")).to_contain_text(score)
    expect(changes.get_by_role("row").filter(has_text="本期合计")).to_contain_text("−32,656.67")
    assert (violations(customer), customer.evaluate(WIDE)) == ([], False)
