"""The case flow of contract E with three signed-in people on a rehearsal clock: seat, engineer, customer's contact."""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import OpenPage, installed
from tests.journeys.site import Site, act

pytestmark = [pytest.mark.journey, pytest.mark.req("E-19")]
TITLE = "实验平台全部账号无法登录"


@pytest.fixture(scope="module")
def clock() -> Iterator[Path]:
    """The file that moves the clock of web and worker alike."""
    with tempfile.TemporaryDirectory(prefix="mainstay-clock-") as folder:
        yield Path(folder) / "clock"


@pytest.fixture(scope="module")
def site(clock: Path) -> Iterator[Site]:
    """An installation of this journey's own: its clock is moved."""
    with installed({"MAINSTAY_CLOCK": str(clock)}) as found:
        yield found


@dataclass
class Flow:
    """Three people's pages on one case."""

    clock: Path
    seat: Page
    engineer: Page
    contact: Page

    def pass_minutes(self, minutes: float) -> None:
        """The clock stands so many minutes, and a little more, past the beginning."""
        self.clock.write_text(f"+{minutes * 60 + 5:.0f}")

    def open_case(self) -> str:
        """The seat takes the call and opens the case; all three look at it. Its number."""
        self.seat.goto("/cases/report")
        contracts = self.seat.get_by_label("合同", exact=True)
        contracts.select_option(label=contracts.locator("option", has_text=re.compile("^E ")).inner_text())
        self.seat.get_by_role("radio", name=re.compile("^一般事件")).check(force=True)
        self.seat.get_by_label("标题").fill(TITLE)
        self.seat.get_by_label("姓名").fill("韩知夏")
        self.seat.get_by_role("button", name="提交报修").click()
        expect(self.seat.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
        path = self.seat.url.removeprefix("http://").partition("/")[2]
        for page in (self.engineer, self.contact):
            page.goto(f"/{path}")
            expect(page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
        return path.rpartition("/")[2]


def seen(page: Page, *words: str) -> None:
    """The page shows an entry with these words, by itself or when it is looked at again."""
    entry = page.get_by_role("listitem")
    for word in words:
        entry = entry.filter(has_text=word)
    for _ in range(20):
        if entry.count():
            return
        page.reload()
        expect(page.get_by_role("heading", name="办理过程")).to_be_visible()
        page.wait_for_timeout(500)
    expect(entry.first).to_be_visible()


@pytest.fixture
def flow(open_page: OpenPage, clock: Path) -> Flow:
    clock.write_text("")
    return Flow(clock, open_page("seat"), open_page("engineer"), open_page("contact"))


def test_from_the_call_to_the_history(flow: Flow, site: Site) -> None:
    """Nobody answers: reminders, another engineer; then answer, expert, maker, return, opinion, close, history."""
    number = flow.open_case()
    assign(flow.seat, "潘志刚", "当日值班")
    flow.pass_minutes(30)
    seen(flow.seat, "催办", "潘志刚")
    flow.pass_minutes(45)
    seen(flow.seat, "分派", "报修后45分钟未响应，按合同改派。", "田野青")
    seen(flow.contact, "分派", "田野青")
    flow.engineer.reload()
    act(flow.engineer, "接手", 理由="田野青在外出途中")
    act(flow.engineer, "响应", 说明="已电话联系报修人")
    hand_over_to_the_maker(flow)
    act(flow.engineer, "解决", 解决措施="原厂更换认证模块后恢复")
    flow.contact.reload()
    act(flow.contact, "确认解决", 说明="已恢复，同意关闭")
    flow.seat.reload()
    act(flow.seat, "关闭")
    flow.contact.goto(f"/cases/{number}")
    seen(flow.contact, "关闭", "许静怡")
    for kind in ("报修", "催办", "接手", "响应", "移交", "登记返修", "解决", "确认解决"):
        seen(flow.contact, kind)


def assign(page: Page, name: str, why: str) -> None:
    """The seat gives the case to an engineer."""
    drawer = opened(page, "分派")
    person = drawer.get_by_label("处理人")
    person.select_option(label=person.locator("option", has_text=name).inner_text())
    drawer.get_by_label("理由").fill(why)
    drawer.locator("form").get_by_role("button", name="分派", exact=True).click()
    expect(drawer).to_be_hidden()


def hand_over_to_the_maker(flow: Flow) -> None:
    """Along the lines to the experts and the maker, and the part goes back."""
    for line in ("软件", "总工程师", "专家"):
        hand_over(flow.engineer, line)
    act(flow.engineer, "确诊", 诊断结论="认证模块硬件故障")
    hand_over(flow.engineer, "原厂")
    act(flow.engineer, "登记返修", 部件="认证模块", 序列号="SN-0001")


def hand_over(page: Page, line: str) -> None:
    """The case goes to another line."""
    drawer = opened(page, "移交")
    drawer.get_by_label("转至").select_option(label=line)
    drawer.get_by_label("理由").fill("需进一步支持")
    drawer.locator("form").get_by_role("button", name="移交", exact=True).click()
    expect(drawer).to_be_hidden()


def opened(page: Page, name: str) -> Locator:
    """The drawer of an act, from the button or from among the further ones."""
    button = page.get_by_role("button", name=name, exact=True)
    if not button.is_visible():
        page.get_by_role("button", name="更多").click()
    button.click()
    return page.get_by_role("dialog")
