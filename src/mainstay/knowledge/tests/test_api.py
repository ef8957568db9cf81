"""Knowledge over HTTP: who sees what, what is asked, what is refused and how."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from mainstay.desk.tests.make import NINE, Desk
from mainstay.directory.public import RoleName, add_person, grant_role
from mainstay.knowledge.models import Article, Problem

from .make import Library, make_library

pytestmark = pytest.mark.django_db
PROBLEMS, ARTICLES = "/api/knowledge/problems", "/api/knowledge/articles"


@pytest.fixture
def library() -> Library:
    return make_library()


def sign_in(desk: Desk | None, role: str) -> Client:
    """A browser in which somebody with this role is signed in."""
    person = add_person(role, name=role, password=None, organisation_id=None, now=NINE)
    if desk is not None:
        grant_role(person, role=RoleName(role), contract_id=desk.contract_id, since=NINE)
    client = Client(headers={"accept-language": "en"})
    client.force_login(get_user_model().objects.get(pk=person))
    return client


def post(client: Client, path: str, **body: Any) -> tuple[int, Any]:
    answer = client.post(path, body, "application/json")
    return answer.status_code, answer.json()


@pytest.mark.req("D-02")
def test_a_problem_over_the_api(library: Library) -> None:
    case = library.desk.open()
    engineer = sign_in(library.desk, "vendor_engineer")
    status, made = post(engineer, PROBLEMS, contract_id=str(library.desk.contract_id), title="内存泄漏")
    assert (status, made["number"], made["owner"]["name"]) == (201, "P-T-2026-1", "vendor_engineer")
    _, linked = post(engineer, f"{PROBLEMS}/P-T-2026-1/cases", cases=[case.number, "T-2026-00009"])
    assert [one["linked"] for one in linked["results"]] == [True, False]
    order = {"act": "solve", "expected_seq": 2, "solution": "升级"}
    _, solved = post(engineer, f"{PROBLEMS}/P-T-2026-1/entries", **order)
    assert (solved["state"], solved["linked"][0]["outcome"]) == ("solved", "pending")
    _, told = post(engineer, f"{PROBLEMS}/P-T-2026-1/tellings")
    assert (told["linked"][0]["number"], told["linked"][0]["outcome"]) == (case.number, "told")
    assert [entry["label"]["en"] for entry in told["entries"]] == ["Open the problem", "Link cases", "Solve"]
    assert engineer.get(f"{PROBLEMS}?case={case.number}").json()["items"][0]["cases"] == 1


def test_both_sides_read_a_problem_and_one_writes_it(library: Library) -> None:
    library.problem(library.desk.open())
    customer = sign_in(library.desk, "customer_contact")
    page = customer.get(f"{PROBLEMS}/P-T-2026-1").json()
    assert (page["title"], page["acts"], page["owners"]) == ("认证服务内存泄漏", [], [])
    for path, body in (
        ("", {"contract_id": str(library.desk.contract_id), "title": "x"}),
        ("/P-T-2026-1/entries", {"act": "comment", "expected_seq": 2, "note": "x"}),
        ("/P-T-2026-1/cases", {"cases": ["T-2026-00001"]}),
        ("/P-T-2026-1/tellings", {}),
    ):
        status, problem = post(customer, f"{PROBLEMS}{path}", **body)
        assert (status, problem["code"]) == (403, "forbidden")
    assert Problem.objects.get().seq == 2


def test_an_article_over_the_api(library: Library) -> None:
    case = library.solved_case()
    engineer, expert = sign_in(library.desk, "vendor_engineer"), sign_in(library.desk, "vendor_expert")
    body = {"contract_id": str(library.desk.contract_id), "title": "处理办法", "body": "重启", "audience": "both"}
    status, made = post(engineer, ARTICLES, **body, case=case.number)
    assert (status, made["number"], [act["act"] for act in made["acts"]]) == (201, "K-T-2026-1", ["revise"])
    for seq, act in ((1, "review"), (2, "publish")):
        status, article = post(expert, f"{ARTICLES}/K-T-2026-1/entries", act=act, expected_seq=seq)
    assert (status, article["state"], len(article["versions"])) == (200, "published", 1)
    customer = sign_in(library.desk, "customer_contact")
    _, read = post(customer, f"{ARTICLES}/K-T-2026-1/feedback", helpful=True)
    assert (read["helpful"], read["own_feedback"], read["versions"], read["entries"]) == (1, True, [], [])
    about = customer.get(f"/api/knowledge/cases/{case.number}").json()
    assert ([one["number"] for one in about["articles"]], about["may_write"]) == (["K-T-2026-1"], False)
    ask = {"contract_id": str(library.desk.contract_id), "title": "处理办法重启"}
    _, hints = post(customer, "/api/knowledge/hints", **ask)
    assert [(one["kind"], one["number"], one["text"]) for one in hints["items"]] == [("article", "K-T-2026-1", "重启")]


def test_the_customer_never_sees_a_draft(library: Library) -> None:
    library.article()
    customer = sign_in(library.desk, "customer_contact")
    assert customer.get(ARTICLES).json()["items"] == []
    for verb, path in (("get", ""), ("post", "/feedback"), ("post", "/entries")):
        body = {"helpful": True} if path == "/feedback" else {"act": "revise", "expected_seq": 1}
        answer = getattr(customer, verb)(f"{ARTICLES}/K-T-2026-1{path}", body, "application/json")
        refused = (403, "forbidden") if path == "/entries" else (404, "not_found")  # customers write no articles
        assert (answer.status_code, answer.json()["code"]) == refused


def test_what_is_not_seen_is_not_there(library: Library) -> None:
    case = library.desk.open()
    library.problem(case)
    client = sign_in(None, "vendor_seat")
    for path in (f"{PROBLEMS}/P-T-2026-1", f"/api/knowledge/cases/{case.number}", f"{ARTICLES}/K-T-2026-1"):
        assert client.get(path).status_code == 404
        assert Client().get(path).status_code == 401
    assert client.get(PROBLEMS).json() == {"items": [], "next": None}


BAD: list[dict[str, Any]] = [
    {"title": ""},
    {"title": "a\nb"},
    {"title": "x" * 201},
    {"title": "a\0"},
    {"body": "", "title": "x"},
    {"audience": "all"},
    {"colour": "red"},
    {"case": "' OR 1=1"},
]


@pytest.mark.parametrize("more", BAD)
def test_bad_articles_store_nothing(library: Library, more: dict[str, Any]) -> None:
    case = library.solved_case()
    whole = {"contract_id": str(library.desk.contract_id), "title": "t", "body": "b", "audience": "both"}
    status, problem = post(sign_in(library.desk, "vendor_engineer"), ARTICLES, **whole | {"case": case.number} | more)
    assert (status, problem["code"], Article.objects.count()) == (422, "malformed", 0)


def test_a_stale_page_is_told(library: Library) -> None:
    library.problem(library.desk.open())
    client = sign_in(library.desk, "vendor_engineer")
    status, problem = post(client, f"{PROBLEMS}/P-T-2026-1/entries", act="comment", expected_seq=1, note="x")
    assert (status, problem["code"], problem["title"]) == (409, "stale", "Changed meanwhile")
