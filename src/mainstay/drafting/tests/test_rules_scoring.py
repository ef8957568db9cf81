"""A draft is scored kind by kind, exact on figures, one term of the key for one of the draft."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mainstay.drafting.rules.matching import assign, overlap, same
from mainstay.drafting.rules.scoring import Figures, Invented, Stated, score

TARGET = {"measure": "arrive", "level": "1", "length": "10min", "stationed": True}
STAGE = {"order": "1", "share": "30%", "due": "10 workdays", "trigger": ["invoice", "signed"], "papers": ["发票"]}
DUTY = {"what": "乙方每月5日前提交上月运行月报", "every": "1 month", "owner": "vendor"}


@pytest.mark.parametrize(
    ("kind", "one", "changed", "met"),
    [
        ("target", TARGET, {"length": "30min"}, False),
        ("target", TARGET, {"level": "2"}, False),
        ("target", TARGET, {"stationed": None}, False),
        ("target", TARGET, {"calendar": "24x7"}, True),
        ("payment_stage", STAGE, {"order": "2"}, True),
        ("payment_stage", STAGE, {"trigger": ["signed"]}, True),
        ("payment_stage", STAGE, {"trigger": ["audited"]}, False),
        ("payment_stage", STAGE, {"due": "10 days"}, False),
        ("payment_stage", STAGE, {"due": None}, False),
        ("payment_stage", STAGE, {"papers": ["验收报告"]}, True),
        ("obligation", DUTY, {"what": "提交月报"}, True),
        ("obligation", DUTY, {"what": "每季度巡检"}, False),
        ("obligation", DUTY, {"owner": None}, True),
        ("obligation", DUTY, {"owner": "customer"}, False),
    ],
)
def test_figures_are_exact_and_words_are_loose(
    kind: str, one: dict[str, object], changed: dict[str, object], met: bool
) -> None:
    other = {name: value for name, value in {**one, **changed}.items() if value is not None}
    assert (same(kind, one, other) > 0, same(kind, other, one) > 0) == (met, met)


def test_contact_needs_words_that_both_state() -> None:
    one = {"side": "vendor", "name": "林朗", "phone": "13100001015"}
    assert same("contact", one, {"name": "林朗"}) == 2.0
    assert same("contact", one, {"name": "薛宁"}) == 0.0
    assert same("contact", one, {"role": "经理"}) == 0.0


def test_each_term_of_the_key_is_met_once_and_others_make_room() -> None:
    both, one = {"text": "雷击和水淹造成的损坏"}, {"text": "雷击造成的损坏"}
    key = [{"text": "雷击造成的损坏"}, {"text": "水淹"}]
    assert assign("exclusion", [both, one], key) == {0: 1, 1: 0}
    assert assign("exclusion", [one, one], key) == {0: 0}


def test_report_tells_figures_by_kind_and_group_and_what_did_not_meet() -> None:
    key = [Stated("k1", "target", TARGET), Stated("k2", "tax", {"rate": "6%"}), Stated("k3", "tax", {"rate": "13%"})]
    draft = [Stated("t1", "target", TARGET), Stated("t2", "tax", {"rate": "6%"}), Stated("t3", "tax", {"rate": "9%"})]
    report = score(draft, key)
    assert report.kinds == {"tax": Figures(2, 2, 1), "target": Figures(1, 1, 1)}
    assert (report.groups["sums"].f1, report.groups["targets"].f1, report.groups["dates"].f1) == (0.5, 1.0, None)
    assert (report.overall.precision, report.overall.recall) == (2 / 3, 2 / 3)
    assert ([one.name for one in report.missing], [one.name for one in report.unexpected]) == (["k3"], ["t3"])


def test_an_invented_term_meets_nothing_and_fails_any_floor() -> None:
    draft = [Stated("t1", "target", TARGET)]
    report = score(draft, [Stated("k1", "target", TARGET)], [Invented(draft[0], "无", "none")])
    assert (report.overall, report.meets(0.0)) == (Figures(1, 1, 0), False)


@given(st.text(), st.text())
def test_overlap_is_symmetric_and_a_share(one: str, other: str) -> None:
    assert overlap(one, other) == overlap(other, one)
    assert 0 <= overlap(one, other) <= 1


TARGETS = st.lists(
    st.fixed_dictionaries({"measure": st.just("respond"), "length": st.sampled_from(["1h", "2h"])}), max_size=6
)


@given(TARGETS, TARGETS)
def test_scores_are_symmetric(one: list[dict[str, object]], other: list[dict[str, object]]) -> None:
    assert len(assign("target", one, other)) == len(assign("target", other, one))
