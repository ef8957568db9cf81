"""A statement on paper: what stands where, in both languages, drawn from the canonical data alone."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from mainstay.kernel.papers.form import Section
from mainstay.settlement.rules.paper import Issue, file_name, paper_of
from mainstay.settlement.rules.paper.words import capitals, period_name

ISSUED = Issue(2, 12, "ab" * 32, datetime(2026, 4, 5, 2, 30, tzinfo=UTC), "韦国强")
PREVIEW = Issue(0, 12, "ab" * 32, datetime(2026, 3, 5, 2, 30, tzinfo=UTC), "", is_over=False)
NO_SUMS = dict.fromkeys(("stages", "vendor_penalties", "customer_penalties", "opening", "paid"), "0.00")


def words(zh: str, en: str = "") -> dict[str, str]:
    return {"zh": zh, "en": en}


def proof(kind: str, name: str, seq: int) -> dict[str, Any]:
    return {"kind": kind, "id": name, "seq": seq, "hash": "cd" * 32}


def data(**more: Any) -> dict[str, Any]:
    """The canonical data of a month with one line of points, one of them disputed."""
    parties = {"customer": words("某局", "A bureau"), "vendor": words("某公司", "A firm")}
    contract = {"code": "C", "number": "HT-1", "version": 3, "title": words("服务合同", "Service"), "currency": "CNY"}
    return {
        "contract": contract | parties,
        "period": {"name": "2026-03", "from": "2026-03-01", "to": "2026-03-31"},
        "totals": NO_SUMS
        | {"scores": "-32656.67", "net": "-32656.67", "undisputed_net": "0.00", "closing": "-32656.67"},
        "rounding": words("四舍五入。", "Half up."),
        "readings": [{"id": "r1", "question": words("归哪一档？"), "reading": words("归较高一档。")}],
        "clauses": {"c7": {"number": "7.2④", "heading": words("月度考核", "Monthly score")}},
        "lines": [line()],
        "sheets": [],
        "rights": [],
        "extensions": [],
        "stages": [],
        "upkeep": None,
    } | more


def line() -> dict[str, Any]:
    return {
        "kind": "score",
        "name": words("月度考核扣款", "Deduction"),
        "clause": "c7",
        "day": "2026-03-31",
        "amount": "-32656.67",
        "undisputed": "0.00",
        "disputed": True,
        "evidence": [proof("case", "C-2026-00001", 2), proof("settlement", "x", 5), proof("settlement", "x", 5)],
        "words": words("326,566.67 × 10% = 32,656.67 元", "326,566.67 x 10% = 32,656.67"),
    }


def section(title: str, issue: Issue = ISSUED, language: str = "zh", **more: Any) -> Section:
    """The section of this title, without its number."""
    return next(one for one in paper_of(data(**more), issue, language).sections if one.title.endswith(title))


@pytest.mark.req("F-03")
def test_a_line_carries_clause_evidence_arithmetic_and_sum() -> None:
    (table,) = section("明细").tables
    upheld = "有异议，异议成立时为 0.00 元"
    how, proofs = "326,566.67 × 10% = 32,656.67 元", "工单 C-2026-00001 第 2 条；结算记录第 5 条"
    sum_ = Decimal("-32656.67")
    assert table.rows == (("1", "月度考核扣款", "考核扣款", how, proofs, upheld, "7.2④ 月度考核", "2026-03-31", sum_),)
    assert (table.total[-1], table.adds_up) == (sum_, True)


def test_totals_stand_in_figures_and_in_capitals() -> None:
    period, balance = section("合计").tables
    assert period.total == ("本期合计", Decimal("-32656.67"), "负叁万贰仟陆佰伍拾陆元陆角柒分")
    assert [row[0] for row in balance.rows] == ["期初余额", "本期合计", "本期已付"]
    assert balance.total[0] == "期末余额"
    assert section("合计").notes == ("有异议尚未了结；异议全部成立时，本期合计为 0.00 元（零元整）。",)


def test_the_head_names_parties_period_version_and_place_in_the_ledger() -> None:
    paper = paper_of(data(), ISSUED, "zh")
    assert paper.facts == (
        ("合同编号", "HT-1"),
        ("合同名称", "服务合同"),
        ("甲方", "某局"),
        ("乙方", "某公司"),
        ("结算期", "2026-03-01 至 2026-03-31"),
        ("结算单版次", "第 2 版"),
        ("合同版本", "第 3 版"),
        ("台账位置", "结算记录第 12 条"),
        ("出具时间", "2026-04-05 02:30"),
        ("出具人", "韦国强"),
    )
    assert [box.title for box in paper.signatures] == ["甲方：某局", "乙方：某公司"]
    assert (paper.mark, paper.mark_note, paper.subtitle) == ("", "", "服务合同　2026年3月")


def test_the_end_holds_readings_digest_and_how_to_recompute_it() -> None:
    assert section("采用的读法").notes == ("四舍五入。", "归哪一档？ 归较高一档。")
    assert section("核对").literal == (
        f"SHA-256  {'ab' * 32}",
        "mainstay statement C --period 2026-03 --json | sha256sum",
    )


def test_a_preview_says_that_it_was_not_issued() -> None:
    paper = paper_of(data(), PREVIEW, "zh")
    assert paper.mark == "预览"
    assert paper.mark_note == "预览：结算期尚未结束，金额截至 2026-03-05 02:30，不作为结算依据。"
    assert ("出具人", "未出具") in paper.facts
    assert file_name(data(), PREVIEW, "zh", "pdf") == "结算单-C-2026-03-预览.pdf"


def test_the_same_in_english() -> None:
    paper = paper_of(data(), ISSUED, "en")
    assert [one.title for one in paper.sections] == [
        "1. Sums",
        "2. Lines",
        "3. Rounding, and readings chosen",
        "4. How to check",
    ]
    assert paper.sections[1].tables[0].rows[0][1:5] == (
        "Deduction",
        "Off by scores",
        "326,566.67 x 10% = 32,656.67",
        "case C-2026-00001 entry 2; settlement record 5",
    )
    assert file_name(data(), ISSUED, "en", "xlsx") == "Statement-C-2026-03-No.2.xlsx"


@pytest.mark.parametrize(
    ("name", "zh"),
    [
        ("2026-03", "2026年3月"),
        ("2026-Q4", "2026年第四季度"),
        ("2026", "2026年度"),
        ("2026-01-15..2026-02-14", "2026-01-15 至 2026-02-14"),
    ],
)
def test_periods_as_people_write_them(name: str, zh: str) -> None:
    assert period_name(name, "zh") == zh


def test_a_sum_below_nought_in_capitals() -> None:
    assert [capitals(Decimal(one)) for one in ("-1.05", "0.00", "1000000.00")] == [
        "负壹元零伍分",
        "零元整",
        "壹佰万元整",
    ]
