"""The checker's other findings: references, sums, scores, bands, ladders, days."""

from typing import Any

import pytest

from mainstay.contracts.reading.validating import read_contract
from mainstay.contracts.rules.checking.check import check
from mainstay.contracts.rules.checking.finding import Finding
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.tests.make import SMALL, line_of, small

SHEET = {
    "id": "s",
    "name": "月度考核",
    "clause": "c1",
    "period": "month",
    "total": 100,
    "heads": [{"id": "h", "name": "响应", "points": 100, "rules": [{"id": "r", "text": "迟到", "points": 100}]}],
}
BANDS = [
    {"from": 90, "to": 100, "deduct": "0%"},
    {"from": 60, "below": 90, "deduct": "10%"},
    {"below": 60, "deduct": "100%"},
]


def found_in(**changes: object) -> list[Finding]:
    return list(check(Contract.model_validate({**small(), **changes})))


def codes(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(one.severity.value, one.code) for one in findings]


def bands(rows: list[dict[str, Any]], **more: object) -> list[Finding]:
    one = {"id": "b", "name": "考核扣款", "clause": "c1", "sheet": "s", "basis": "price", "bands": rows, **more}
    return found_in(score_sheets=[SHEET], bands=[one])


def price(**changes: object) -> list[Finding]:
    return found_in(price={**small()["price"], **changes})


def line(name: str, quantity: int, unit_price: str, amount: str) -> dict[str, object]:
    return {"id": "x", "name": name, "quantity": quantity, "unit": "台", "unit_price": unit_price, "amount": amount}


def test_the_small_contract_is_clean_and_lines_are_told() -> None:
    assert found_in() == []
    text = SMALL.replace("calendar: always", "calendar: allways")
    read = read_contract(text)
    (one,) = check(read.contract, read.lines)
    assert (one.code, one.path, one.line) == ("unknown_calendar", "targets.0.calendar", line_of(text, "allways"))
    assert one.en == "there is no calendar 'allways'; did you mean always"


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("clause: c2\n", "clause: c9\n", "unknown_clause"),
        ("id: II, name: 二级", "id: I, name: 二级", "duplicate_id"),
        ("id: c3, number", "id: c2, number", "duplicate_id"),
    ],
)
def test_names_must_stand_somewhere_once(before: str, after: str, code: str) -> None:
    assert code in {one.code for one in check(read_contract(SMALL.replace(before, after)).contract)}


def test_each_kind_of_reference_is_looked_up() -> None:
    duty = {"id": "d", "name": "d", "clause": "c1", "what": "x", "calendar": "x", "levels": ["x"], "ladder": "x"}
    found = found_in(
        obligations=[{**duty, "either_or": ["x"], "standing": True}],
        bands=[
            {"id": "b", "name": "b", "clause": "c1", "sheet": "x", "basis": "price", "bands": BANDS, "reading": "x"}
        ],
        contacts=[{"name": "张某", "side": "vendor", "roles": ["x"], "clause": "c1"}],
    )
    kinds = {one.code.removeprefix("unknown_") for one in found}
    assert kinds == {"calendar", "level", "ladder", "obligation", "sheet", "reading", "role"}


@pytest.mark.req("A-01")
def test_a_sum_off_by_seventy_fen_names_both_figures_and_the_line() -> None:
    found = price(lines=[line("甲", 3, "300.00", "900.70"), {**line("乙", 1, "100.00", "100.00"), "id": "y"}])
    assert [one.zh for one in found] == [
        "“甲”数量 × 单价为 900.00 元，表列金额 900.70 元，相差 0.70 元",
        "各项金额合计 1,000.70 元，合同总价 1,000.00 元，相差 0.70 元；涉及：甲",
    ]
    assert [one.path for one in found] == ["price.lines.0", "price.total"]


@pytest.mark.req("A-01")
def test_capitals_that_disagree_with_the_figures() -> None:
    (one,) = price(capitals="壹仟零壹元整")
    assert one.zh == "大写金额“壹仟零壹元整”为 1,001.00 元，小写金额为 1,000.00 元，相差 1.00 元"
    (one,) = price(capitals="一千元整")
    assert (one.code, "壹仟元整" in one.zh) == ("capitals_unreadable", True)


def test_a_reading_settles_what_is_in_the_paper_itself() -> None:
    reading = {"id": "r1", "clauses": ["c2"], "question": "?", "reading": "!", "because": "…", "settles": ["price_sum"]}
    lines = [line("甲", 1, "1000.70", "1000.70")]
    found = found_in(price={**small()["price"], "lines": lines}, readings=[reading])
    assert codes(found) == [("warning", "price_sum"), ("reading", "reading_taken")]
    elsewhere = found_in(price={**small()["price"], "lines": lines}, readings=[{**reading, "clauses": ["c1"]}])
    assert codes(elsewhere)[0] == ("error", "price_sum")


def test_payment_stages() -> None:
    stage = {"id": "p1", "name": "首付款", "clause": "c2", "share": "30%", "after": [], "calendar": "always"}
    found = found_in(
        payments=[{**stage, "amount": "350.00", "capitals": "叁佰元整"}, {**stage, "id": "p2", "share": "60%"}]
    )
    assert [(one.code, one.zh) for one in found] == [
        ("payment_shares", "各付款阶段比例合计 90%，不是 100%"),
        ("payment_amount", "“首付款”应为总价的 30% 即 300.00 元，所列金额 350.00 元"),
        ("capitals_differ", "大写金额“叁佰元整”为 300.00 元，小写金额为 350.00 元，相差 50.00 元"),
    ]


def test_score_sheets_sum_up() -> None:
    head = {"id": "h", "name": "响应", "points": 95, "rules": [{"id": "r", "text": "迟到", "points": 90}]}
    assert codes(found_in(score_sheets=[{**SHEET, "heads": [head]}])) == [
        ("error", "score_head_sum"),
        ("error", "score_total"),
    ]


def test_bands_that_cover_each_score_once() -> None:
    assert bands(BANDS) == []


@pytest.mark.req("C-19")
def test_a_score_with_two_owners_is_named_with_both_bands() -> None:
    (one,) = bands([BANDS[0], {**BANDS[1], "below": None, "to": 90}, BANDS[2]])
    assert (one.severity, one.zh) == ("error", "“考核扣款”90 分同属第 2 档 [60, 90] 与第 1 档 [90, 100]")
    (one,) = bands([BANDS[0], {**BANDS[1], "below": None, "to": 90}, BANDS[2]], borders="higher")
    assert (one.severity, one.zh.endswith("，按较高一档计")) == ("reading", True)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([BANDS[0], BANDS[2]], "band_gap"),
        (BANDS[:2], "band_gap"),
        (BANDS[1:], "band_gap"),
        ([{**BANDS[0], "from": None, "above": 90}, *BANDS[1:]], "band_gap"),
        ([{**BANDS[0], "from": 85}, *BANDS[1:]], "band_overlap"),
        ([*BANDS, {"from": 70, "to": 60, "deduct": "0%"}], "band_borders"),
    ],
)
def test_bands_with_gaps_and_overlaps(rows: list[dict[str, Any]], code: str) -> None:
    assert code in {one.code for one in bands(rows)}


def test_rungs_climb() -> None:
    rungs = [{"id": "a", "after": "1h", "roles": ["m"]}, {"id": "b", "after": "30min", "roles": ["m"]}]
    roles = [{"id": "m", "name": "主管"}]
    ladder = {"id": "l", "name": "升级", "clause": "c3", "calendar": "always", "rungs": rungs}
    (one,) = found_in(ladders=[ladder], roles=roles)
    assert (one.code, one.path) == ("rungs_not_ascending", "ladders.0.rungs.1")
    apart = [{**rungs[0], "when": {"level": "I"}}, {**rungs[1], "when": {"level": "II"}}]
    assert found_in(ladders=[{**ladder, "rungs": apart}], roles=roles) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"signed": "2026-02-10"}, ("reading", "signed_after_start")),
        ({"term": {"start": "2026-12-31", "end": "2026-01-01", "clause": "c1"}}, ("error", "term_reversed")),
        ({"in_force_from": "2027-06-01"}, ("error", "in_force_outside_term")),
        ({"version": 2, "in_force_from": "2026-06-01"}, ("error", "amends_missing")),
        ({"version": 2, "amends": 1}, ("error", "in_force_missing")),
        ({"amends": 1}, ("error", "amends_nothing")),
        ({"timezone": "Asia/Atlantis"}, ("error", "unknown_timezone")),
        ({"timezone": "../../secret"}, ("error", "unknown_timezone")),
    ],
)
def test_days_and_versions(changes: dict[str, object], expected: tuple[str, str]) -> None:
    assert expected in codes(found_in(**changes))


def test_windows() -> None:
    window = {"days": ["mon"], "start": "09:00", "end": "12:00"}
    calendar = {"id": "always", "name": "工作时间", "clause": "c3"}
    assert codes(found_in(calendars=[{**calendar, "windows": [{**window, "end": "08:00"}]}])) == [
        ("error", "window_times")
    ]
    assert codes(found_in(calendars=[{**calendar, "windows": [window, {**window, "start": "11:00"}]}])) == [
        ("error", "window_overlap")
    ]


def test_facts_are_declared_as_they_are() -> None:
    facts = [
        {"name": "stationed", "label": "驻场", "values": [{"id": "x", "name": "x"}], "default": "x"},
        {"name": "kind", "label": "类别"},
        {"name": "reported_in_hours", "label": "工作时间报修"},
    ]
    found = [one.code for one in found_in(facts=facts)]
    assert found == ["fact_values", "wrong_fact_value", "fact_values", "fact_calendar"]


def test_duties() -> None:
    duty = {"id": "d", "name": "d", "clause": "c1", "what": "x", "calendar": "always", "due": "at_once"}
    other = {**duty, "id": "e", "due": None, "standing": True}
    found = found_in(obligations=[{**duty, "either_or": ["e"]}, other])
    assert codes(found) == [
        ("error", "at_once_undefined"),
        ("error", "either_or_one_sided"),
        ("warning", "duty_without_cause"),
    ]


def test_clauses_without_terms() -> None:
    clause = {"id": "c4", "number": "第四条", "heading": "其他", "text": "其他约定。", "place": {"page": 3}}
    assert codes(found_in(clauses=[*small()["clauses"], clause])) == [("warning", "clause_without_term")]
    assert found_in(clauses=[*small()["clauses"], {**clause, "silent": True}]) == []
    silent = [{**one, "silent": True} for one in small()["clauses"]]
    assert codes(found_in(clauses=silent)) == [("warning", "silent_clause_with_term")] * 3


def test_rules_about_late_duties_are_bound_to_obligations_and_others_to_targets() -> None:
    duty = {"id": "weekly", "name": "周报", "clause": "c1", "what": "周报", "calendar": "always", "standing": True}
    rule = {
        "id": "r",
        "text": "迟交",
        "points": 100,
        "per_occurrence": 1,
        "trigger": "duty_late",
        "targets": ["weekly"],
    }
    head = {"id": "h", "name": "报告", "points": 100, "rules": [rule]}
    assert found_in(score_sheets=[{**SHEET, "heads": [head]}], obligations=[duty]) == []
    wrong = {**head, "rules": [{**rule, "targets": ["respond"]}]}
    (one,) = found_in(score_sheets=[{**SHEET, "heads": [wrong]}], obligations=[duty])
    assert (one.code, one.path) == ("unknown_obligation", "score_sheets.0.heads.0.rules.0.targets")
