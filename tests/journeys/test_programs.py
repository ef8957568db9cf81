"""Other systems and programs: a system signs a person in by OpenID Connect, a program acts by a token."""

import secrets
from urllib.parse import urlsplit

import httpx
import pytest
from authlib.integrations.httpx_client import OAuth2Client
from joserfc import jwt
from joserfc.jwk import KeySet
from playwright.sync_api import Page, Route, expect

from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site
from tests.journeys.test_everyone import violations

pytestmark = pytest.mark.journey
RETURN = "https://app.example/cb"


def look(page: Page) -> list[str]:
    """What is wrong with a page for eyes and for phones."""
    page.wait_for_load_state("networkidle")
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return violations(page) + (["scrolls sideways"] if wide else [])


def register(page: Page) -> OAuth2Client:
    """An administrator registers a system and sets it up with what the page shows."""
    page.goto("/provider/clients")
    page.get_by_label("系统名称").fill(f"公文系统 {secrets.token_hex(3)}")
    page.get_by_label("回调地址").fill(RETURN)
    page.get_by_role("button", name="登记系统").click()
    shown = page.get_by_role("status").filter(has_text="client_id")
    expect(shown).to_contain_text("client_secret")
    assert look(page) == []
    client_id, secret = (shown.locator("p span").nth(number).inner_text() for number in (0, 1))
    return OAuth2Client(
        client_id, secret, scope="openid profile", redirect_uri=RETURN, code_challenge_method="S256", timeout=60
    )


def consent(page: Page, site: Site, url: str) -> str:
    """A person whom the system sends here signs in and says yes; the address that he is sent back to."""

    def answer(route: Route) -> None:
        route.fulfill(body="here")

    page.route("https://app.example/**", answer)
    page.goto(f"/authorize?{urlsplit(url).query}")
    page.get_by_label("账号").fill("contact")
    page.get_by_label("密码").fill(site.password)
    page.get_by_role("button", name="登录", exact=True).click()
    grant = page.get_by_role("button", name="同意并继续")
    expect(grant).to_be_visible()
    assert look(page) == []
    grant.click()
    page.wait_for_url(f"{RETURN}?*")
    return page.url


@pytest.mark.req("A-30")
def test_a_system_signs_a_person_in_by_a_standard_client_library(open_page: OpenPage, site: Site) -> None:
    told = httpx.get(f"{site.address}/.well-known/openid-configuration", timeout=60).json()
    verifier = secrets.token_urlsafe(48)
    with register(open_page("admin")) as library:
        url, state = library.create_authorization_url(told["authorization_endpoint"], code_verifier=verifier)
        page = open_page(width=390)
        back = {"authorization_response": consent(page, site, url), "state": state, "code_verifier": verifier}
        tokens = library.fetch_token(told["token_endpoint"], **back)
        keys = KeySet.import_key_set(httpx.get(told["jwks_uri"], timeout=60).json())
        subject = jwt.decode(tokens["id_token"], keys, ["RS256"]).claims["sub"]
        known = library.get(told["userinfo_endpoint"]).json()
        assert (known["sub"], known["preferred_username"]) == (subject, "contact")
        page.goto("/provider/consents")
        page.get_by_role("button", name="取消授权").first.click()
        expect(page.get_by_text("没有授权过第三方系统")).to_be_visible()
        assert library.get(told["userinfo_endpoint"]).status_code == 401


def asked(site: Site, secret: str) -> httpx.Response:
    """What a program with this token is answered when it asks for the contracts."""
    return httpx.get(f"{site.address}/api/contracts", headers={"authorization": f"Bearer {secret}"}, timeout=60)


def test_somebody_makes_a_token_sees_it_once_and_revokes_it(open_page: OpenPage, site: Site) -> None:
    page = open_page("engineer", width=390)
    page.goto("/account/tokens")
    page.get_by_role("button", name="新建令牌").click()
    page.get_by_label("用途").fill("月报程序")
    page.get_by_label("查看合同列表").check()
    page.get_by_role("button", name="生成令牌").click()
    secret = page.get_by_text("mst_").inner_text()
    assert look(page) == []
    assert asked(site, secret).status_code == 200
    page.reload()
    revoke = page.get_by_role("button", name="撤销 月报程序")
    expect(revoke).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("最近使用")
    assert secret not in page.content()
    revoke.click()
    expect(page.get_by_text("已失效")).to_be_visible()
    assert asked(site, secret).status_code == 401


@pytest.mark.parametrize("width", [1440, 390])
def test_a_service_account_may_what_its_role_allows(open_page: OpenPage, site: Site, width: int) -> None:
    page = open_page("admin", width=width)
    page.goto("/account/services")
    page.get_by_label("名称", exact=True).fill(f"机房监控 {width}")
    page.get_by_label("登录名").fill(f"monitor-{width}")
    page.get_by_role("button", name="新建服务账号").click()
    panel = page.locator("section", has=page.get_by_role("heading", name=f"机房监控 {width}"))
    panel.get_by_label("合同").select_option(index=1)
    panel.get_by_label("角色").select_option(label="审计人员")
    panel.get_by_role("button", name="授予角色").click()
    expect(panel.get_by_role("button", name="收回 审计人员")).to_be_visible()
    panel.get_by_role("button", name="新建令牌").click()
    panel.get_by_label("用途").fill("告警")
    panel.get_by_label("查看合同列表").check()
    assert look(page) == []
    panel.get_by_role("button", name="生成令牌").click()
    secret = panel.get_by_text("mst_").inner_text()
    assert len(asked(site, secret).json()) == 1


@pytest.mark.req("A-47")
@pytest.mark.parametrize("width", [1440, 390])
def test_a_unit_s_administrator_keeps_the_accounts_of_his_units_by_keyboard(open_page: OpenPage, width: int) -> None:
    page = open_page("unit", width=width)
    page.goto("/account/services")
    page.get_by_label("名称", exact=True).fill(f"温湿度采集 {width}")
    page.get_by_label("登录名").fill(f"sensor-{width}")
    page.get_by_label("归属部门").select_option(index=1)
    page.get_by_role("button", name="新建服务账号").press("Enter")
    page.get_by_role("button", name=f"修改名称 温湿度采集 {width}").press("Enter")
    page.get_by_role("dialog").get_by_label("名称").fill(f"环境采集 {width}")
    assert look(page) == []
    page.keyboard.press("Enter")
    panel = page.locator("section", has=page.get_by_role("heading", name=f"环境采集 {width}"))
    expect(panel).to_contain_text("合同角色由系统管理员授予和收回")
    panel.get_by_role("button", name="新建令牌").press("Enter")
    panel.get_by_label("用途").fill("采集")
    panel.get_by_label("查看合同列表").press("Space")
    assert look(page) == []
    panel.get_by_role("button", name="生成令牌").press("Enter")
    expect(panel).to_contain_text("温如玉 生成")
    page.get_by_role("button", name=f"停用 环境采集 {width}").press("Enter")
    expect(panel).to_contain_text("已停用")
