"""Tokens of programs: what they open, how long, who makes them, and what they never do."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client

from mainstay.account.models import ApiToken, Attempt
from mainstay.directory.public import RoleName
from mainstay.directory.public.accounts import open_session
from mainstay.kernel.errors import NotSignedIn
from mainstay.kernel.time import now

from .make import PASSWORD, Browser, make_person

pytestmark = pytest.mark.django_db
Person = get_user_model()
LISTS, PREFERS, KEEPS = "contracts.list", "session.prefer", "account.rules"


def owner(role: RoleName | None = None) -> Browser:
    make_person(role=role)
    browser = Browser()
    assert browser.sign_in()[0] == 200
    return browser


def make(browser: Browser, *scopes: str, path: str = "/tokens", days: int = 30) -> tuple[int, Any]:
    return browser.send(f"POST {path}", {"name": "月报程序", "scopes": scopes, "days": days})


def use(secret: str, order: str = "GET /api/contracts", body: Any = None, **cookies: str) -> tuple[int, Any]:
    """What a program with this token is answered; it has no cookie and no token against forged requests."""
    program = Client(enforce_csrf_checks=True, headers={"host": "localhost:8000"})
    program.cookies.load(cookies)
    verb, path = order.split(" ")
    headers = {"authorization": f"Bearer {secret}"}
    answer = program.generic(verb, path, json.dumps(body or {}), "application/json", headers=headers)
    return answer.status_code, json.loads(answer.content) if answer.content else None


def recorded() -> list[tuple[str, str, str, dict[str, Any]]]:
    """What stands in the record of accesses: what, by whom, of what, and the details."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT what, person, subject, detail FROM directory_accessrecord ORDER BY stream, seq")
        return [(what, person, subject, json.loads(detail)) for what, person, subject, detail in cursor.fetchall()]


def test_a_token_opens_what_its_scopes_name_and_nothing_else() -> None:
    secret = make(owner(), LISTS)[1]["secret"]
    assert use(secret) == (200, [])
    status, told = use(secret, "PATCH /api/directory/session", {"language": "en"})
    assert (status, told["code"], Person.objects.get().language) == (403, "forbidden", "zh")


def test_a_token_writes_without_the_token_of_the_site() -> None:
    secret = make(owner(), PREFERS)[1]["secret"]
    assert use(secret, "PATCH /api/directory/session", {"language": "en"})[0] == 200
    assert Person.objects.get().language == "en"


def test_a_token_and_a_session_are_never_taken_together() -> None:
    browser = owner()
    secret = make(browser, LISTS)[1]["secret"]
    assert use(secret, mainstay_session=browser.key)[0] == 403


@pytest.mark.parametrize(
    "scope", ["account.security", "account.tokens", "account.sign_in", "provider.consent", KEEPS, "no.such"]
)
def test_what_is_done_in_person_and_what_the_owner_may_not_is_in_no_token(scope: str) -> None:
    status, told = make(owner(), LISTS, scope)
    assert (status, told["problems"][0]["path"], ApiToken.objects.count()) == (422, "scopes", 0)


def test_scopes_that_were_written_into_the_table_by_hand_open_nothing_more() -> None:
    secret = make(owner(), LISTS)[1]["secret"]
    ApiToken.objects.update(scopes=["account.tokens", "account.rules", "roles.give"])
    orders = ("GET /api/account/tokens", "GET /api/account/rules", "GET /api/contracts")
    assert [use(secret, order)[0] for order in orders] == [403, 403, 403]


def test_a_token_loses_what_its_owner_loses() -> None:
    browser = owner(RoleName.ADMINISTRATOR)
    secret = make(browser, "access.read")[1]["secret"]
    assert use(secret, "GET /api/directory/access")[0] == 200
    with connection.cursor() as cursor:
        cursor.execute("UPDATE directory_rolegrant SET until = now()")
    assert use(secret, "GET /api/directory/access")[0] == 403
    Person.objects.update(is_active=False)
    assert use(secret)[0] == 401


def test_a_token_ends_with_its_time_and_when_it_is_revoked() -> None:
    browser = owner()
    first, second = (make(browser, LISTS)[1] for _ in range(2))
    ApiToken.objects.filter(pk=first["id"]).update(until=now() - timedelta(seconds=1))
    assert browser.send(f"DELETE /tokens/{second['id']}")[0] == 204
    assert [use(one["secret"])[0] for one in (first, second)] == [401, 401]
    assert browser.send(f"DELETE /tokens/{second['id']}")[0] == 404
    assert [one["is_live"] for one in browser.send("GET /tokens")[1]["items"]] == [False, False]


def test_the_secret_is_shown_once_and_lies_as_a_digest() -> None:
    browser = owner()
    secret = make(browser, LISTS)[1]["secret"]
    assert secret.startswith("mst_")
    assert secret not in str(browser.send("GET /tokens"))
    assert secret not in str(list(ApiToken.objects.values()))


def test_the_last_use_is_kept_and_written_once_a_minute() -> None:
    browser = owner()
    secret = make(browser, LISTS)[1]["secret"]
    use(secret)
    first = ApiToken.objects.get().used_at
    use(secret)
    assert (first is not None, ApiToken.objects.get().used_at) == (True, first)
    assert browser.send("GET /tokens")[1]["items"][0]["used_from"] == "127.0.0.1"


def test_another_s_token_is_not_there() -> None:
    token = make(owner(), LISTS)[1]["id"]
    make_person("li")
    other = Browser()
    other.sign_in("li")
    assert (other.send("GET /tokens")[1]["items"], other.send(f"DELETE /tokens/{token}")[0]) == ([], 404)
    assert ApiToken.objects.get().revoked_at is None


def test_making_and_revoking_stand_in_the_record_of_accesses() -> None:
    browser = owner()
    token = make(browser, LISTS)[1]
    browser.send(f"DELETE /tokens/{token['id']}")
    assert [row for row in recorded() if row[0].startswith("token")] == [
        (what, "王芳", "王芳：月报程序", {"scopes": LISTS}) for what in ("token.made", "token.revoked")
    ]


def test_the_record_of_accesses_names_the_token() -> None:
    secret = make(owner(RoleName.ADMINISTRATOR), "access.export")[1]["secret"]
    program = Client(headers={"host": "localhost:8000", "authorization": f"Bearer {secret}"})
    assert program.get("/api/directory/access/export").status_code == 200
    assert [row[3]["token"] for row in recorded() if row[0] == "access.export"] == ["月报程序"]


def test_many_tokens_that_count_for_nothing_are_refused_and_a_good_one_still_counts() -> None:
    secret = make(owner(), LISTS)[1]["secret"]
    statuses = [use(f"mst_{number}")[0] for number in range(101)]
    assert (statuses[:100], statuses[100], use(secret)[0]) == ([401] * 100, 429, 200)
    assert Attempt.objects.filter(act="token").count() == 100


def test_a_token_is_made_by_who_has_shown_the_password_lately() -> None:
    browser = owner()
    session = browser.client.session
    del session["account.shown"]
    session.save()
    status, told = make(browser, LISTS)
    assert (status, told["code"], ApiToken.objects.count()) == (403, "confirm_first", 0)


@pytest.mark.parametrize("days", [0, 367])
def test_a_token_lasts_a_year_at_most(days: int) -> None:
    assert make(owner(), LISTS, days=days)[0] == 422
    assert not ApiToken.objects.exists()


def test_a_service_account_acts_by_its_tokens_and_signs_in_nowhere() -> None:
    browser = owner(RoleName.ADMINISTRATOR)
    status, account = browser.send("POST /services", {"login": "monitor", "name": "机房监控"})
    assert (status, account["roles"]) == (201, [])
    path = f"/services/{account['id']}"
    assert make(browser, "access.read", path=f"{path}/tokens")[0] == 422
    secret = make(browser, LISTS, path=f"{path}/tokens")[1]["secret"]
    assert use(secret) == (200, [])
    Person.objects.filter(login="monitor").update(password=Person.objects.get(login="wang").password)
    assert Browser().sign_in("monitor", PASSWORD)[0] != 200
    with pytest.raises(NotSignedIn):
        open_session(browser.client.request().wsgi_request, Person.objects.get(login="monitor").pk)


def test_a_closed_service_account_loses_its_tokens_for_good() -> None:
    browser = owner(RoleName.ADMINISTRATOR)
    path = f"/services/{browser.send('POST /services', {'login': 'monitor', 'name': '机房监控'})[1]['id']}"
    secret = make(browser, LISTS, path=f"{path}/tokens")[1]["secret"]
    assert browser.send(f"PUT {path}", {"name": "机房监控", "is_active": False})[1]["is_active"] is False
    assert make(browser, LISTS, path=f"{path}/tokens")[0] == 409
    browser.send(f"PUT {path}", {"name": "机房监控", "is_active": True})
    assert use(secret)[0] == 401


def test_a_person_is_no_service_account() -> None:
    browser = owner(RoleName.ADMINISTRATOR)
    path = f"/services/{make_person('li')}"
    assert browser.send(f"PUT {path}", {"name": "李", "is_active": False})[0] == 404
    assert make(browser, LISTS, path=f"{path}/tokens")[0] == 404
    assert (Person.objects.get(login="li").is_active, ApiToken.objects.count()) == (True, 0)


def test_administrators_alone_keep_service_accounts() -> None:
    browser = owner()
    orders = ("GET /services", "POST /services")
    assert [browser.send(order, {"login": "monitor", "name": "监控"})[0] for order in orders] == [403, 403]
    assert Person.objects.count() == 1
