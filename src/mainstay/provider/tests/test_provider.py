"""The provider, as a standard client library meets it: code with PKCE, identity, renewal, revocation, theft."""

from datetime import timedelta
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest
from authlib.integrations.httpx_client import OAuth2Client
from django.db import connection
from django.test import Client as Browser
from joserfc import jwt
from joserfc.jwk import KeySet
from pytest_django import Settings

from mainstay.kernel.time import now
from mainstay.provider.models import Client, Code, Consent, Token
from mainstay.provider.public import rotate
from mainstay.provider.services.keys import published, signing_key

from .make import API, GONE, ISSUER, RETURN, System, carry, error_of

pytestmark = [pytest.mark.django_db, pytest.mark.req("A-30")]


@pytest.fixture(autouse=True)
def address(settings: Settings) -> None:
    settings.ADDRESS = ISSUER
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")


def test_a_standard_client_library_signs_in_renews_and_revokes() -> None:
    system = System()
    told = Browser(headers={"host": "desk.example"}).get("/.well-known/openid-configuration").json()
    library = OAuth2Client(
        system.id,
        system.secret,
        scope=system.scopes,
        redirect_uri=RETURN,
        code_challenge_method="S256",
        transport=httpx.MockTransport(carry),
    )
    url, state = library.create_authorization_url(told["authorization_endpoint"], code_verifier=system.verifier)
    _, answer = system.call("POST", f"{API}/authorisation", {"query": urlsplit(url).query, "grant": True})
    back = {"authorization_response": answer["location"], "state": state, "code_verifier": system.verifier}
    tokens = library.fetch_token(told["token_endpoint"], **back)
    keys = KeySet.import_key_set(library.get(told["jwks_uri"]).json())
    assert jwt.decode(tokens["id_token"], keys, ["RS256"]).claims["sub"] == str(system.person)
    assert library.get(told["userinfo_endpoint"]).json()["name"] == "王芳"
    fresh = library.refresh_token(told["token_endpoint"], refresh_token=tokens["refresh_token"])
    library.revoke_token(told["revocation_endpoint"], token=fresh["refresh_token"])
    assert library.get(told["userinfo_endpoint"]).status_code == 401


def test_from_code_to_identity_and_userinfo() -> None:
    system = System()
    status, tokens = system.exchange(system.code(nonce="n1"))
    assert status == 200
    assert (tokens["token_type"], tokens["expires_in"]) == ("Bearer", 900)
    claims = jwt.decode(tokens["id_token"], KeySet.import_key_set({"keys": published(now=now())}), ["RS256"]).claims
    assert {name: claims[name] for name in ("iss", "aud", "sub", "nonce")} == {
        "iss": ISSUER,
        "aud": system.id,
        "sub": str(system.person),
        "nonce": "n1",
    }
    assert system.userinfo(tokens["access_token"]) == (
        200,
        {
            "sub": str(system.person),
            "name": "王芳",
            "preferred_username": "wang",
            "locale": "zh-CN",
            "email": "wang@bureau.example",
            "phone_number": "+8613900000001",
        },
    )


def test_userinfo_tells_what_the_scopes_cover_only() -> None:
    system = System(scopes="openid email")
    tokens = system.exchange(system.code(scope="openid email phone"))[1]
    assert tokens["scope"] == "openid email"
    assert "refresh_token" not in tokens
    assert set(system.userinfo(tokens["access_token"])[1]) == {"sub", "email"}


def test_renewal_hands_out_a_new_token_and_the_old_access_ends() -> None:
    system = System()
    first = system.exchange(system.code())[1]
    status, second = system.renew(first["refresh_token"])
    assert (status, second["refresh_token"] != first["refresh_token"]) == (200, True)
    assert [system.userinfo(one["access_token"])[0] for one in (first, second)] == [401, 200]


def test_a_refresh_token_that_is_used_twice_ends_everything_that_came_of_it() -> None:
    system = System()
    first = system.exchange(system.code())[1]
    second = system.renew(first["refresh_token"])[1]
    assert system.renew(first["refresh_token"]) == (400, {"error": "invalid_grant"})
    assert system.userinfo(second["access_token"])[0] == 401
    assert system.renew(second["refresh_token"])[0] == 400


def test_a_code_that_is_used_twice_ends_everything_that_came_of_it() -> None:
    system = System()
    code = system.code()
    tokens = system.exchange(code)[1]
    assert system.exchange(code)[0] == 400
    assert system.userinfo(tokens["access_token"])[0] == 401


@pytest.mark.parametrize(
    "changes",
    [{"code_verifier": "x" * 43}, {"code_verifier": ""}, {"redirect_uri": "https://app.example/other"}],
)
def test_a_code_needs_its_verifier_and_its_address(changes: dict[str, str]) -> None:
    system = System()
    assert system.exchange(system.code(), **changes)[0] == 400
    assert not Token.objects.exists()


def test_a_code_runs_out_and_belongs_to_its_system() -> None:
    system = System()
    code = system.code()
    Code.objects.update(until=now() - timedelta(seconds=1))
    assert system.exchange(code)[0] == 400
    fresh = system.code()
    Code.objects.update(until=now() + timedelta(minutes=1))
    other = Client.objects.create(
        name="另一系统",
        secret_digest="",
        redirect_uris=[RETURN],
        logout_uris=[],
        scopes=["openid"],
        made_by_id=system.person,
        at=now(),
    )
    system.id, system.secret = str(other.id), ""
    assert system.exchange(fresh)[0] == 400
    assert not Token.objects.exists()


def test_a_wrong_secret_and_a_public_client_that_shows_one() -> None:
    system = System()
    system.secret = "wrong"
    assert system.exchange(system.code())[1]["error"] == "invalid_client"
    system.secret = ""
    assert system.exchange(system.code())[1]["error"] == "invalid_client"
    assert not Token.objects.exists()


@pytest.mark.parametrize("path", ["token", "revocation"])
def test_plain_http_and_credentials_that_cannot_be_read_are_refused_in_the_standard_s_form(path: str) -> None:
    plain = Browser(headers={"host": "desk.example"}).post(f"{API}/{path}")
    headers = {"host": "localhost", "authorization": "Basic /zo="}
    unread = Browser(headers=headers).post(f"{API}/{path}", {"grant_type": "authorization_code"})
    assert [(one.status_code, one.json()["error"]) for one in (plain, unread)] == [
        (400, "insecure_transport"),
        (401, "invalid_client"),
    ]


def test_a_public_client_shows_its_verifier_alone() -> None:
    system = System(public=True)
    assert system.secret == ""
    assert system.exchange(system.code())[0] == 200


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"code_challenge": ""}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge_method": ""}, "invalid_request"),
        ({"scope": "profile"}, "invalid_scope"),
        ({"response_type": "token"}, "unsupported_response_type"),
    ],
)
def test_requests_out_of_order_are_told_to_the_system(changes: dict[str, str], error: str) -> None:
    system = System()
    assert error_of(system.decide(**changes)) == error
    assert not Code.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"redirect_uri": "https://evil.example/cb"},
        {"redirect_uri": RETURN + "/more"},
        {"redirect_uri": ""},
        {"client_id": "nobody"},
        {"client_id": ""},
    ],
)
def test_nobody_is_sent_to_an_address_that_is_not_registered(changes: dict[str, str]) -> None:
    system = System()
    assert system.decide(**changes)[0] == 422
    assert not Code.objects.exists()


def test_consent_is_asked_once_and_can_be_taken_back() -> None:
    system = System()
    asked = f"{API}/authorisation?{urlencode({'query': system.query()})}"
    assert system.call("GET", asked)[1]["shown"] == "consent"
    tokens = system.exchange(system.code())[1]
    assert system.call("GET", asked)[1]["shown"] == "go_on"
    assert [one["name"] for one in system.call("GET", f"{API}/consents")[1]["items"]] == ["公文系统"]
    assert system.call("DELETE", f"{API}/consents/{system.id}")[0] == 204
    assert system.userinfo(tokens["access_token"])[0] == 401
    assert system.call("GET", asked)[1]["shown"] == "consent"
    assert system.call("DELETE", f"{API}/consents/{system.id}")[0] == 404


def test_a_refusal_is_told_and_nothing_is_kept() -> None:
    system = System()
    assert error_of(system.refuse()) == "access_denied"
    assert (Code.objects.count(), Consent.objects.count()) == (0, 0)


def test_prompts() -> None:
    system = System()
    shown = {}
    for prompt in ("none", "login", "consent"):
        address = f"{API}/authorisation?{urlencode({'query': system.query(prompt=prompt)})}"
        answer = system.call("GET", address)[1]
        shown[prompt] = (answer["shown"], parse_qs(urlsplit(answer["location"]).query).get("error"))
    assert shown == {
        "none": ("consent", ["consent_required"]),
        "login": ("sign_in", None),
        "consent": ("consent", None),
    }
    system.browser.logout()
    address = f"{API}/authorisation?{urlencode({'query': system.query(prompt='none')})}"
    assert error_of(system.call("GET", address)) == "login_required"
    assert system.decide()[0] in (401, 403)


def test_revocation_ends_a_token_and_says_nothing_of_unknown_ones() -> None:
    system = System()
    tokens = system.exchange(system.code())[1]
    assert system.post("revocation", token=tokens["access_token"])[0] == 200
    assert system.userinfo(tokens["access_token"])[0] == 401
    assert system.renew(tokens["refresh_token"])[0] == 200
    assert system.post("revocation", token="unknown")[0] == 200
    fresh = system.exchange(system.code())[1]
    assert system.post("revocation", token=fresh["refresh_token"])[0] == 200
    assert system.renew(fresh["refresh_token"])[0] == 400
    assert system.userinfo(fresh["access_token"])[0] == 401


def test_a_closed_system_gets_nothing_any_more() -> None:
    system = System()
    tokens = system.exchange(system.code())[1]
    given = {"name": "公文系统", "redirect_uris": [RETURN], "scopes": ["openid"], "is_active": False}
    assert system.call("PUT", f"{API}/clients/{system.id}", given)[0] == 200
    assert system.userinfo(tokens["access_token"])[0] == 401
    assert system.renew(tokens["refresh_token"])[1]["error"] == "invalid_client"
    assert system.decide()[0] == 422


def test_a_new_secret_replaces_the_old() -> None:
    system = System()
    fresh = system.call("POST", f"{API}/clients/{system.id}/secret")[1]["secret"]
    assert system.exchange(system.code())[1]["error"] == "invalid_client"
    system.secret = fresh
    assert system.exchange(system.code())[0] == 200


def test_secrets_codes_and_tokens_lie_as_digests() -> None:
    system = System()
    code = system.code()
    tokens = system.exchange(code)[1]
    rows = str([*Client.objects.values(), *Code.objects.values(), *Token.objects.values()])
    for secret in (system.secret, code, tokens["access_token"], tokens["refresh_token"]):
        assert secret not in rows


@pytest.mark.parametrize(
    "uri",
    [
        "http://app.example/cb",
        "https://app.example/cb#x",
        "https://*.example/cb",
        "javascript:alert(1)",
        "https://user:pw@app.example/",
        "https:///cb",
        "https://app.example/ cb",
    ],
)
def test_unsafe_addresses_are_not_registered(uri: str) -> None:
    system = System()
    given = {"name": "另一系统", "redirect_uris": [uri], "scopes": ["openid"]}
    assert system.call("POST", f"{API}/clients", given)[0] == 422
    assert Client.objects.count() == 1


def test_signing_out_at_a_system_s_wish() -> None:
    system = System()
    tokens = system.exchange(system.code())[1]
    query = urlencode({"id_token_hint": tokens["id_token"], "post_logout_redirect_uri": GONE, "state": "x y"})
    assert system.call("POST", f"{API}/leave", {"query": query})[1] == {
        "client": "公文系统",
        "location": f"{GONE}?state=x+y",
    }
    assert system.userinfo(tokens["access_token"])[0] == 401
    for wrong in (
        {"client_id": system.id, "post_logout_redirect_uri": "https://evil.example/"},
        {"id_token_hint": "x"},
    ):
        assert system.call("GET", f"{API}/leave?{urlencode({'query': urlencode(wrong)})}")[1]["location"] == ""


def test_keeping_systems_stands_in_the_record_of_accesses() -> None:
    system = System()
    system.call("POST", f"{API}/clients/{system.id}/secret")
    given = {"name": "公文系统", "redirect_uris": [RETURN], "scopes": ["openid"], "is_active": False}
    system.call("PUT", f"{API}/clients/{system.id}", given)
    rows = system.call("GET", "/api/directory/access?kind=administration")[1]["items"]
    assert [(row["what"], row["subject"], row["person"]) for row in rows] == [
        ("system.closed", "公文系统", "王芳"),
        ("system.secret_renewed", "公文系统", "王芳"),
        ("system.registered", "公文系统", "王芳"),
    ]


def test_keys_lie_sealed() -> None:
    kid = signing_key(now=now()).kid
    with connection.cursor() as cursor:
        cursor.execute("SELECT pem FROM provider_signingkey WHERE kid = %s", [kid])
        (kept,) = cursor.fetchone()
    assert (kept[:3], "PRIVATE KEY" in kept) == ("s1.", False)


def test_keys_are_published_before_they_sign_and_after() -> None:
    system = System()
    old_token = system.exchange(system.code())[1]["id_token"]
    before = signing_key(now=now())
    kid, begins = rotate(now=now())
    assert begins - now() > timedelta(hours=1, minutes=59)
    assert {key["kid"] for key in published(now=now())} == {before.kid, kid}
    assert signing_key(now=now()).kid == before.kid
    assert signing_key(now=begins).kid == kid
    keys = KeySet.import_key_set({"keys": published(now=begins)})
    assert jwt.decode(old_token, keys, ["RS256"]).claims["sub"] == str(system.person)
    assert [key["kid"] for key in published(now=begins + timedelta(hours=2))] == [kid]
    assert all("d" not in key for key in published(now=now()))


def test_a_leaked_key_is_gone_at_once() -> None:
    before = signing_key(now=now()).kid
    kid, _ = rotate(now=now(), at_once=True)
    assert (signing_key(now=now()).kid, [key["kid"] for key in published(now=now())]) == (kid, [kid])
    assert kid != before


def test_only_what_is_on_is_advertised() -> None:
    browser = Browser(headers={"host": "desk.example", "x-forwarded-proto": "https"})
    told = browser.get("/.well-known/openid-configuration").json()
    assert (told["issuer"], told["response_types_supported"]) == (ISSUER, ["code"])
    assert told["grant_types_supported"] == ["authorization_code", "refresh_token"]
    assert told["code_challenge_methods_supported"] == ["S256"]
    assert not {"registration_endpoint", "device_authorization_endpoint", "introspection_endpoint"} & set(told)
    for name in ("jwks_uri", "userinfo_endpoint"):
        assert browser.get(told[name].removeprefix(ISSUER)).status_code in (200, 401)
