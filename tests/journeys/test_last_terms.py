"""Terms in a browser: person-days that the price covers, a case left out by a clause, renewals and quotes."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import OpenPage
from tests.journeys.site import act, report_fault
from tests.journeys.test_everyone import violations

pytestmark = pytest.mark.journey
WIDE = "document.documentElement.scrollWidth > window.innerWidth"
LEFT = re.compile(r"余 ([\d.]+) / 10 人日")


def contract_of(page: Page, code: str) -> str:
    """The id of a contract by its code."""
    found: list[dict[str, Any]] = page.context.request.get("/api/contracts").json()
    return next(str(one["id"]) for one in found if one["code"] == code)


def sound(page: Page) -> None:
    """Axe finds nothing, and nothing is wider than the page."""
    assert (violations(page), page.evaluate(WIDE)) == ([], False)


def form_of(page: Page, name: str) -> Locator:
    """The form of an act, opened from the bar or the menu."""
    expect(page.get_by_role("heading", name="办理过程")).to_be_visible()
    button = page.get_by_role("button", name=name, exact=True)
    if not button.is_visible():
        page.get_by_role("button", name="更多").click()
        button = page.get_by_role("button", name=name, exact=True)
    button.click()
    return page.get_by_role("dialog")


def left_on(page: Page, contract: str) -> float:
    """The balance on the contract's page."""
    page.goto(f"/contracts/{contract}?view=money")
    expect(page.get_by_text(LEFT)).to_be_visible()
    found = LEFT.search(page.get_by_text(LEFT).inner_text())
    assert found
    return float(found.group(1))


@pytest.mark.req("D-06")
def test_what_is_over_the_person_days_asks_for_a_price(open_page: OpenPage) -> None:
    contact, engineer = open_page("contact"), open_page("engineer")
    contract = contract_of(contact, "D")
    left = left_on(contact, contract)
    sound(contact)
    contact.goto(f"/cases/report?contract={contract}&what=request")
    contact.get_by_label("标题").fill("首页增加专题栏目")
    contact.get_by_role("button", name="提交").click()
    expect(contact.get_by_role("heading", level=1, name="首页增加专题栏目")).to_be_visible()
    engineer.goto("/" + contact.url.split("/", 3)[3])
    estimate(engineer, left + 2)
    expect(engineer.get_by_role("dialog")).to_contain_text("超出 2 人日，请填写“报价（元）”")
    sound(engineer)
    engineer.get_by_role("dialog").get_by_label("报价（元）").fill("3000")
    submit(engineer, "答复并估算")
    contact.reload()
    act(contact, "接受估算", 说明="同意报价")
    expect(contact.get_by_role("main")).to_contain_text("3,000.00")
    assert left_on(contact, contract) == 0


def estimate(page: Page, effort: float) -> None:
    """The answer to a request, without a price."""
    form = form_of(page, "答复并估算")
    form.get_by_label("可行性").select_option(label="可行")
    form.get_by_label("工作量（人日）").fill(f"{effort:g}")
    form.get_by_label("预计完成时间").fill("2099-01-01T18:00")
    form.get_by_label("答复内容").fill("可以实现")
    form.locator("form").get_by_role("button", name="答复并估算", exact=True).click()


def submit(page: Page, name: str) -> None:
    """Send the form that is open."""
    drawer = page.get_by_role("dialog")
    drawer.locator("form").get_by_role("button", name=name, exact=True).click()
    expect(drawer).to_be_hidden()


@pytest.mark.req("C-24")
def test_both_sides_leave_a_case_out_by_a_clause(open_page: OpenPage) -> None:
    contact, director, approver = open_page("contact"), open_page("director"), open_page("approver", width=390)
    reported = "2026-09-01T10:00"
    number = report_fault(contact, contract="A", level="I级", title="地震后平台中断", reported=reported, facts={})
    director.goto(f"/cases/{number}")
    form = form_of(director, "提出除外")
    form.get_by_label("除外情形").select_option(index=1)
    form.get_by_label("事实与理由").fill("地震致光缆中断，附应急管理局公告")
    submit(director, "提出除外")
    expect(director.get_by_text("待对方答复，答复前各项时限照常计算。")).to_be_visible()
    approver.goto(f"/cases/{number}")
    approver.get_by_role("button", name=re.compile("^答复")).click()
    form = approver.get_by_role("dialog")
    form.get_by_label("答复").select_option(label="同意除外")
    form.get_by_label("依据").fill("属实")
    submit(approver, "答复除外")
    expect(approver.get_by_role("alert")).to_contain_text("依据")
    expect(approver.get_by_role("complementary", name="计时")).not_to_contain_text("已超时")
    sound(approver)
    director.goto("/cases?excluded=true")
    row = director.get_by_role("row").filter(has_text=number)
    expect(row).to_contain_text("除外")
    row.get_by_role("link", name=re.compile("依据")).click()
    expect(director.get_by_role("dialog")).to_contain_text("不可抗力")


@pytest.mark.req("A-20")
def test_a_renewal_over_the_cap_stands_out(open_page: OpenPage) -> None:
    director, approver = open_page("director"), open_page("approver", width=390)
    contract = contract_of(director, "A")
    director.goto(f"/contracts/{contract}?view=offers")
    director.get_by_role("button", name="提出续期报价").click()
    drawer = director.get_by_role("dialog")
    for label, value in {"费用合计": "76500", "起始日期": "2028-06-01", "截止日期": "2029-05-31"}.items():
        drawer.get_by_label(label).fill(value)
    drawer.get_by_role("button", name="确定").click()
    expect(drawer).to_be_hidden()
    expect(director.get_by_text("超出 6,500.00 元")).to_be_visible()
    sound(director)
    approver.goto(f"/contracts/{contract}")
    expect(approver.get_by_text("有续期报价超过合同约定的上限")).to_be_visible()
    approver.get_by_role("link", name="查看续期与报价").click()
    approver.get_by_role("button", name=re.compile("^接受报价")).click()
    approver.get_by_role("dialog").get_by_role("button", name="确定").click()
    expect(approver.get_by_role("dialog")).to_contain_text("不能接受")


@pytest.mark.req("E-30")
def test_a_quote_from_the_card_adds_up(open_page: OpenPage) -> None:
    director = open_page("director")
    director.goto(f"/contracts/{contract_of(director, 'E')}?view=offers")
    director.get_by_role("button", name="出具报价单").click()
    director.get_by_role("dialog").get_by_label("费率").select_option(label="驻场与机动混合模式（推荐）")
    director.get_by_role("dialog").get_by_label("一线驻场工程师").fill("6")
    director.get_by_role("dialog").get_by_label("二线上门服务").fill("8")
    director.get_by_role("dialog").get_by_role("button", name="确定").click()
    expect(director.get_by_text("柒万陆仟捌佰捌拾元整")).to_be_visible()
    sound(director)
