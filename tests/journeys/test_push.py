"""A real Chromium shows what is pushed; DevTools stands for its push service, which tests cannot reach."""

import functools
import json
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from mainstay.notify.models import OutboxMessage
from mainstay.notify.services.channels.push import content_of

pytestmark = pytest.mark.journey
PUBLIC = Path(__file__).parents[2] / "web" / "public"
REGISTER = """async () => {
  await navigator.serviceWorker.register("/push-worker.js");
  await navigator.serviceWorker.ready;
}"""
SHOWN = """async () => {
  const place = await navigator.serviceWorker.ready;
  for (let turn = 0; turn < 200; turn += 1) {
    const found = await place.getNotifications();
    if (found.length > 0) return found.map((one) => [one.title, one.body, one.tag, one.data.path]);
    await new Promise((go) => setTimeout(go, 50));
  }
  return [];
}"""


class Quiet(SimpleHTTPRequestHandler):
    """The folder's files, without a log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the server's signature
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    """The public files of the front end on a loopback port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(PUBLIC)))
    thread = threading.Thread(target=server.serve_forever, args=[0.05])
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def push(page: Page, origin: str, content: bytes) -> None:
    """Hand a message to the page's service worker, as the push service would once the browser has opened it."""
    tools = page.context.new_cdp_session(page)
    found: list[dict[str, Any]] = []
    tools.on("ServiceWorker.workerRegistrationUpdated", lambda told: found.extend(told["registrations"]))
    tools.send("ServiceWorker.enable")
    page.evaluate(REGISTER)
    page.wait_for_function("() => navigator.serviceWorker.ready.then(() => true)")
    order = {"origin": origin, "registrationId": found[-1]["registrationId"], "data": content.decode()}
    tools.send("ServiceWorker.deliverPushMessage", order)


@pytest.mark.req("A-37")
def test_the_service_worker_shows_a_push_once(browser: Browser, address: str) -> None:
    message = OutboxMessage(subject="[E-2026-00001] 催办", text="请处理。\n", about="E-2026-00001", token="a" * 24)
    with browser.new_context(permissions=["notifications"]) as context:
        page = context.new_page()
        page.goto(address)
        push(page, address, content_of(message))
        assert page.evaluate(SHOWN) == [["[E-2026-00001] 催办", "请处理。", "a" * 24, "/cases/E-2026-00001"]]
        push(page, address, json.dumps(json.loads(content_of(message)) | {"body": "再次"}).encode())
        page.wait_for_function(SHOWN.replace("return found.map", "if (found[0].body === '再次') return found.map"))
        assert [one[1] for one in page.evaluate(SHOWN)] == ["再次"]
