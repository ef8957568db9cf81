"""Score rules and bands of a draft become the score sheets of a contract file; what does not map is listed."""

from typing import Any

import pytest

from mainstay.contracts.public import check_file, write_data
from mainstay.drafting.rules.contract_file import ContractDraft, contract_data
from mainstay.drafting.rules.draft import Draft

from .make import SIGNABLE, draft_of_text

RULES: list[dict[str, Any]] = [
    {"head": "质量", "head_points": "60", "text": "未及时完成1次扣2分，重复发生1次扣3分", "points": "40",
     "deductions": [{"points": "2", "per": "occurrence"}, {"points": "3", "per": "occurrence"}]},
    {"head": "质量", "head_points": "60", "text": "文档不全", "points": "20"},
    {"head": "时限", "head_points": "40", "text": "超期1天扣0.5分", "points": "40",
     "deductions": [{"points": "0.5", "per": "day"}]},
]  # fmt: skip
BANDS: list[dict[str, Any]] = [
    {"low": "90", "high": "100", "deduct": "0%"},
    {"low": "0", "high": "90", "pay": "80%"},
]


def mapped(rules: list[dict[str, Any]], bands: list[dict[str, Any]]) -> ContractDraft:
    """The contract file of the signable contract with these rules and bands beside its own terms."""
    drafted = draft_of_text(SIGNABLE)
    where = drafted.terms[-1].evidence
    kinds = [("score_rule", value) for value in rules] + [("score_band", value) for value in bands]
    more = [
        {"id": f"x{at}", "kind": kind, "value": value, "evidence": where, "confidence": 1, "because": "test"}
        for at, (kind, value) in enumerate(kinds)
    ]
    plain = drafted.model_dump()
    return contract_data(Draft.model_validate({**plain, "terms": [*plain["terms"], *more]}))


@pytest.mark.req("A-01")
def test_rules_stand_under_their_heads() -> None:
    (sheet,) = mapped(RULES, []).data["score_sheets"]
    assert (sheet["total"], sheet["period"]) == ("100", "month")
    assert [(head["name"], head["points"], len(head["rules"])) for head in sheet["heads"]] == [
        ("质量", "60", 2),
        ("时限", "40", 1),
    ]
    first, second = sheet["heads"][0]["rules"]
    assert [(item["text"], item["per_occurrence"], item["counted_by"]) for item in first["items"]] == [
        ("未及时完成1次扣2分", "2", "occurrence"),
        ("重复发生1次扣3分", "3", "occurrence"),
    ]
    assert (second["points"], "per_occurrence" in second) == ("20", False)
    late = sheet["heads"][1]["rules"][0]
    assert (late["per_occurrence"], late["counted_by"]) == ("0.5", "day")


@pytest.mark.req("A-01")
def test_bands_hang_on_the_sheet_and_the_file_can_be_read() -> None:
    made = mapped(RULES, BANDS)
    (bands,) = made.data["bands"]
    assert (bands["sheet"], bands["bands"]) == (
        "sheet-1",
        [{"from": "90", "to": "100", "deduct": "0%"}, {"from": "0", "to": "90", "deduct": "20%"}],
    )
    checked = check_file(write_data(made.data))
    assert [one.zh for one in checked.problems] == []
    assert [one.code for one in checked.findings if one.path.startswith(("score", "bands"))] == ["band_border"]
    assert {one.key for one in made.open} >= {"score_sheets.period", "bands"}


def test_what_has_no_points_no_share_or_no_sheet_is_listed() -> None:
    made = mapped([{"text": "态度良好"}], BANDS)
    assert ("score_sheets" in made.data, "bands" in made.data) == (False, False)
    assert [one.term for one in made.open if one.key in ("score_rule", "score_band")] == ["x0", "x1", "x2"]
    made = mapped(RULES, [{"low": "90", "amount": "500.00"}])
    assert ("bands" in made.data, [one.term for one in made.open if one.key == "score_band"]) == (False, ["x3"])


def test_several_deductions_in_one_breath_are_left_to_a_person() -> None:
    rule = {**RULES[0], "text": "未完成或重复发生分别扣2分和3分"}
    made = mapped([rule], [])
    assert "items" not in made.data["score_sheets"][0]["heads"][0]["rules"][0]
    assert [one.term for one in made.open if one.key == "score_rule"] == ["x0"]
