"""Sums in capitals: known forms, and every sum there and back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mainstay.kernel.capitals import read_capitals, write_capitals

KNOWN = [
    ("32692", "叁万贰仟陆佰玖拾贰元整"),
    ("700000", "柒拾万元整"),
    ("0", "零元整"),
    ("10", "壹拾元整"),
    ("10500", "壹万零伍佰元整"),
    ("1409.50", "壹仟肆佰零玖元伍角整"),
    ("6007.14", "陆仟零柒元壹角肆分"),
    ("325.04", "叁佰贰拾伍元零肆分"),
    ("0.05", "伍分"),
    ("0.5", "伍角整"),
    ("20000100", "贰仟万零壹佰元整"),
    ("100000000", "壹亿元整"),
    ("2000000003", "贰拾亿零叁元整"),
    ("100010000", "壹亿零壹万元整"),
]


@pytest.mark.parametrize(("figures", "capitals"), KNOWN)
def test_known_sums(figures: str, capitals: str) -> None:
    assert write_capitals(Decimal(figures)) == capitals
    assert read_capitals(capitals) == Decimal(figures)


@given(st.integers(0, 10**18 - 1))
def test_every_sum_there_and_back(fen: int) -> None:
    amount = Decimal(fen) / 100
    assert read_capitals(write_capitals(amount)) == amount


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("人民币叁万贰仟陆佰玖拾贰元整", "32692"),
        ("人民币：柒拾萬圓正", "700000"),
        ("壹仟陆佰捌拾元零叁角贰分", "1680.32"),
        ("拾元整", "10"),
        ("叁佰万元", "3000000"),
        ("壹仟万零伍仟元整", "10005000"),
    ],
)
def test_forms_that_papers_use(text: str, figures: str) -> None:
    assert read_capitals(text) == Decimal(figures)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "整",
        "元整",
        "壹贰元",
        "壹佰仟元整",
        "壹元元",
        "70万元整",
        "三万元",
        "柒拾万",
        "壹元贰",
        "亿元整",
        "壹元整整",
    ],
)
def test_what_is_no_sum(text: str) -> None:
    with pytest.raises(ValueError, match="no sum in capitals"):
        read_capitals(text)


@pytest.mark.parametrize("amount", ["-1", "0.001", "10000000000000000", "NaN", "Infinity"])
def test_what_cannot_be_written(amount: str) -> None:
    with pytest.raises(ValueError, match="no sum of money"):
        write_capitals(Decimal(amount))
