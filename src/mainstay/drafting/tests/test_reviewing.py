"""A document is uploaded, read by the worker, and its terms are accepted, corrected, rejected and added by people."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from mainstay.directory.public import RoleName, get_actor
from mainstay.drafting import services
from mainstay.drafting.models import Review, Verdict
from mainstay.drafting.reading.drafts import read_draft, read_key
from mainstay.drafting.rules.scoring import Stated, score
from mainstay.drafting.services import reviewing
from mainstay.kernel.files import files_of
from mainstay.kernel.time import now

from .make import TEXT, client_of, person, reviewed, term_of, uploaded

pytestmark = pytest.mark.django_db
ROOT = "/api/drafting/reviews"


def said(key: UUID, review: UUID, **body: Any) -> tuple[int, dict[str, Any]]:
    """The answer to what somebody says of a term."""
    client = client_of(key)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    answer = client.post(f"{ROOT}/{review}/verdicts", body, content_type="application/json")
    return answer.status_code, answer.json()


def shown(key: UUID, review: UUID) -> dict[str, Any]:
    page: dict[str, Any] = client_of(key).get(f"{ROOT}/{review}").json()
    return page


@pytest.mark.req("F-01")
def test_an_uploaded_contract_becomes_terms_with_their_passages() -> None:
    admin = person("admin", RoleName.ADMINISTRATOR)
    answer = client_of(admin).post(ROOT, {"file_id": str(uploaded(admin))}, content_type="application/json")
    review = UUID(answer.json()["id"])
    assert (answer.status_code, answer.json()["state"]) == (201, "waiting")
    services.read_review(review)
    page = shown(admin, review)
    price = term_of(page, "price")
    passages = {one["id"]: one["text"] for one in page["passages"]}
    assert (page["state"], page["terms"]) == ("open", len(page["drafted"]))
    assert price["value"]["amount"] == "120000.00"
    assert "合同总价为人民币120,000.00元" in passages[price["evidence"][0]["passage"]]
    assert [one.name for one in files_of(f"drafting:{review}")] == ["合同.txt"]


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [(b"", "a.txt", "空"), (b"%PDF-1.7 broken", "a.pdf", ""), (b"\x89PNG\r\n\x1a\n broken", "a.png", "")],
)
def test_a_document_that_cannot_be_read_says_why(content: bytes, name: str, words: str) -> None:
    admin = person("admin", RoleName.ADMINISTRATOR)
    page = shown(admin, reviewed(admin, content or b" ", name))
    assert (page["state"], page["drafted"]) == ("failed", [])
    assert words in page["failure_zh"]
    assert page["failure_en"] != ""


def test_only_administrators_draft() -> None:
    admin, auditor = person("admin", RoleName.ADMINISTRATOR), person("auditor", RoleName.AUDITOR)
    review = reviewed(admin)
    client = client_of(auditor)
    body = {"file_id": str(uploaded(auditor))}
    assert client.post(ROOT, body, content_type="application/json").status_code == 403
    assert client.get(ROOT).status_code == 403
    for path in ("", "/draft", "/corrections"):
        assert client.get(f"{ROOT}/{review}{path}").status_code == 403
    assert said(auditor, review, said="accepted", term="t1")[0] == 403
    assert client.post(f"{ROOT}/{review}/cancel").status_code == 403
    assert (Review.objects.count(), Verdict.objects.count()) == (1, 0)


def test_a_review_that_was_given_up_stays_unread() -> None:
    admin = person("admin", RoleName.ADMINISTRATOR)
    moment = now()
    review = services.begin_review(uploaded(admin), actor=get_actor(admin, now=moment), now=moment)
    assert client_of(admin).post(f"{ROOT}/{review.id}/cancel").json()["state"] == "cancelled"
    services.read_review(review.id)
    page = shown(admin, review.id)
    assert (page["state"], page["drafted"]) == ("cancelled", [])
    assert said(admin, review.id, said="accepted", term="t1")[0] == 409


def test_giving_up_stops_the_reading_at_the_next_page(monkeypatch: pytest.MonkeyPatch) -> None:
    admin = person("admin", RoleName.ADMINISTRATOR)
    moment = now()
    actor = get_actor(admin, now=moment)
    review = services.begin_review(uploaded(admin), actor=actor, now=moment)

    def read(content: bytes, name: str, *, progress: Callable[[int, int], None]) -> None:
        progress(1, 3)
        assert (Review.objects.get().pages_done, Review.objects.get().pages) == (1, 3)
        services.cancel_review(review.id, actor=actor)
        progress(2, 3)
        raise AssertionError("it went on")

    monkeypatch.setattr(reviewing, "read_document", read)
    services.read_review(review.id)
    assert (Review.objects.get().state, Review.objects.get().pages_done) == ("cancelled", 1)


def test_corrections_stand_in_the_draft_and_are_told_apart() -> None:
    admin = person("admin", RoleName.ADMINISTRATOR)
    review = reviewed(admin)
    page = shown(admin, review)
    tax, price = term_of(page, "tax"), term_of(page, "price")
    assert said(admin, review, said="rejected", term=tax["id"])[0] == 201
    assert said(admin, review, said="accepted", term=price["id"])[0] == 201
    value = {"amount": "120000.00", "tax": "included"}
    assert said(admin, review, said="corrected", term=price["id"], value=value)[0] == 201
    right = read_draft(client_of(admin).get(f"{ROOT}/{review}/draft").content)
    assert [one.value for one in right.terms if one.kind in {"tax", "price"}] == [value]
    told = client_of(admin).get(f"{ROOT}/{review}/corrections").json()
    assert [(one["said"], one["kind"]) for one in told] == [("rejected", "tax"), ("corrected", "price")]
    assert (told[1]["drafted"], told[1]["value"]) == (price["value"], value)
    verdicts = {one["term"]: one["said"] for one in shown(admin, review)["verdicts"]}
    assert verdicts == {tax["id"]: "rejected", price["id"]: "corrected"}
    assert Verdict.objects.count() == 3


def test_a_term_is_added_from_a_passage_and_taken_back() -> None:
    admin = person("admin", RoleName.ADMINISTRATOR)
    review = reviewed(admin)
    passage = next(one for one in shown(admin, review)["passages"] if "每月5日" in one["text"])
    evidence = [{"passage": passage["id"], "span": {"start": 0, "end": len(passage["text"])}}]
    new = {"said": "added", "kind": "deliverable", "value": {"name": "运维月报"}, "evidence": evidence}
    assert said(admin, review, **new)[1]["term"] == "a1"
    right = client_of(admin).get(f"{ROOT}/{review}/draft").content
    assert [one.value for one in read_draft(right).terms if one.id == "a1"] == [{"name": "运维月报"}]
    assert Stated("a1", "deliverable", {"name": "运维月报"}) in read_key(right)
    assert said(admin, review, said="rejected", term="a1")[0] == 201
    after = read_draft(client_of(admin).get(f"{ROOT}/{review}/draft").content)
    assert score([], [Stated(one.id, one.kind, one.value) for one in after.terms if one.id == "a1"]).missing == ()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"said": "corrected", "value": {"amount": "120001.00"}}, "no such figure: amount: 120001.00"),
        ({"said": "corrected", "value": {"colour": "red"}}, "price has no colour"),
        ({"said": "corrected", "value": {}}, "price needs amount"),
        ({"said": "accepted", "term": "t999"}, "there is no term t999"),
        (
            {
                "said": "added",
                "term": "",
                "kind": "tax",
                "value": {"rate": "6%"},
                "evidence": [{"passage": "p999", "span": {"start": 0, "end": 1}}],
            },
            "no such passage",
        ),
    ],
)
def test_what_the_document_does_not_say_is_refused(body: dict[str, Any], words: str) -> None:
    admin = person("admin", RoleName.ADMINISTRATOR)
    review = reviewed(admin)
    price = term_of(shown(admin, review), "price")
    status, answer = said(admin, review, **{"term": price["id"], **body})
    assert (status, Verdict.objects.count()) == (422, 0)
    assert words in str(answer)


def test_the_same_file_is_not_drafted_twice() -> None:
    admin = person("admin", RoleName.ADMINISTRATOR)
    moment = now()
    file, actor = uploaded(admin, TEXT.encode()), get_actor(admin, now=moment)
    services.begin_review(file, actor=actor, now=moment)
    answer = client_of(admin).post(ROOT, {"file_id": str(file)}, content_type="application/json")
    assert (answer.status_code, Review.objects.count()) == (409, 1)
