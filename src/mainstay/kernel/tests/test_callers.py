"""What somebody writes into a header moves nobody's address, unless a proxy of one's own has written it."""

from typing import Any

import pytest
from django.test import RequestFactory

from mainstay.kernel.callers import caller_address

FORGED = {"X-Forwarded-For": "10.9.9.9, 192.0.2.7", "X-Real-IP": "10.9.9.9"}


@pytest.mark.parametrize(("behind", "address"), [(False, "127.0.0.1"), (True, "192.0.2.7")])
def test_behind_a_proxy_its_last_word_counts(settings: Any, behind: bool, address: str) -> None:
    settings.BEHIND_PROXY = behind
    assert caller_address(RequestFactory().get("/", headers=FORGED)) == address


def test_without_the_header_the_connection_counts(settings: Any) -> None:
    settings.BEHIND_PROXY = True
    assert caller_address(RequestFactory().get("/")) == "127.0.0.1"
