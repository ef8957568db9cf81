"""Drafts of our own contracts: no invented term, every figure in its passage, also under noise, and a floor of F1."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mainstay.drafting.reading.document import read_document
from mainstay.drafting.reading.drafts import stated_in
from mainstay.drafting.reading.lexicon import standard_lexicon
from mainstay.drafting.rules.assembling import draft
from mainstay.drafting.rules.bearing import invented_terms
from mainstay.drafting.rules.draft import Draft
from mainstay.drafting.rules.scoring import Report, score

from .building import build
from .corpus import OWN, key, source

READ_WITHOUT_OCR = [name for name in OWN if source(name).form not in ("scan", "photo")]
NOISE = st.lists(
    st.tuples(st.integers(0, 10_000), st.sampled_from([" ", "　", "\n", "(", "％", "…", "甲"])), max_size=40
)


def drafted(data: bytes, name: str) -> Draft:
    read, described = read_document(data, name)
    return draft(read, described, standard_lexicon())


def reported(name: str, folder: Path) -> Report:
    path = build(source(name), folder)
    made = drafted(path.read_bytes(), path.name)
    return score(stated_in(made), key(name), invented_terms(made))


@pytest.mark.req("F-01", "F-02")
@pytest.mark.parametrize("name", READ_WITHOUT_OCR)
def test_no_term_is_invented_and_each_opens_its_passage(name: str, tmp_path: Path) -> None:
    path = build(source(name), tmp_path)
    made = drafted(path.read_bytes(), path.name)
    assert [one.term for one in invented_terms(made)] == []
    passages = {passage.id: passage.text for passage in made.passages}
    assert len(made.terms) > 20
    for term in made.terms:
        assert all(passages[one.passage][one.span.start : one.span.end].strip() for one in term.evidence)


def test_together_the_drafts_reach_the_floor(tmp_path: Path) -> None:
    reports = [reported(name, tmp_path) for name in READ_WITHOUT_OCR]
    drafted_terms, keyed, met = (
        sum(getattr(report.overall, fact) for report in reports) for fact in ("drafted", "keyed", "met")
    )
    assert 2 * met / (drafted_terms + keyed) >= 0.97


@settings(deadline=None, max_examples=15)
@given(name=st.sampled_from(READ_WITHOUT_OCR), noise=NOISE)
def test_noise_never_makes_a_term_that_its_passage_does_not_bear_out(name: str, noise: list[tuple[int, str]]) -> None:
    text = "\n".join(line for line in source(name).lines if not line.startswith("%"))
    for place, mark in noise:
        at = place % len(text)
        text = text[:at] + mark + text[at:]
    assert invented_terms(drafted(text.encode(), "noise.txt")) == ()


def test_same_document_gives_the_same_draft() -> None:
    text = "\n".join(source(READ_WITHOUT_OCR[0]).lines).encode()
    assert drafted(text, "a.txt") == drafted(text, "a.txt")
