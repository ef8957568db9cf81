"""The record of accesses: an auditor finds what somebody exported and takes it along; others have no such page."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenPage
from tests.journeys.test_programs import look

pytestmark = pytest.mark.journey


def export_a_case(page: Page) -> str:
    """Somebody takes the evidence of a case along; its number."""
    number = str(page.context.request.get("/api/desk/cases?limit=1").json()["items"][0]["number"])
    assert page.context.request.get(f"/api/desk/cases/{number}/export").status == 200
    return number


@pytest.mark.req("B-18")
@pytest.mark.parametrize(("language", "width"), [("zh", 1440), ("zh", 390), ("en", 1440), ("en", 390)])
def test_the_record_opens_in_both_languages_at_both_widths(open_page: OpenPage, language: str, width: int) -> None:
    page = open_page("auditor", language=language, width=width)
    page.goto("/access")
    summary = page.get_by_role("row").filter(has_text="罗慎行").locator("summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text({"zh": "记录编号", "en": "Record number"}[language]).first).to_be_visible()
    assert look(page) == []


@pytest.mark.req("B-18")
def test_an_auditor_finds_an_export_by_kind_and_person_and_takes_it_along(open_page: OpenPage) -> None:
    number = export_a_case(open_page("manager"))
    page = open_page("auditor")
    page.get_by_role("link", name="访问记录").click()
    page.get_by_label("类别").select_option(label="导出")
    page.get_by_label("人员").fill(who := "沈佩文")
    row = page.get_by_role("row").filter(has_text="导出台账证据").filter(has_text=who)
    expect(row.get_by_role("link", name=number)).to_have_attribute("href", f"/cases/{number}")
    expect(page).to_have_url(re.compile("kind=export&person="))
    with page.expect_download() as download:
        page.get_by_role("link", name="导出 CSV").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert {(line["kind"], line["person"]) for line in csv.DictReader(io.StringIO(text))} == {("export", who)}
    page.goto("/access?what=access.export")
    expect(page.get_by_role("row").nth(1)).to_contain_text("罗慎行")


@pytest.mark.req("B-18")
def test_others_have_no_such_page(open_page: OpenPage) -> None:
    page = open_page("engineer")
    expect(page.get_by_role("link", name="履约义务")).to_be_visible()
    expect(page.get_by_role("link", name="访问记录")).to_have_count(0)
    page.goto("/access")
    expect(page.get_by_role("alert")).to_contain_text("403")
    expect(page.get_by_role("link", name="导出 CSV")).to_have_count(0)
