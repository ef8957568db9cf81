"""An administrator uploads a contract, sees its terms beside their passages, and puts them right."""

import json

import pytest
from playwright.sync_api import FilePayload, expect

from mainstay.drafting.tests.make import TEXT
from tests.journeys.conftest import OpenPage
from tests.journeys.test_everyone import violations

pytestmark = [pytest.mark.journey, pytest.mark.req("F-01")]
CONTRACT = FilePayload(name="合同.txt", mimeType="text/plain", buffer=TEXT.encode())
SELECT = """() => {
  const passage = [...document.querySelectorAll("[data-passage]")].find((one) => one.textContent.includes("每月5日"));
  const range = document.createRange();
  range.selectNodeContents(passage);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  passage.dispatchEvent(new MouseEvent("mouseup", {bubbles: true}));
}"""


def test_from_upload_to_a_checked_draft(open_page: OpenPage) -> None:
    page = open_page("admin")
    page.goto("/drafting")
    page.locator("input[type=file]").set_input_files(CONTRACT)
    page.get_by_role("button", name="开始读取").click()
    card = page.locator("li", has_text="税率与发票").first
    expect(card).to_contain_text("6%", timeout=60_000)
    card.get_by_role("button", name="不采纳").click()
    expect(card).to_contain_text("不采纳")
    page.evaluate(SELECT)
    page.get_by_role("button", name="以所选文字补充条目").click()
    page.get_by_label("种类").last.select_option(label="交付物")
    page.get_by_label("名称").fill("运维月报")
    page.get_by_label("数量").fill("99")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("alert")).to_contain_text("所选原文中没有这个数字")
    page.get_by_label("数量").fill("")
    page.get_by_role("button", name="保存").click()
    expect(page.locator("li", has_text="补充").first).to_contain_text("运维月报")
    assert violations(page) == []
    review = page.url.rsplit("/", 1)[1]
    told = json.loads(page.context.request.get(f"/api/drafting/reviews/{review}/corrections").text())
    assert [(one["said"], one["kind"]) for one in told] == [("rejected", "tax"), ("added", "deliverable")]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [1440, 390])
def test_the_list_of_documents_is_accessible(open_page: OpenPage, language: str, width: int) -> None:
    page = open_page("admin", language=language, width=width)
    page.goto("/drafting")
    page.wait_for_load_state("networkidle")
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert (violations(page), wide) == ([], False)
