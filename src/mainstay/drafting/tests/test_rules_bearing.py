"""A term whose figures its passage does not have, or whose passage the document does not have, is invented."""

import pytest

from mainstay.drafting.rules.bearing import figures_in, invented_terms, lacking_figures
from mainstay.drafting.rules.draft import Draft, Passage, Source, Term


def term(kind: str, value: dict[str, object]) -> Term:
    evidence = [{"passage": "p1", "span": {"start": 0, "end": 1}}]
    told = {"id": "t1", "kind": kind, "value": value, "evidence": evidence, "confidence": 1, "because": "test"}
    return Term.model_validate(told)


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("price", {"amount": "742700.00"}, "RMB74.27万元整"),
        ("capital_sum", {"amount": "3918800.00"}, "叁佰玖拾壹万捌仟捌佰元整"),
        ("tax", {"rate": "0.05%"}, "每日万分之五"),
        ("date", {"of": "signed", "day": "2024-07-01"}, "二〇二四年七月一日"),
        ("date", {"of": "signed", "day": "2025-02-14"}, "14 February 2025"),
        ("target", {"measure": "respond", "length": "30min"}, "半小时内响应"),
        ("target", {"measure": "respond", "length": "90min"}, "1.5小时内"),
        ("target", {"measure": "respond", "length": "at_once"}, "及时响应"),
        ("target", {"measure": "resolve", "length": "0 days"}, "当天解决"),
        ("obligation", {"what": "巡检", "every": "3 months"}, "每季度巡检"),
    ],
)
def test_figures_are_found_as_the_text_writes_them(kind: str, value: dict[str, object], text: str) -> None:
    assert list(lacking_figures(term(kind, value), [text])) == []


@pytest.mark.parametrize(
    ("kind", "value", "text", "lacking"),
    [
        ("price", {"amount": "742701.00"}, "RMB74.27万元整", "amount: 742701.00"),
        ("target", {"measure": "respond", "length": "20min"}, "半小时内响应", "length: 20min"),
        ("target", {"measure": "respond", "length": "at_once"}, "30分钟内响应", "length: at_once"),
        ("tax", {"rate": "6%"}, "税率为13%", "rate: 6%"),
        ("penalty", {"payer": "vendor", "form": "repetition", "shares": ["5%", "25%"]}, "扣减5%", "shares: 25%"),
    ],
)
def test_figures_that_the_text_lacks_are_named(kind: str, value: dict[str, object], text: str, lacking: str) -> None:
    assert list(lacking_figures(term(kind, value), [text])) == [lacking]


def test_terms_are_invented_where_passage_or_figure_is_not_there() -> None:
    passages = (Passage(id="p1", text="税率 6%", paragraph=1),)
    draft = Draft(source=Source(name="a", form="text"), passages=passages, terms=(term("tax", {"rate": "6%"}),))
    assert invented_terms(draft, "价款含税，税率6%。") == ()
    assert [one.en for one in invented_terms(draft, "价款含税。")] == ["the document has no such passage: 税率 6%"]
    wrong = draft.model_copy(update={"terms": (term("tax", {"rate": "13%"}),)})
    assert [one.en for one in invented_terms(wrong)] == ["the passage has no such figure: rate: 13%"]


def test_numbers_are_read_in_each_writing() -> None:
    assert {int(one) for one in figures_in("共12台、叁拾万元、二〇二五年、twenty")} == {12, 300_000, 2025, 20}
