"""What if, asked on the page: other terms over recorded cases, and a simulated year."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import OpenPage
from tests.journeys.site import act, report_fault
from tests.journeys.test_everyone import violations

pytestmark = [pytest.mark.journey, pytest.mark.req("F-04")]
WIDE = "document.documentElement.scrollWidth > window.innerWidth"
ANSWER, SHARE = re.compile(r"^响应 III级.*时限改为（数值）$"), "逾期服务违约金 比例"


def contract_a(page: Page) -> str:
    """The contract's id."""
    found: list[dict[str, str]] = page.context.request.get("/api/contracts").json()
    return next(one["id"] for one in found if one["code"] == "A")


def solve_late(open_page: OpenPage) -> str:
    """A level III fault under contract A, answered after 25 minutes and solved nine days late; its number."""
    contact, engineer = open_page("contact"), open_page("engineer")
    facts = {"乙方在甲方有驻场人员": "是"}
    number = report_fault(
        contact, contract="A", level="III级", title="通讯录不能同步", reported="2026-03-09T10:00", facts=facts
    )
    engineer.goto(f"/cases/{number}")
    act(engineer, "响应", 发生时间="2026-03-09T10:25")
    act(engineer, "解决", 解决措施="重建索引", 发生时间="2026-04-01T18:00")
    return number


def table(page: Page, name: str) -> Locator:
    """The rows of a table with figures."""
    return page.get_by_role("table", name=name, exact=True).locator("tbody").get_by_role("row")


def test_another_limit_and_share_move_breaches_and_money(open_page: OpenPage) -> None:
    number, page = solve_late(open_page), open_page("director")
    page.goto(f"/contracts/{contract_a(page)}")
    page.get_by_role("link", name="条款推演").click()
    page.get_by_label("核算期间").select_option("2026")
    page.get_by_label(ANSWER).fill("20")
    page.locator("summary").filter(has_text="违约金和扣减").click()
    page.get_by_label(SHARE).fill("0.02%")
    expect(page.get_by_text("已改 2 处")).to_be_visible()
    page.get_by_role("button", name="开始核算").click()
    # 0.01% of 700,000.00 for each of nine days; twice that with twice the share.
    line = table(page, "有变动的扣款明细").filter(has_text="630.00 元").filter(has_text="1,260.00 元")
    expect(line).to_have_count(1)
    changed = table(page, "结果有变的工单")
    expect(changed.filter(has_text=number)).to_contain_text("响应")
    answered = table(page, "各级别各时限超时").filter(has_text=re.compile(r"III级.*· 响应")).get_by_role("cell")
    before, after = (int(answered.nth(place).inner_text()) for place in (2, 3))
    assert after - before == changed.count() >= 1
    assert (violations(page), page.evaluate(WIDE)) == ([], False)
    page.get_by_role("button", name="恢复合同约定").click()
    expect(page.get_by_label(ANSWER)).to_have_value("30")
    page.get_by_role("link", name=number).click()
    expect(page.get_by_role("heading", level=1, name="通讯录不能同步")).to_be_visible()


def test_a_simulated_year_is_shown_as_charts_with_their_tables(open_page: OpenPage) -> None:
    page = open_page("assessor", width=390)
    page.goto(f"/contracts/{contract_a(page)}/whatif")
    page.get_by_label(ANSWER).fill("5")
    page.get_by_role("link", name="模拟一年").click()
    expect(page.get_by_role("checkbox", name="采用已改动的 1 处条款")).to_be_checked()
    page.get_by_label("全年工单数").fill("300")
    page.get_by_label("随机数种子").fill("7")
    page.get_by_role("button", name="开始模拟").click()
    expect(page.get_by_role("heading", name=re.compile("（300 张工单，随机数种子 7）$"))).to_be_focused()
    expect(page.get_by_role("img", name="各月超时次数柱状图，数值见下表")).to_be_visible()
    expect(page.get_by_role("img", name="人数与超时比例折线图，数值见下表")).to_be_visible()
    months = table(page, "各月超时次数")
    figures = [[int(cell) for cell in row.get_by_role("cell").all_inner_texts()[1:]] for row in months.all()]
    missed = page.get_by_role("term").filter(has_text=re.compile("^超时次数$")).locator("xpath=../dd").inner_text()
    assert (len(figures), sum(row[0] for row in figures)) == (12, 300)
    assert missed.startswith(f"{sum(row[1] for row in figures)} / ")
    assert (violations(page), page.evaluate(WIDE)) == ([], False)


def test_what_cannot_be_run_is_said_where_it_stands(open_page: OpenPage) -> None:
    page = open_page("auditor")
    address = f"/contracts/{contract_a(page)}/whatif"
    page.goto(f"{address}?period=2031-01")
    page.get_by_label(ANSWER).fill("soon")
    expect(page.get_by_label(ANSWER)).to_have_accessible_description("请填写整数")
    expect(page.get_by_role("button", name="开始核算")).to_be_disabled()
    page.get_by_label(ANSWER).fill("20")
    page.get_by_role("button", name="开始核算").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("结算期 2031-01 尚未开始")
    page.goto(f"{address}?view=year")
    page.get_by_label("全年工单数").fill("10001")
    expect(page.get_by_label("全年工单数")).to_have_accessible_description("至多 10,000 张 请填写 1 至 10,000 的整数")
    expect(page.get_by_role("button", name="开始模拟")).to_be_disabled()


def test_an_engineer_finds_no_way_there(open_page: OpenPage) -> None:
    page = open_page("engineer")
    address = f"/contracts/{contract_a(page)}"
    page.goto(address)
    expect(page.get_by_role("link", name="时限与升级")).to_be_visible()
    expect(page.get_by_role("link", name="条款推演")).to_have_count(0)
    page.goto(f"{address}/whatif")
    expect(page.get_by_role("alert")).to_contain_text("403")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [1440, 390])
def test_both_views_are_accessible(open_page: OpenPage, language: str, width: int) -> None:
    page = open_page("assessor", language=language, width=width)
    for query, button in (("", ("开始核算", "Judge the records")), ("?view=year", ("开始模拟", "Simulate"))):
        page.goto(f"/contracts/{contract_a(page)}/whatif{query}")
        expect(page.get_by_role("button", name=button[language == "en"], exact=True)).to_be_visible()
        assert (violations(page), page.evaluate(WIDE)) == ([], False)
