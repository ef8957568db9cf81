"""Passwords of these tests are hashed quickly; an administrator, and a source that Wang may come by."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from mainstay.directory.public import RoleName

from .idp import Idp, given, running_idp
from .make import MAIL, Browser, make_person


@pytest.fixture(autouse=True)
def quick_hash(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def idp(settings: Settings) -> Iterator[Idp]:
    """A provider on this machine, which the operator lets through."""
    settings.OUTGOING_ALLOW = ["127.0.0.1"]
    with running_idp() as running:
        yield running


@pytest.fixture
def admin() -> Browser:
    """An administrator, signed in."""
    make_person("admin", role=RoleName.ADMINISTRATOR)
    browser = Browser()
    browser.sign_in("admin")
    return browser


@pytest.fixture
def source(idp: Idp, admin: Browser) -> str:
    """The provider, kept as a source; Wang is known here by mail."""
    make_person("wang", mail=MAIL)
    status, made = admin.send("POST /sources", given(idp))
    assert (status, made["back"]) == (201, f"http://localhost:8000/sign-in/from/{made['id']}")
    return str(made["id"])
