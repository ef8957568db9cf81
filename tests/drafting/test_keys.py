"""The keys are true to their texts: each is well formed, and every figure in it stands in its contract."""

import re

import pytest

from mainstay.drafting.rules.bearing import lacking_figures
from mainstay.drafting.rules.draft import Evidence, Span, Term

from .corpus import OWN, REAL, SOURCES, key, real_text


def lacking(name: str, text: str) -> list[str]:
    """The figures of a key that its contract does not have, as `place kind: fact: figure`."""
    here = (Evidence(passage="p1", span=Span(start=0, end=1)),)
    terms = [
        (one.name, Term(id="t", kind=one.kind, value=dict(one.value), evidence=here, confidence=1, because="key"))
        for one in key(name)
    ]
    return [f"{place}: {figure}" for place, term in terms for figure in lacking_figures(term, [text])]


@pytest.mark.parametrize("name", OWN)
def test_key_of_our_own_contract_is_true_to_it(name: str) -> None:
    assert lacking(name, (SOURCES / f"{name}.txt").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", REAL)
def test_key_of_a_real_contract_is_true_to_it(name: str) -> None:
    assert lacking(name, real_text(name).read_text(encoding="utf-8")) == []


def test_every_contract_has_its_key_and_keys_quote_no_prose() -> None:
    places = [(name, one.name, word) for name in (*OWN, *REAL) for one in key(name) for word in one.value.values()]
    assert len(OWN) >= 22
    assert {name for name, _, word in places if isinstance(word, str) and len(re.sub(r"\s", "", word)) > 60} == set()
