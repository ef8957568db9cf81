"""What a language model proposes: asked about what no rule understood, borne out by its passage, accepted by people."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from pydantic import JsonValue
from pytest_django import Settings

from mainstay.directory.public import RoleName
from mainstay.drafting import services
from mainstay.drafting.models import Review, Verdict
from mainstay.drafting.reading.model import Model
from mainstay.drafting.rules.draft import Draft
from mainstay.drafting.rules.suggesting import Suggestion, questions, read_suggestions, with_suggestions
from tests.plumbing.receiver import Posted, Receiver, running_receiver

from .make import SIGNABLE, client_of, person, uploaded

pytestmark = pytest.mark.django_db
ROOT = "/api/drafting/reviews"
LEFT = "乙方保存监控录像不少于90天"
DUTY: dict[str, JsonValue] = {"what": "保存监控录像不少于90天", "owner": "vendor", "due": "90 days"}


def told(terms: list[dict[str, Any]]) -> tuple[int, dict[str, Any]]:
    """An answer as such servers give it."""
    return 200, {"choices": [{"message": {"role": "assistant", "content": json.dumps({"terms": terms})}}]}


@pytest.fixture
def model(settings: Settings) -> Iterator[Receiver]:
    """A server that is asked; its answers come from `answer`."""
    with running_receiver(Receiver()) as receiver:
        settings.MODEL = Model(receiver.url.replace("/send", "/v1"), "reader-7b", "k-123")
        yield receiver


def passage_in(question: str) -> str:
    """The id of the passage that was left, as the question names it."""
    line = next(line for line in question.splitlines() if LEFT in line)
    return line[1 : line.index("]")]


def asked(admin: UUID) -> dict[str, Any]:
    """A review of the signable contract for which the model is asked."""
    body = {"file_id": str(uploaded(admin, SIGNABLE.encode())), "asks_model": True}
    answer = client_of(admin).post(ROOT, body, content_type="application/json")
    assert answer.status_code == 201
    services.read_review(UUID(answer.json()["id"]))
    page: dict[str, Any] = client_of(admin).get(f"{ROOT}/{answer.json()['id']}").json()
    return page


def answer_with_two(posted: Posted) -> tuple[int, dict[str, Any]]:
    """A duty that its passage bears out, and one whose length stands nowhere."""
    passage = passage_in(posted.json["messages"][1]["content"])
    suggestion = {"kind": "obligation", "value": DUTY, "passage": passage, "quote": LEFT}
    return told([suggestion, {**suggestion, "value": {**DUTY, "due": "30 days"}}])


@pytest.mark.req("F-01")
def test_what_a_model_proposes_is_marked_with_its_passage(model: Receiver) -> None:
    model.answer = answer_with_two
    admin = person("admin", RoleName.ADMINISTRATOR)
    page = asked(admin)
    (proposed,) = [one for one in page["drafted"] if one.get("proposed_by")]
    assert (proposed["id"], proposed["value"], proposed["proposed_by"]) == ("m1", DUTY, "reader-7b")
    text = next(one["text"] for one in page["passages"] if one["id"] == proposed["evidence"][0]["passage"])
    span = proposed["evidence"][0]["span"]
    assert text[span["start"] : span["end"]] == LEFT
    (posted,) = model.requests
    assert (posted.path, posted.headers["authorization"]) == ("/v1/chat/completions", "Bearer k-123")
    assert "120,000.00" not in posted.json["messages"][1]["content"]


@pytest.mark.req("F-01")
def test_what_a_model_proposes_waits_for_a_person(model: Receiver) -> None:
    model.answer = answer_with_two
    admin = person("admin", RoleName.ADMINISTRATOR)
    page = asked(admin)
    path = f"{ROOT}/{page['id']}"
    client = client_of(admin)
    assert LEFT[2:] not in client.get(f"{path}/settling").json()["fresh"].split("clauses:")[0]
    every = {"terms": [one["id"] for one in page["drafted"]]}
    accepted = client.post(f"{path}/acceptances", every, content_type="application/json").json()["accepted"]
    assert accepted == len(page["drafted"]) - 1
    before = client.get(f"{path}/settling").json()
    assert (before["undecided_terms"], len(before["undecided_passages"])) == (["m1"], 1)
    client.post(f"{path}/verdicts", {"said": "accepted", "term": "m1"}, content_type="application/json")
    after = client.get(f"{path}/settling").json()
    assert (after["undecided_terms"], after["undecided_passages"]) == ([], [])
    right = client.get(f"{path}/draft").json()
    assert DUTY in [one["value"] for one in right["terms"]]


@pytest.mark.parametrize("step", ["drop", "refused", "garbage", "no choices"])
def test_a_model_that_fails_takes_nothing_away(model: Receiver, step: str) -> None:
    model.plan = [step]
    model.answers = {"refused": (500, {}), "no choices": (200, {"choices": []})}
    model.answers["garbage"] = (200, {"choices": [{"message": {"content": "I would say that"}}]})
    admin = person("admin", RoleName.ADMINISTRATOR)
    page = asked(admin)
    assert (page["state"], [one for one in page["drafted"] if one.get("proposed_by")]) == ("open", [])
    assert len(page["drafted"]) > 5
    assert page["failure_zh"].startswith("向模型提问未能完成")
    assert "k-123" not in page["failure_en"] + page["failure_zh"]


def test_nobody_is_asked_unless_somebody_wishes_it(model: Receiver) -> None:
    admin = person("admin", RoleName.ADMINISTRATOR)
    body = {"file_id": str(uploaded(admin, SIGNABLE.encode()))}
    made = client_of(admin).post(ROOT, body, content_type="application/json").json()
    services.read_review(UUID(made["id"]))
    assert model.requests == []
    assert client_of(admin).get(ROOT).json()["model"] == {"name": "reader-7b", "host": model.url.split("/")[2]}


def test_no_model_can_be_asked_where_none_is_set_up() -> None:
    admin = person("admin", RoleName.ADMINISTRATOR)
    body = {"file_id": str(uploaded(admin)), "asks_model": True}
    assert client_of(admin).post(ROOT, body, content_type="application/json").status_code == 409
    assert (Review.objects.count(), Verdict.objects.count()) == (0, 0)
    assert client_of(admin).get(ROOT).json()["model"] is None


def a_draft() -> Draft:
    evidence = {"passage": "p2", "span": {"start": 0, "end": 5}}
    return Draft.model_validate(
        {
            "source": {"name": "合同.txt", "form": "text"},
            "passages": [
                {"id": "p1", "text": "合同总价为人民币120,000.00元。", "paragraph": 1},
                {"id": "p2", "text": LEFT, "headings": ["第六条"], "paragraph": 2},
            ],
            "not_understood": [{"evidence": evidence, "why": "a length that no rule took"}],
        }
    )


def test_only_what_was_not_understood_is_asked() -> None:
    assert questions(a_draft()) == [f"[p2] (第六条) {LEFT}"]


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "wish"},
        {"value": {"owner": "vendor"}},
        {"value": {**DUTY, "due": "91 days"}},
        {"value": {**DUTY, "colour": "red"}},
        {"passage": "p9"},
        {"passage": "p1"},
        {"quote": "乙方保存录像"},
    ],
    ids=["kind", "no duty", "figure", "fact", "no passage", "other passage", "quote"],
)
def test_what_its_passage_does_not_bear_out_is_refused(changes: dict[str, Any]) -> None:
    draft = a_draft()
    good: dict[str, Any] = {"kind": "obligation", "value": DUTY, "passage": "p2", "quote": LEFT}
    suggested = with_suggestions(draft, [Suggestion(**{**good, **changes})], model="m")
    assert (suggested.taken, suggested.refused, suggested.draft) == (0, 1, draft)
    assert with_suggestions(draft, [Suggestion(**good)] * 2, model="m").taken == 1


def test_answers_of_any_form_are_read_or_refused() -> None:
    one = {"kind": "obligation", "value": {**DUTY, "event": None}, "passage": "p2", "quote": LEFT}
    fenced = f"```json\n{json.dumps({'terms': [one, 'x', {'kind': 5}]})}\n```"
    assert read_suggestions(fenced) == [Suggestion("obligation", DUTY, "p2", LEFT)]
    for wrong in ("", "[]", '{"terms": 5}', '{"other": []}', "[" * 100_000):
        with pytest.raises(ValueError, match="terms"):
            read_suggestions(wrong)
