"""Every role signs in and sees what is his; pages are accessible, usable by keyboard and quick."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site

pytestmark = pytest.mark.journey
AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
VIEWS = ["limits", "duties", "money", "offers", "calendars", "findings", "versions"]
PEOPLE = ["contact", "approver", "seat", "engineer", "expert", "manager", "director", "assessor", "auditor", "admin"]


@pytest.mark.parametrize("login", PEOPLE)
def test_each_role_signs_in(open_page: OpenPage, login: str) -> None:
    """The workbench and the contract list open for each."""
    page = open_page(login)
    page.goto("/contracts")
    expect(page.get_by_role("main")).to_contain_text("即时通讯平台")


def first_paths(page: Page) -> dict[str, str]:
    """The pages to look at: fixed ones, the newest case, the first contract, a late duty."""
    case = page.context.request.get("/api/desk/cases?limit=1").json()["items"][0]
    contract = page.context.request.get("/api/contracts").json()[0]
    duty = page.context.request.get("/api/duties?limit=1&state=open&late=true").json()["items"][0]
    return {
        "workbench": "/",
        "cases": "/cases",
        "report": f"/cases/report?contract={contract['id']}",
        "case": f"/cases/{case['number']}",
        "ladders of a case": f"/cases/{case['number']}/ladder",
        "contracts": "/contracts",
        "contract": f"/contracts/{contract['id']}",
        **{view: f"/contracts/{contract['id']}?view={view}" for view in VIEWS},
        "load": "/contracts/load",
        "agenda": "/agenda",
        "list of duties": "/duties",
        "duty": f"/duties/{duty['id']}",
        "acceptances": "/acceptance",
        "acceptance": f"/acceptance/{contract['id']}",
        "acceptance form": f"/acceptance/{contract['id']}/form",
        "register of notices": "/notices",
        "addresses for notices": f"/notices/contract/{contract['id']}",
        "holiday tables": "/calendars",
        "plan": f"/duties/plan/{contract['id']}",
        "permissions": "/permissions",
        "record of accesses, refused": "/access",
        "units, refused": "/units",
        "changes of unit": "/changes",
        "settlement": "/settlement",
        "sums of a contract": f"/settlement/{contract['id']}",
        "what if, refused": f"/contracts/{contract['id']}/whatif",
        "rosters": "/rosters",
        "messages": "/messages",
        "tokens": "/account/tokens",
        "sources, refused": "/account/sources",
        "lost": "/nowhere",
    }


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found["violations"]]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [1440, 390])
def test_no_axe_violation(open_page: OpenPage, language: str, width: int) -> None:
    """No page breaks WCAG 2.2 AA, nor scrolls sideways, wide or narrow, in either language."""
    page = open_page("engineer", language=language, width=width)
    found = {}
    for name, path in first_paths(page).items():
        page.goto(path)
        page.wait_for_load_state("networkidle")
        wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        found[name] = violations(page) + (["scrolls sideways"] if wide else [])
    assert found == {name: [] for name in found}


def test_sign_in_page_is_accessible(open_page: OpenPage) -> None:
    """The first page that anybody meets."""
    assert violations(open_page()) == []


def test_wrong_password_says_so(open_page: OpenPage) -> None:
    """A refusal is announced, and nobody is signed in."""
    page = open_page()
    page.get_by_label("账号").fill("engineer")
    page.get_by_label("密码").fill("not the password")
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("账号或密码不正确")
    assert page.context.request.get("/api/directory/session").json()["person"] is None


def test_keyboard_alone(open_page: OpenPage, site: Site) -> None:
    """Sign in, skip to the content and open a case without touching a mouse."""
    page = open_page()
    page.get_by_label("账号").focus()
    page.keyboard.type("seat")
    page.keyboard.press("Tab")
    page.keyboard.type(site.password)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="工作台")).to_be_visible()
    page.reload()
    page.get_by_role("heading", level=1, name="工作台").wait_for()
    page.get_by_role("main").locator("a[href^='/cases/']:not([href='/cases/report'])").first.wait_for()
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("跳到正文")
    page.keyboard.press("Enter")
    for _ in range(20):
        page.keyboard.press("Tab")
        if re.match("/cases/[A-E]-", page.evaluate("document.activeElement.getAttribute('href')") or ""):
            break
    else:
        pytest.fail("no case within twenty steps of the content")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="办理过程")).to_be_visible()
