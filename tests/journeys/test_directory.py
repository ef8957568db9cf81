"""An administrator connects the body's directory, people sign in with their account in it, and who is unknown waits."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from mainstay.account.tests.slapd import BASE, PASSWORD, READER, READS, Directory, running_directory
from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site
from tests.journeys.test_everyone import violations

pytestmark = pytest.mark.journey
NAME = "市政务目录"
BUTTON = f"使用{NAME}登录"


@pytest.fixture(scope="module")
def slapd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Directory]:
    """OpenLDAP's server on this machine."""
    with running_directory(tmp_path_factory.mktemp("slapd")) as running:
        yield running


def fill_in(page: Page, slapd: Directory) -> None:
    """The form, as an administrator fills it in for OpenLDAP; a filter that is none is refused at its field first."""
    page.goto("/account/sources")
    page.get_by_label("类型").select_option("ldap")
    fields = {"名称（中文）": NAME, "名称（英文）": "City directory", "服务器地址": f"ldap://127.0.0.1:{slapd.plain}"}
    asks = {"查询账号的 DN": READER, "查询账号的密码": READS, "搜索基准（Base DN）": BASE}
    for label, value in (fields | asks | {"搜索过滤器": "(uid=wang)"}).items():
        page.get_by_label(label).fill(value)
    page.get_by_label("本系统没有的人员").select_option("register")
    page.get_by_label("所属单位").select_option(index=1)
    page.get_by_role("button", name="接入认证源").click()
    expect(page.get_by_label("搜索过滤器")).to_have_accessible_description(re.compile("过滤器须有且仅有一处"))
    assert violations(page) == []
    page.get_by_label("过滤器和属性").select_option("openldap")
    page.get_by_role("button", name="接入认证源").click()


def check(panel: Locator, login: str) -> None:
    """Check the directory, and look for somebody in it."""
    panel.get_by_label("试查账号").fill(login)
    panel.get_by_role("button", name="检查").click()


@pytest.fixture(scope="module")
def connected(browser: Browser, site: Site, slapd: Directory) -> Iterator[None]:
    """The directory is connected and checked."""
    context = browser.new_context(base_url=site.address, locale="zh-CN", viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto("/")
    site.sign_in(page, "admin")
    fill_in(page, slapd)
    panel = page.locator("section", has=page.get_by_role("heading", name=NAME))
    check(panel, "nobody")
    expect(panel.get_by_text("没有条目符合过滤器")).to_be_visible()
    check(panel, "engineer")
    expect(panel.get_by_text("检查通过")).to_be_visible()
    assert violations(page) == []
    yield
    context.close()


def type_in(page: Page, login: str, password: str) -> None:
    page.get_by_label("账号").fill(login)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录", exact=True).click()


@pytest.mark.usefixtures("connected")
@pytest.mark.parametrize("width", [1440, 390])
def test_people_come_in_with_their_account_and_land_where_they_wanted_to(open_page: OpenPage, width: int) -> None:
    page = open_page(width=width)
    page.goto("/sign-in?next=%2Fcontracts")
    page.get_by_role("button", name=BUTTON).click()
    expect(page.get_by_role("heading", level=1, name=BUTTON)).to_be_visible()
    assert violations(page) == []
    type_in(page, "engineer", "wrong")
    expect(page.get_by_role("alert")).to_contain_text("账号或密码不正确。")
    type_in(page, "engineer", PASSWORD)
    expect(page.get_by_role("heading", level=1, name="合同")).to_be_visible()
    assert page.request.get("/api/directory/session").json()["person"]["login"] == "engineer"


@pytest.mark.usefixtures("connected")
def test_who_is_unknown_waits_for_an_administrator(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_role("button", name=BUTTON).click()
    type_in(page, "zhou.zq", PASSWORD)
    expect(page.get_by_role("heading", level=1, name="已提交注册申请")).to_be_visible()
    assert violations(page) == []
    admin = open_page("admin")
    admin.goto("/account/registrations")
    expect(admin.get_by_text(f"来自{NAME} · 登录名 zhou.zq")).to_be_visible()


@pytest.mark.usefixtures("connected")
def test_a_directory_that_is_off_leads_back_to_the_sign_in_page(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/sign-in/with/00000000-0000-4000-8000-000000000001")
    expect(page.get_by_role("button", name=BUTTON)).to_be_visible()
