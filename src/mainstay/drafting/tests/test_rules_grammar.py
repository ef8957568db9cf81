"""The grammar reads numerals, sums, lengths, shares, days, recurrences and levels, and writes them in one way."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mainstay.drafting.rules.dates import find_days
from mainstay.drafting.rules.lengths import find_lengths, write_length
from mainstay.drafting.rules.levels import cell_level, find_levels
from mainstay.drafting.rules.normal import normalise
from mainstay.drafting.rules.numerals import read_number, write_chinese
from mainstay.drafting.rules.recurrences import day_of_period, find_recurrences
from mainstay.drafting.rules.shares import find_shares
from mainstay.drafting.rules.sums import find_sums
from mainstay.kernel.capitals import write_capitals

LENGTHS = {
    "30分钟内响应": ["30min"],
    "半小时到场": ["30min"],
    "一个半小时内": ["90min"],
    "１.５ 小时": ["90min"],
    "1小时30分钟": ["90min"],
    "两个工作日内提交": ["2 workdays"],
    "12 个自然月": ["12 months"],
    "质保期为叁年": ["3 years"],
    "半个月内": ["15 days"],
    "提前半年告知": ["6 months"],
    "一周内": ["1 week"],
    "当天解决": ["0 days"],
    "立即响应": ["at_once"],
    "次日送达": ["1 day"],
    "within four (4) hours": ["4h"],
    "within 2 business days": ["2 workdays"],
    "30日历天": ["30 days"],
    "【30】日内": ["30 days"],
    "7×24小时服务": [],
    "7*24 小时": [],
    "5天×8小时": [],
    "24小时热线": [],
    "24小时内解决": ["24h"],
    "2023年6月30日": [],
    "次月5日前": [],
    "扣5分": [],
    "得90分以上": [],
}


@pytest.mark.parametrize(("text", "expected"), LENGTHS.items(), ids=str)
def test_lengths_of_a_text(text: str, expected: list[str]) -> None:
    assert [one.value for one in find_lengths(normalise(text).text)] == expected


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1-3小时", "1h", "3h"),
        ("3至4小时", "3h", "4h"),
        ("30分钟至1小时", "30min", "1h"),
        ("2~3个工作日", "2 workdays", "3 workdays"),
    ],
)
def test_range_has_both_ends(text: str, low: str, high: str) -> None:
    (found,) = find_lengths(normalise(text).text)
    assert (found.low, found.value) == (low, high)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("万分之[五]的违约金", ["0.05%"]),
        ("0.5‰", ["0.05%"]),
        ("百分之十", ["10%"]),
        ("百分之零点五", ["0.5%"]),
        ("合同总价的 30 %", ["30%"]),
        ("含[6, 13] %增值税", ["6%", "13%"]),
        ("five per cent", ["5%"]),
    ],
)
def test_shares_of_a_text(text: str, expected: list[str]) -> None:
    assert [one.value for one in find_shares(normalise(text).text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人民币 70 万元整（¥700,000.00 元）", ["700000.00", "700000.00"]),
        ("大写：壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分", ["1234567.89"]),
        ("人民币[叁佰玖拾壹万捌仟捌佰]（小写：¥[3918800 元]）", ["3918800.00", "3918800.00"]),
        ("每次 500 元", ["500.00"]),
        ("五百元", ["500.00"]),
        ("300 个接口", []),
    ],
)
def test_sums_of_a_text(text: str, expected: list[str]) -> None:
    assert [one.value for one in find_sums(normalise(text).text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("二〇二五年三月一日", ["2025-03-01"]),
        ("[2023]年[7]月[1]日", ["2023-07-01"]),
        ("2022.9.16", ["2022-09-16"]),
        ("2023 年 8 月", ["2023-08"]),
        ("1 March 2025", ["2025-03-01"]),
        ("2025年2月30日", []),
    ],
)
def test_days_of_a_text(text: str, expected: list[str]) -> None:
    assert [one.value for one in find_days(normalise(text).text)] == expected


@pytest.mark.parametrize(
    ("text", "every", "times"),
    [
        ("每季度提供一次巡检", "3 months", None),
        ("每年两次", "1 year", "2"),
        ("每两周", "2 weeks", None),
        ("每 1 月 对所有设备", "1 month", None),
        ("每半年进行一次", "6 months", None),
        ("every 3 months", "3 months", None),
        ("twice a year", "1 year", "2"),
    ],
)
def test_recurrences_of_a_text(text: str, every: str, times: str | None) -> None:
    (found,) = find_recurrences(normalise(text).text)
    assert (found.every, found.times) == (every, times)


def test_day_of_the_period_is_a_length_from_its_end() -> None:
    assert day_of_period("应于次月5日前提交") == (2, 6, "5 days")


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Ⅰ 级故障", "1"),
        ("一级（紧急）", "1"),
        ("重大故障（二级）", "2"),
        ("P1级故障", "P1"),
        ("紧急事件", "紧急"),
        ("Severity 2", "2"),
        ("Critical incidents", "critical"),
        ("A类", "A"),
    ],
)
def test_level_has_one_writing(text: str, level: str) -> None:
    found = cell_level(normalise(text).text)
    assert found is not None
    assert found.id == level


@pytest.mark.parametrize("text", ["等级保护三级", "某市三级政务服务大厅", "二级及以上", "上一级领导"])
def test_what_is_no_level_of_faults(text: str) -> None:
    assert find_levels(normalise(text).text) == ()


@settings(deadline=None)
@given(st.integers(min_value=1, max_value=9999))
def test_numerals_come_back(number: int) -> None:
    assert read_number(write_chinese(number)) == number
    assert read_number(f"{number:,}") == number


@settings(deadline=None)
@given(st.integers(min_value=1, max_value=10**11), st.integers(min_value=0, max_value=99))
def test_sums_come_back_in_figures_and_in_capitals(yuan: int, fen: int) -> None:
    amount = Decimal(yuan) + Decimal(fen) / 100
    text = normalise(f"合同总价 ¥{amount:,.2f} 元（大写：{write_capitals(amount)}）").text
    assert [one.value for one in find_sums(text)] == [f"{amount:.2f}"] * 2


@settings(deadline=None)
@given(st.integers(min_value=1, max_value=999), st.sampled_from(["分钟", "小时", "天", "个工作日", "周", "个月", "年"]))
def test_lengths_come_back_in_both_numerals(number: int, unit: str) -> None:
    named = {
        "分钟": "min",
        "小时": "h",
        "天": "day",
        "个工作日": "workday",
        "周": "week",
        "个月": "month",
        "年": "year",
    }[unit]
    expected = [write_length(Decimal(number), named)]
    for written in (str(number), write_chinese(number)):
        assert [one.value for one in find_lengths(f"不超过{written}{unit}内")] == expected


@settings(deadline=None)
@given(st.text(max_size=200))
def test_spelling_keeps_every_place(text: str) -> None:
    normal = normalise(text)
    assert len(normal.text) == len(normal.origin)
    assert list(normal.origin) == sorted(normal.origin)
    assert all(0 <= place < len(text) for place in normal.origin)
