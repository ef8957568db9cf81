"""Who is on duty, what is due next, what a ladder has done and will do: by the pages alone."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenPage
from tests.journeys.site import act, report_fault

pytestmark = pytest.mark.journey
NIGHT = {"开始时间": "22:00", "结束时间": "06:00"}


def report_urgent(page: Page, title: str) -> str:
    """An urgent event under contract E, whose seat has a ladder of its own."""
    reported = f"{datetime.now(ZoneInfo('Asia/Shanghai')):%Y-%m-%dT%H:%M}"
    return report_fault(page, contract="E", level="紧急", title=title, reported=reported, facts={})


def open_roster(page: Page, contract: str) -> None:
    """The roster of a contract, this week."""
    page.goto("/rosters")
    choice = page.get_by_label("合同", exact=True)
    choice.select_option(label=choice.locator("option", has_text=re.compile(f"^{contract} ")).inner_text())
    expect(page.get_by_role("heading", name="乙方工程师")).to_be_visible()


def test_a_shift_is_put_on_and_ended_where_both_sides_see_it(open_page: OpenPage) -> None:
    page = open_page("manager")
    open_roster(page, "E")
    page.get_by_role("button", name="新增班次").click()
    drawer = page.get_by_role("dialog")
    drawer.get_by_label("角色", exact=True).select_option(label="乙方专家")
    drawer.get_by_label("人员", exact=True).select_option(index=1)
    drawer.get_by_role("radio", name=re.compile("^仅一天")).check(force=True)
    for label, hours in NIGHT.items():
        drawer.get_by_label(label, exact=True).fill(hours)
    drawer.get_by_role("button", name="保存").click()
    expect(drawer).to_be_hidden()
    expect(page.get_by_role("button", name=re.compile("22:00")).first).to_be_visible()
    customer = open_page("contact")
    open_roster(customer, "E")
    expect(customer.get_by_role("button", name="新增班次")).to_have_count(0)
    expect(customer.get_by_text(re.compile("^新增班次：.*22:00–06:00")).first).to_be_visible()
    customer.get_by_role("button", name=re.compile("22:00")).first.click()
    expect(customer.get_by_role("dialog").get_by_role("button", name="结束班次")).to_have_count(0)


def test_a_ladder_shows_what_fired_and_what_is_to_come(open_page: OpenPage) -> None:
    number = report_urgent(open_page("contact"), "三轴仪控制系统停机")
    page = open_page("engineer")
    page.goto(f"/cases/{number}")
    expect(page.get_by_role("listitem").filter(has_text="系统").filter(has_text="通知").last).to_be_visible()
    page.get_by_role("link", name="查看升级阶梯").click()
    seat = page.get_by_role("table", name="座席提醒与换人")
    told = seat.get_by_role("row").filter(has_text="即时")
    expect(told).to_contain_text("已触发")
    expect(told).to_contain_text("已通知：")
    expect(seat.get_by_role("row").filter(has_text="改派")).to_contain_text("须在15分钟内确认")
    told.get_by_role("link", name=re.compile("附件2 8.2")).click()
    expect(page.get_by_role("dialog")).to_contain_text("附件2 8.2")
    page.get_by_role("dialog").get_by_role("button", name="关闭").first.click()
    told.get_by_role("link", name=re.compile("台账第")).click()
    expect(page.get_by_role("heading", level=1, name="三轴仪控制系统停机")).to_be_visible()


def test_what_is_due_next_follows_what_is_done(open_page: OpenPage) -> None:
    number = report_urgent(open_page("contact"), "固结仪数据无法读取")
    page = open_page("engineer")
    page.goto(f"/cases/{number}/ladder")
    page.get_by_role("link", name="本工单的到期事项").click()
    expect(page.get_by_text(f"只看：{number} 固结仪数据无法读取")).to_be_visible()
    reminder = page.get_by_role("row").filter(has_text="座席提醒与换人：满30分钟，提醒")
    expect(reminder).to_contain_text("值班工程师")
    reminder.get_by_role("link", name=re.compile(number)).click()
    page.goto(f"/cases/{number}")
    act(page, "响应")
    page.goto(f"/cases/{number}/ladder")
    seat = page.get_by_role("table", name="座席提醒与换人")
    expect(seat.get_by_role("row").filter(has_text="满30分钟")).to_contain_text("工单已“响应”")
    page.get_by_role("link", name="本工单的到期事项").click()
    expect(page.get_by_role("row").filter(has_text="事件升级：满1小时，升级上报")).to_be_visible()
    expect(reminder).to_have_count(0)
    page.get_by_label("类别").select_option(label="工单时限")
    expect(page.get_by_role("row").filter(has_text="升级上报")).to_have_count(0)


def test_an_administrator_tries_a_holiday_table(open_page: OpenPage) -> None:
    page = open_page("admin")
    page.goto("/calendars")
    page.get_by_label("以现行安排为底稿").select_option(label="2026 年（随产品提供）")
    text = page.get_by_label("文件内容")
    text.fill(text.input_value().replace("holidays:", "holidays: never #", 1))
    page.get_by_role("button", name="预览影响").click()
    expect(page.get_by_role("alert").filter(has_text="节假日文件")).to_be_visible()
    page.get_by_label("以现行安排为底稿").select_option(label="2026 年（随产品提供）")
    page.get_by_role("button", name="预览影响").click()
    expect(page.get_by_role("heading", name="预览结果")).to_be_visible()
    expect(page.get_by_text("与现行安排相同")).to_be_visible()
