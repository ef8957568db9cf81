"""Units in tiers: an administrator keeps what is under him; a change of unit is asked for, decided and in force."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenPage
from tests.journeys.test_programs import look

pytestmark = pytest.mark.journey
ABOVE, FROM, TO = "衡原市信息资源中心", "运行维护科", "数据资源科"


def add_person(page: Page, unit: str, name: str, login: str) -> None:
    """Somebody new in a unit; the page of the person opens."""
    page.goto("/units")
    page.get_by_role("link", name=unit).click()
    page.get_by_role("button", name="新增人员").click()
    form = page.get_by_role("dialog")
    form.get_by_role("button", name="新增人员").click()
    expect(form.get_by_label("姓名", exact=True)).to_be_focused()
    form.get_by_label("姓名", exact=True).fill(name)
    form.get_by_label("登录名").fill(login)
    form.get_by_role("button", name="新增人员").click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


@pytest.mark.req("A-47")
def test_an_administrator_keeps_units_and_people(open_page: OpenPage) -> None:
    page = open_page("unit")
    page.goto("/units")
    tree = page.get_by_role("navigation", name="所管部门")
    expect(tree).to_contain_text(FROM)
    expect(tree).not_to_contain_text("驻场服务部")
    assert look(page) == []
    tree.get_by_role("link", name=ABOVE).click()
    page.get_by_role("button", name="新增下级部门").click()
    page.get_by_role("dialog").get_by_label("部门名称").fill("档案科")
    page.get_by_role("dialog").get_by_role("button", name="新增下级部门").click()
    expect(tree.get_by_role("link", name="档案科")).to_have_attribute("aria-current", "true")
    add_person(page, "档案科", "李新", "lixin")
    assert look(page) == []
    page.goto("/units")
    tree.get_by_role("link", name="档案科").click()
    page.get_by_role("button", name="撤销部门").click()
    page.get_by_role("dialog").get_by_role("button", name="撤销部门").click()
    expect(page.get_by_role("alert")).to_contain_text("部门内仍有人员或下级部门")


@pytest.mark.req("A-47")
def test_a_change_is_asked_for_and_decided(open_page: OpenPage) -> None:
    contact, keeper = open_page("contact", width=390), open_page("unit")
    contact.goto("/changes")
    contact.get_by_role("button", name="申请调换部门").click()
    form = contact.get_by_role("dialog")
    form.get_by_label("调入部门").select_option(label=TO)
    form.get_by_label("申请理由").fill("岗位调整")
    form.get_by_role("button", name="提交").click()
    expect(contact.get_by_role("table")).to_contain_text("待审批")
    assert look(contact) == []
    keeper.goto("/changes")
    keeper.get_by_role("button", name="审批 林晓岚").click()
    form = keeper.get_by_role("dialog")
    expect(form).to_contain_text("您同时代表调出和调入部门")
    assert look(keeper) == []
    form.get_by_label("审批结论").select_option(label="同意")
    form.get_by_role("button", name="提交").click()
    expect(keeper.get_by_text("没有审批中的申请")).to_be_visible()
    keeper.get_by_role("link", name="已办结").click()
    expect(keeper.get_by_role("table")).to_contain_text("已生效")
    keeper.goto("/units")
    keeper.get_by_role("link", name=TO).click()
    expect(keeper.get_by_role("table")).to_contain_text("林晓岚")


@pytest.mark.req("A-47")
def test_who_administers_nothing_sees_no_units(open_page: OpenPage) -> None:
    page = open_page("contact")
    page.goto("/units")
    expect(page.get_by_role("main")).to_contain_text("您的角色不能进行")
    assert ABOVE not in page.get_by_role("main").inner_text()
    expect(page.get_by_role("navigation", name="主导航").get_by_role("link", name="部门与人员")).to_have_count(0)


def test_an_administrator_adds_an_organisation_and_gives_a_role(open_page: OpenPage) -> None:
    page = open_page("admin")
    page.goto("/units")
    page.get_by_role("button", name="新增机构").click()
    page.get_by_role("dialog").get_by_label("机构名称").fill("衡原市统计局")
    page.get_by_role("dialog").get_by_role("button", name="新增机构").click()
    expect(page.get_by_role("heading", level=2, name="衡原市统计局")).to_be_visible()
    add_person(page, "衡原市统计局", "钱明", "qianming")
    page.get_by_label("合同").select_option(index=1)
    page.get_by_label("角色", exact=True).select_option(label="甲方联系人")
    page.get_by_role("button", name="授予角色").click()
    take = page.get_by_role("button", name="收回 甲方联系人")
    expect(take).to_be_visible()
    assert look(page) == []
    take.click()
    expect(page.get_by_text("没有角色")).to_be_visible()
