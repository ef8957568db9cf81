"""An administrator sees a gateway fail and come back, sends a message again, and reads words as he writes them."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import OpenPage, installed
from tests.journeys.site import Site
from tests.journeys.test_everyone import violations
from tests.plumbing.sms import SECRET, SmsGateway, running_gateway

pytestmark = [pytest.mark.journey, pytest.mark.req("E-18")]
PATIENCE = 30_000


@pytest.fixture(scope="module")
def gateway() -> Iterator[SmsGateway]:
    """An SMS gateway that does as it is told."""
    with running_gateway() as found:
        yield found


@pytest.fixture(scope="module")
def site(gateway: SmsGateway, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """An installation that sends its SMS there."""
    folder = tmp_path_factory.mktemp("sms")
    settings = {"MAINSTAY_SMS_GATEWAY": gateway.describe(folder), "MAINSTAY_SMS_SECRET": SECRET}
    with installed(settings) as found:
        yield found


def lane(page: Page) -> Locator:
    """The card of the SMS lane, read anew."""
    page.goto("/messages/channels")
    return page.get_by_role("region", name="短信", exact=True)


def send_test(page: Page, phone: str) -> None:
    """Send a test and open its proof."""
    card = lane(page)
    card.get_by_label("测试手机号").fill(phone)
    card.get_by_role("button", name="发送测试").click()
    card.get_by_role("link", name="查看凭据").click()


def test_a_failing_channel_is_tried_now(open_page: OpenPage, gateway: SmsGateway) -> None:
    page = open_page("admin")
    gateway.plan = ["busy"]
    send_test(page, "13900000001")
    proof = page.get_by_role("dialog")
    expect(proof).to_contain_text('503 {"code": "9"}', timeout=PATIENCE)
    card = lane(page)
    expect(card).to_contain_text("有失败")
    assert violations(page) == []
    card.get_by_role("button", name="立即重试 短信").click()
    expect(card).to_contain_text("正常", timeout=PATIENCE)
    expect(card.get_by_role("button", name="立即重试 短信")).to_have_count(0)
    assert len(gateway.received("13900000001")) == 1


def test_a_message_that_failed_is_sent_again_from_the_log(open_page: OpenPage, gateway: SmsGateway) -> None:
    page = open_page("admin")
    gateway.plan = ["bad"]
    send_test(page, "13900000002")
    proof = page.get_by_role("dialog")
    expect(proof).to_contain_text("未送达", timeout=PATIENCE)
    page.goto("/messages?state=failed&channel=sms")
    page.get_by_role("link", name=re.compile("渠道测试")).first.click()
    proof.get_by_role("button", name="重新发送").click()
    expect(proof).to_contain_text("已交付网关", timeout=PATIENCE)
    lines = proof.get_by_role("listitem")
    expect(lines).to_have_count(3)
    expect(lines.nth(1)).to_contain_text("人工重发")
    who = page.context.request.get("/api/directory/session").json()["person"]["name"]
    expect(lines.nth(1)).to_contain_text(who)
    assert violations(page) == []
    assert len(gateway.received("13900000002")) == 1


def test_words_are_seen_as_they_will_read_while_they_are_written(open_page: OpenPage) -> None:
    page = open_page("admin")
    page.goto("/messages/templates/case_reminder")
    sms = page.get_by_label("短信正文")
    preview = page.locator("section").filter(has=page.get_by_role("heading", name="预览", exact=True))
    sms.fill("【催办】{number} 请于{due}前处理。")
    expect(preview).to_contain_text("【催办】A-2026-00042 请于2026-11-28 09:30前处理。")
    expect(preview).to_contain_text("计 1 条")
    sms.fill("【催办】{nobody}")
    expect(page.get_by_text("没有变量 {nobody}")).to_be_visible()
    expect(page.get_by_role("button", name="保存为新版本")).to_be_disabled()
    sms.fill("【催办】{number} 请尽快处理。")
    page.get_by_role("button", name="保存为新版本").click()
    expect(page.get_by_text("已保存为第 1 版")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="恢复系统自带文字").click()
    expect(page.get_by_text("已保存为第 2 版")).to_be_visible()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [1440, 390])
def test_the_pages_of_messages_are_accessible(open_page: OpenPage, language: str, width: int) -> None:
    page = open_page("admin", language=language, width=width)
    found = {}
    for place in ("", "/channels", "/preferences", "/templates", "/templates/duty_late?language=en"):
        page.goto(f"/messages{place}")
        page.wait_for_load_state("networkidle")
        wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        found[place] = violations(page) + (["scrolls sideways"] if wide else [])
    assert found == {place: [] for place in found}


@pytest.mark.parametrize("width", [1440, 390])
def test_preferences_are_reached_from_the_profile_menu(open_page: OpenPage, width: int) -> None:
    page = open_page("engineer", width=width)
    page.get_by_role("button", name="个人菜单").click()
    page.get_by_role("menuitem", name="通知偏好").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1, name="我的通知")).to_be_visible()
