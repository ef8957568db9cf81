"""Whichever way an account is closed, nothing that was begun before lets anybody in, also when it is opened again."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db.models import Model
from django.test import Client as Program

from mainstay.account.models import ApiToken, OpenSession, SentCode, TrustedDevice
from mainstay.account.tests.make import PASSWORD, Browser, make_person
from mainstay.directory.models import AccessRecord, Person
from mainstay.directory.public import RoleName
from mainstay.duties.models import Feed
from mainstay.kernel.time import now
from mainstay.notify.models import PushSubscription
from mainstay.provider.models import Client, Code, Consent, Token
from tests.plumbing.push import browser as push_browser

pytestmark = pytest.mark.django_db
GONE: tuple[type[Model], ...] = (OpenSession, TrustedDevice, PushSubscription, Feed, Consent)
VOID: tuple[type[Model], ...] = (ApiToken, SentCode, Code, Token)
# Tables that keep a digest or a key beside a person, and yet let nobody in.
NO_WAY_IN = {
    "account.Portrait": "the digest of a picture",
    "account.RecoveryCode": "a second step, which counts after a first one only",
    "intake.Arrival": "the digest of what arrived",
    "kernel.KeptAnswer": "the answer to a request, given to who asks it again and is let in",
    "notify.OutboxMessage": "a message on its way out",
}


def ways_in(person: UUID) -> dict[str, int]:
    """How many of each still count for somebody."""
    found = {one.__name__: one._default_manager.filter(person_id=person) for one in (*GONE, *VOID)}
    for name, ended in (
        ("ApiToken", "revoked_at"),
        ("Token", "revoked_at"),
        ("SentCode", "used_at"),
        ("Code", "used_at"),
    ):
        found[name] = found[name].filter(**{f"{ended}__isnull": True})
    return {name: rows.count() for name, rows in found.items()}


def give_ways_in(person: UUID, system: Client) -> None:
    """Rows that no test here needs to have made by hand: a device, a code, and what a system was granted."""
    since, until = now(), now() + timedelta(days=1)
    TrustedDevice.objects.create(person_id=person, digest=uuid4().hex, device="", address="", since=since, until=until)
    SentCode.objects.create(
        id=uuid4(), purpose="sign_in", person_id=person, channel="mail", address="", digest="", at=since, until=until
    )
    Consent.objects.create(person_id=person, client=system, scopes=["openid"], at=since)
    rest = {"client": system, "person_id": person, "scope": "openid"}
    Code.objects.create(digest=uuid4().hex, signed_in_at=since, until=until, **rest)
    digests = {"access_digest": uuid4().hex, "refresh_digest": uuid4().hex}
    Token.objects.create(family=uuid4(), at=since, access_until=until, refresh_until=until, **digests, **rest)


class Wang:
    """Somebody with every way in, beside somebody else with the same, and an administrator."""

    def __init__(self) -> None:
        make_person("admin", role=RoleName.ADMINISTRATOR)
        self.admin = Browser()
        self.admin.sign_in("admin")
        maker = Person.objects.get(login="admin")
        system = Client.objects.create(
            name="公文系统", redirect_uris=[], logout_uris=[], scopes=["openid"], made_by=maker, at=now()
        )
        self.id, self.other = make_person("wang"), make_person("li")
        self.browser, self.secret, self.calendar = self._enter("wang", system, self.id)
        self._enter("li", system, self.other)

    def _enter(self, login: str, system: Client, person: UUID) -> tuple[Browser, str, str]:
        browser = Browser()
        assert browser.sign_in(login, PASSWORD)[0] == 200
        secret = browser.send("POST /tokens", {"name": "程序", "scopes": ["contracts.list"], "days": 1})[1]["secret"]
        headers = {"x-csrftoken": browser.client.cookies["csrftoken"].value}
        given = push_browser(login).answers()
        made = browser.client.post("/api/notify/push", given, content_type="application/json", headers=headers)
        assert made.status_code in {200, 201}, made.content
        feed = browser.client.post("/api/duties/feeds", {}, content_type="application/json", headers=headers)
        give_ways_in(person, system)
        return browser, str(secret), str(feed.json()["path"])

    def keep(self, person: UUID, *, is_active: bool) -> int:
        """An administrator closes or opens an account by the page of people."""
        body = {"name": "王芳", "title": "", "phone": "", "mail": "", "is_active": is_active}
        headers = {"x-csrftoken": self.admin.client.cookies["csrftoken"].value}
        path = f"/api/directory/people/{person}"
        return self.admin.client.patch(path, body, content_type="application/json", headers=headers).status_code

    def enters(self) -> tuple[bool, int, int]:
        """Whether the session, the token and the calendar's address of before let anybody in."""
        return (self.browser.who() is not None, use(self.secret), Program().get(self.calendar).status_code)


def use(secret: str) -> int:
    program = Program(headers={"host": "localhost:8000", "authorization": f"Bearer {secret}"})
    return program.get("/api/contracts").status_code


def every(count: int) -> dict[str, int]:
    return {one.__name__: count for one in (*GONE, *VOID)}


def test_a_person_who_is_closed_loses_every_way_in_for_good_and_nobody_else_does() -> None:
    wang = Wang()
    assert (ways_in(wang.id), wang.enters()) == (every(1), (True, 200, 200))
    assert wang.keep(wang.id, is_active=False) == 200
    assert (ways_in(wang.id), ways_in(wang.other)) == (every(0), every(1))
    assert wang.enters() == (False, 401, 404)
    assert wang.keep(wang.id, is_active=True) == 200
    assert (ways_in(wang.id), wang.enters()) == (every(0), (False, 401, 404))
    assert AccessRecord.objects.filter(what="person.closed").count() == 1


def test_what_is_refused_ends_nothing() -> None:
    wang = Wang()
    own = Person.objects.get(login="admin").pk
    give_ways_in(own, Client.objects.get())
    before = ways_in(own)
    assert (wang.keep(own, is_active=False), ways_in(own)) == (409, before)
    assert AccessRecord.objects.filter(what="person.closed").count() == 0


def test_somebody_who_stays_open_loses_nothing() -> None:
    wang = Wang()
    assert wang.keep(wang.id, is_active=True) == 200
    assert (ways_in(wang.id), wang.enters()) == (every(1), (True, 200, 200))


@pytest.mark.parametrize("way", ["people", "services"])
def test_a_service_account_that_is_closed_by_either_page_loses_its_tokens(way: str) -> None:
    wang = Wang()
    account = UUID(wang.admin.send("POST /services", {"login": "monitor", "name": "机房监控"})[1]["id"])
    token: dict[str, Any] = {"name": "程序", "scopes": ["contracts.list"], "days": 1}
    secret = wang.admin.send(f"POST /services/{account}/tokens", token)[1]["secret"]
    assert (use(secret), ways_in(account)["ApiToken"]) == (200, 1)
    for is_active in (False, True):
        if way == "people":
            assert wang.keep(account, is_active=is_active) == 200
        else:
            assert wang.admin.send(f"PUT /services/{account}", {"name": "监控", "is_active": is_active})[0] == 200
        assert (use(secret), ways_in(account)["ApiToken"]) == (401, 0)
    assert ways_in(wang.id) == every(1)


def test_every_table_of_secrets_of_a_person_ends_with_the_account_or_says_why_not() -> None:
    keyed = set()
    for model in apps.get_models():
        names = {field.name for field in model._meta.get_fields()}
        digests = {"digest", "access_digest", "refresh_digest", "key", "url_index"} & names
        if model.__module__.startswith("mainstay.") and names & {"person", "person_id"}:
            keyed |= {model._meta.label} if digests else set()
    ending = {one._meta.label for one in (*GONE, *VOID)} - {"provider.Consent"}
    assert keyed == ending | set(NO_WAY_IN)
