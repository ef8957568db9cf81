"""Passwords of these tests are hashed quickly; an administrator, and sources that Wang may come by."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from pytest_django import Settings

from mainstay.directory.public import RoleName

from .idp import Idp, given, running_idp
from .make import MAIL, Browser, make_person
from .slapd import HOST, Directory, running_directory


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


@pytest.fixture(scope="session")
def slapd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Directory]:
    """OpenLDAP's server, one for all tests of this process; nothing is ever written into it."""
    with running_directory(tmp_path_factory.mktemp("slapd")) as running:
        yield running


@pytest.fixture
def ldap(slapd: Directory, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Directory:
    """The directory under its name, which leads to this machine, and which the operator lets through."""
    settings.OUTGOING_ALLOW = ["127.0.0.1/32"]
    known = {HOST, "other.bureau.example"}
    really = socket.getaddrinfo

    def resolve(host: str, port: int, **kind: Any) -> Any:
        return really("127.0.0.1" if host in known else host, port, **kind)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return slapd


@pytest.fixture
def directory(ldap: Directory, admin: Browser) -> str:
    """The directory, kept as a source; Wang is known here by mail."""
    make_person("wang", mail=MAIL)
    status, made = admin.send("POST /sources", ldap.given())
    assert status == 201, made
    return str(made["id"])


@pytest.fixture
def silent() -> Iterator[int]:
    """A port that takes connections and never answers."""
    with socket.socket() as listens:
        listens.bind(("127.0.0.1", 0))
        listens.listen()
        yield listens.getsockname()[1]
