"""A term without a passage cannot exist, nor one with facts that its kind does not know."""

import pytest
from pydantic import ValidationError

from mainstay.drafting.rules.draft import Draft, Evidence, Passage, Source, Span, Term
from mainstay.drafting.rules.kinds import KINDS, Form

HERE = Evidence(passage="p1", span=Span(start=0, end=4))


def term(**changed: object) -> Term:
    facts = {"id": "t1", "kind": "tax", "value": {"rate": "6%"}, "evidence": (HERE,), "confidence": 0.9}
    return Term.model_validate({**facts, "because": "a share after 税率", **changed})


@pytest.mark.req("F-01")
def test_term_without_a_passage_is_refused() -> None:
    assert term().value == {"rate": "6%"}
    with pytest.raises(ValidationError, match="evidence"):
        term(evidence=())


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("tax", {"rate": "6%", "colour": "red"}, "tax has no colour"),
        ("tax", {"invoice": "special"}, "tax needs rate"),
        ("weather", {}, "unknown kind weather"),
    ],
)
def test_value_follows_its_kind(kind: str, value: dict[str, str], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        term(kind=kind, value=value)


@pytest.mark.parametrize("span", [(0, 9), (4, 4), (5, 3)])
def test_evidence_stands_in_the_document(span: tuple[int, int]) -> None:
    passage = Passage(id="p1", text="税率6%。", paragraph=1)
    source = Source(name="a.txt", form="text")
    assert Draft(source=source, passages=(passage,), terms=(term(),)).terms[0].id == "t1"
    outside = Evidence(passage="p1", span=Span(start=span[0], end=span[1]))
    with pytest.raises(ValidationError, match="no such passage: p1"):
        Draft(source=source, passages=(passage,), terms=(term(evidence=(outside,)),))


def test_every_kind_has_facts_and_none_is_named_twice() -> None:
    assert all(facts and any(isinstance(fact.form, Form) for fact in facts.values()) for facts in KINDS.values())
    assert len(KINDS) == 24
