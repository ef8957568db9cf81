"""An administrator connects the body's own provider, people sign in by its button, and who is unknown waits."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from mainstay.account.tests.idp import CLIENT, SECRET, Idp, running_idp
from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site
from tests.journeys.test_everyone import violations

pytestmark = pytest.mark.journey
NAME = "市政务统一认证"


@pytest.fixture(scope="module")
def idp() -> Iterator[Idp]:
    """A provider on this machine."""
    with running_idp() as running:
        yield running


def connect(page: Page, idp: Idp) -> str:
    """Fill in the form as an administrator, and check; the address to come back to."""
    page.goto("/account/sources")
    fields = {"名称（中文）": NAME, "名称（英文）": "City sign-in", "Issuer 地址": idp.issuer}
    for label, value in {**fields, "客户端标识": CLIENT, "客户端密钥": SECRET}.items():
        page.get_by_label(label).fill(value)
    page.get_by_label("首次登录时如何对应本系统用户").select_option("login")
    page.get_by_label("本系统没有的人员").select_option("register")
    page.get_by_label("所属单位").select_option(index=1)
    assert violations(page) == []
    page.get_by_role("button", name="接入认证源").click()
    panel = page.locator("section", has=page.get_by_role("heading", name=NAME))
    panel.get_by_role("button", name="检查").click()
    expect(panel.get_by_text("检查通过")).to_be_visible()
    assert violations(page) == []
    return panel.get_by_text("/sign-in/from/").inner_text()


@pytest.fixture(scope="module")
def back(browser: Browser, site: Site, idp: Idp) -> Iterator[str]:
    """The source is connected and checked; the address that people come back to."""
    context = browser.new_context(base_url=site.address, locale="zh-CN", viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto("/")
    site.sign_in(page, "admin")
    yield connect(page, idp)
    context.close()


def go(page: Page, idp: Idp, back: str, login: str) -> None:
    """Press the button on the sign-in page; at the provider somebody of this login signs in at once."""
    idp.claims = {"preferred_username": login, "sub": login, "name": "周知秋"}

    def authorise(route: Route) -> None:
        query = idp.authorise(route.request.url)
        route.fulfill(status=302, headers={"Location": f"{back}?{query}"})

    page.route(f"{idp.issuer}/authorize?**", authorise)
    page.get_by_role("button", name=f"使用{NAME}登录").click()


@pytest.mark.parametrize("width", [1440, 390])
def test_people_come_in_by_the_button_and_land_where_they_wanted_to(
    open_page: OpenPage, idp: Idp, back: str, width: int
) -> None:
    page = open_page(width=width)
    page.goto("/sign-in?next=%2Fcontracts")
    expect(page.get_by_role("button", name=f"使用{NAME}登录")).to_be_visible()
    assert violations(page) == []
    go(page, idp, back, "engineer")
    expect(page.get_by_role("heading", level=1, name="合同")).to_be_visible()
    assert page.request.get("/api/directory/session").json()["person"]["login"] == "engineer"


def test_who_is_unknown_waits_for_an_administrator(open_page: OpenPage, idp: Idp, back: str) -> None:
    page = open_page()
    go(page, idp, back, "zhou.zq")
    expect(page.get_by_role("heading", level=1, name="已提交注册申请")).to_be_visible()
    assert violations(page) == []
    admin = open_page("admin")
    admin.goto("/account/registrations")
    expect(admin.get_by_text(f"来自{NAME} · 登录名 zhou.zq")).to_be_visible()


def test_an_answer_that_was_used_says_so_and_leads_back(open_page: OpenPage, back: str) -> None:
    page = open_page()
    page.goto(f"{back}?code=c1&state=another")
    expect(page.get_by_role("alert")).to_contain_text("登录未成功")
    assert violations(page) == []
    page.get_by_role("link", name="返回登录页").click()
    expect(page.get_by_label("账号")).to_be_visible()
