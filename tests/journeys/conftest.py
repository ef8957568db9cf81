"""The built product for journeys: one `mainstay up` with a small demonstration year, and a real browser."""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.journeys.site import Site
from tests.running.up import Up, environment_beside, free_port

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync")
LANGUAGES = {"zh": "zh-CN", "en": "en-US"}

# What a page may take is the benchmark's question: a slow machine must not fail a journey.
expect.set_options(timeout=20_000)

OpenPage = Callable[..., Page]


@contextmanager
def installed(extra: Mapping[str, str]) -> Iterator[Site]:
    """A running installation with the example contracts and about sixty cases, with settings of its own."""
    with tempfile.TemporaryDirectory(prefix="mainstay-journey-", dir="/tmp", ignore_cleanup_errors=True) as name:
        root = Path(name)
        root.chmod(0o755)
        password = secrets.token_urlsafe(12)
        up = Up(root / "state", free_port(26000), {"MAINSTAY_DEMO_PASSWORD": password, **extra}).start()
        try:
            up.wait_ready()
            environment = environment_beside(up.state) | {"MAINSTAY_DEMO_PASSWORD": password}
            seed = [sys.executable, "-m", "mainstay", "seed", "--share", "0.02"]
            subprocess.run(seed, env=environment, check=True, timeout=120)
            yield Site(f"http://localhost:{up.port}", password, up.state)
        finally:
            up.end()


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """The installation that journeys share; it may call providers on this machine."""
    with installed({"MAINSTAY_OUTGOING_ALLOW": "127.0.0.1"}) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of the system."""
    program = os.environ.get("MAINSTAY_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert program, "no Chromium: install the package chromium, or name one in MAINSTAY_CHROMIUM"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Browser, site: Site) -> Iterator[OpenPage]:
    """A page for one person: `open_page("engineer", language="en", width=390)`; errors in it fail the test."""
    opened = []
    complaints: list[str] = []

    def make(login: str | None = None, *, language: str = "zh", width: int = 1440) -> Page:
        context = browser.new_context(
            base_url=site.address,
            viewport={"width": width, "height": 900},
            locale=LANGUAGES[language],
            timezone_id="Asia/Shanghai",
            reduced_motion="reduce",
        )
        opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto("/")
        if login:
            site.sign_in(page, login, language)
        return page

    yield make
    for context in opened:
        context.close()
    assert complaints == []
