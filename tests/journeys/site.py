"""What people do on the pages, by the names that they read there."""

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

WORDS = {
    "zh": {"login": "账号", "password": "密码", "enter": "登录", "home": "工作台"},
    "en": {"login": "Account", "password": "Password", "enter": "Sign in", "home": "Workbench"},
}


@dataclass(frozen=True)
class Site:
    """A running installation: where it is, and the password of its demonstration people."""

    address: str
    password: str
    state: Path

    def sign_in(self, page: Page, login: str, language: str = "zh") -> None:
        """Through the form, as a person does."""
        words = WORDS[language]
        page.get_by_label(words["login"]).fill(login)
        page.get_by_label(words["password"]).fill(self.password)
        page.get_by_role("button", name=words["enter"], exact=True).click()
        expect(page.get_by_role("navigation")).to_be_visible()
        self.choose_language(page, language)

    def choose_language(self, page: Page, language: str) -> None:
        """Through the profile menu, where the person's own language is another one: that comes first."""
        kept = page.context.request.get("/api/directory/session").json()["person"]["language"]
        for one in (kept, language):
            if one != kept:
                page.get_by_role("button", name=re.compile("个人菜单|Profile menu")).click()
                page.get_by_role("menuitem", name={"zh": "中文", "en": "English"}[one]).click()
            expect(page.get_by_role("heading", level=1, name=WORDS[one]["home"])).to_be_visible()


def report_fault(page: Page, *, contract: str, level: str, title: str, reported: str, facts: dict[str, str]) -> str:
    """Fill in the form of a report; the number of the case that it opened."""
    page.goto("/cases/report")
    contracts = page.get_by_label("合同", exact=True)
    contracts.select_option(label=contracts.locator("option", has_text=re.compile(f"^{contract} ")).inner_text())
    page.get_by_role("radio", name=re.compile(f"^{re.escape(level)}")).check(force=True)
    for label, value in facts.items():
        page.get_by_label(label).select_option(label=value)
    page.get_by_label("标题").fill(title)
    page.get_by_label("报修时间").fill(reported)
    page.get_by_role("button", name="提交报修").click()
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    return page.url.rsplit("/", 1)[1]


def act(page: Page, name: str, **fields: str) -> None:
    """Do one act on the open case: the button, its form, and the entry in the time line."""
    expect(page.get_by_role("heading", name="办理过程")).to_be_visible()
    button = page.get_by_role("button", name=name, exact=True)
    if not button.is_visible():
        page.get_by_role("button", name="更多").click()
        button = page.get_by_role("button", name=name, exact=True)
    button.click()
    drawer = page.get_by_role("dialog")
    for label, value in fields.items():
        drawer.get_by_label(label).fill(value)
    drawer.locator("form").get_by_role("button", name=name, exact=True).click()
    expect(drawer).to_be_hidden()
    expect(page.get_by_role("listitem").filter(has_text=name).last).to_be_visible()


def clock_card(page: Page, name: str) -> Locator:
    """The card of a clock at the side of a case."""
    return page.get_by_role("article").filter(has=page.get_by_role("heading", name=name, exact=True))
