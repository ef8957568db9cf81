"""Caps and quotes to the fen, worked out by hand."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mainstay.contracts.public import Contract
from mainstay.contracts.tests.make import SMALL
from mainstay.kernel.document import read_document
from mainstay.kernel.errors import MainstayError, Malformed, Refused
from mainstay.offers.rules.quotes import find_rate, make_quote
from mainstay.offers.rules.renewals import Renewal, check_period, covered_until, findings_of, months_between, most_for

from .make import RATES

EXAMPLES = Path(__file__).parents[4] / "examples" / "contracts"
TERM_ENDS = date(2026, 12, 31)


def read(text: str | bytes) -> Contract:
    return Contract.model_validate(read_document(text).data)


SMALL_ONE = read(SMALL + RATES)
CAPPED, MIXED = (find_rate(SMALL_ONE, name) for name in ("after-term", "mixed"))


def renewal(fee: str, first: str, last: str) -> Renewal:
    return Renewal(Decimal(fee), date.fromisoformat(first), date.fromisoformat(last))


# 10% of 1,000.00 is 100.00 a year; seven months are 58.333…, of which the fraction of a fen is left off.
OVER = [
    ("100.00", "2027-01-01", "2027-12-31", None),
    ("100.01", "2027-01-01", "2027-12-31", "超出 0.01 元"),
    ("200.00", "2027-01-01", "2028-12-31", None),
    ("58.33", "2027-01-15", "2027-08-14", None),
    ("58.34", "2027-01-15", "2027-08-14", "7 个月的上限为 58.33 元"),
]


@pytest.mark.req("A-20")
@pytest.mark.parametrize(("fee", "first", "last", "said"), OVER)
def test_a_fee_over_the_cap_is_flagged_by_its_clause(fee: str, first: str, last: str, said: str | None) -> None:
    found = findings_of(SMALL_ONE, CAPPED, renewal(fee, first, last), TERM_ENDS)
    assert [(one.code, one.severity, one.clause) for one in found] == (
        [] if said is None else [("over_cap", "error", "c2")]
    )
    assert said is None or said in found[0].text.zh


@pytest.mark.req("A-20")
def test_the_cap_of_contract_a_is_seventy_thousand_a_year() -> None:
    contract = read((EXAMPLES / "a-messaging-platform.yaml").read_bytes())
    rate = find_rate(contract, "after-term")
    # 10% of 700,000.00
    assert most_for(contract, rate, 12) == Decimal("70000.00")
    (found,) = findings_of(contract, rate, renewal("76500.00", "2028-05-01", "2029-04-30"), date(2028, 4, 30))
    assert (found.clause, found.severity) == ("5.4", "error")
    assert found.text.en == (
        "The fee is 76,500.00; the most for 12 months is 70,000.00 (10% of the price of 700,000.00 a year): "
        "6,500.00 over."
    )


def test_the_price_covers_the_maintenance_period() -> None:
    contract = read((EXAMPLES / "a-messaging-platform.yaml").read_bytes())
    # fifteen months from the acceptance of 10 December 2026 end later than the term, 31 January 2027
    assert covered_until(contract, date(2026, 12, 10)) == date(2028, 3, 10)
    assert (covered_until(contract, None), covered_until(SMALL_ONE, None)) == (None, TERM_ENDS)


@pytest.mark.req("A-20")
def test_what_the_price_covers_is_not_paid_twice() -> None:
    inside = renewal("50.00", "2026-12-01", "2027-05-31")
    (found,) = findings_of(SMALL_ONE, CAPPED, inside, TERM_ENDS)
    assert (found.code, found.severity, found.clause) == ("covered_already", "warning", "c1")
    contract = read((EXAMPLES / "a-messaging-platform.yaml").read_bytes())
    (found,) = findings_of(contract, find_rate(contract, "after-term"), inside, None)
    assert (found.code, found.clause) == ("maintenance_not_begun", "5.1")


MONTHS = [
    ("2027-01-01", "2027-12-31", 12),
    ("2027-01-31", "2027-02-27", 1),
    ("2024-02-01", "2024-02-29", 1),
    ("2027-01-01", "2027-12-30", None),
    ("2027-01-01", "2026-12-31", None),
    ("2027-01-01", "2036-12-31", 120),
    ("2027-01-01", "2037-01-31", None),
]


@pytest.mark.parametrize(("first", "last", "months"), MONTHS)
def test_a_renewal_covers_whole_months(first: str, last: str, months: int | None) -> None:
    one = renewal("1.00", first, last)
    assert months_between(one.first, one.last) == months
    if months is None:
        with pytest.raises(Malformed) as refused:
            check_period(one)
        assert refused.value.problems[0].path == "last"


@pytest.mark.req("E-30")
def test_a_quote_prices_each_line_to_the_fen() -> None:
    found = make_quote(MIXED, {"stationed-day": Decimal("10.5"), "visit": Decimal(3), "expert-hour": Decimal("0.05")})
    # 10.5 x 1,233.33 = 12,949.965; 3 x 850.05 = 2,550.15; 0.05 x 300.10 = 15.005: halves go up
    assert [one.amount for one in found.lines] == [Decimal("12949.97"), Decimal("2550.15"), Decimal("15.01")]
    assert (found.total, found.capitals) == (Decimal("15515.13"), "壹万伍仟伍佰壹拾伍元壹角叁分")


@pytest.mark.req("E-30")
def test_contract_e_quotes_by_mode() -> None:
    contract = read((EXAMPLES / "e-laboratory.yaml").read_bytes())
    cards = {one.id: one.card for one in contract.rates}
    assert {name: [line.id for line in card] for name, card in cards.items()} == {
        "stationed": ["engineer-month"],
        "mobile": ["visit", "remote-hour"],
        "mixed": ["engineer-month", "visit"],
    }
    found = make_quote(find_rate(contract, "mixed"), {"engineer-month": Decimal(6), "visit": Decimal(8)})
    # 6 x 11,800.00 + 8 x 760.00
    assert (found.total, found.capitals) == (Decimal("76880.00"), "柒万陆仟捌佰捌拾元整")


WRONG: list[tuple[str, dict[str, str], type[MainstayError], str]] = [
    ("mixed", {"lunch": "1"}, Malformed, "unknown_line"),
    ("mixed", {}, Malformed, "missing"),
    ("mixed", {"visit": "0"}, Malformed, "missing"),
    ("after-term", {"visit": "1"}, Refused, ""),
]


@pytest.mark.parametrize(("rate", "asked", "error", "code"), WRONG)
def test_a_quote_asks_for_lines_of_the_card(
    rate: str, asked: dict[str, str], error: type[MainstayError], code: str
) -> None:
    with pytest.raises(error) as refused:
        make_quote(find_rate(SMALL_ONE, rate), {name: Decimal(quantity) for name, quantity in asked.items()})
    assert [one.code for one in refused.value.problems] == ([code] if code else [])


@given(st.dictionaries(st.sampled_from([line.id for line in MIXED.card]), st.decimals(0, 10_000, places=2), min_size=1))
def test_the_lines_sum_to_the_total(asked: dict[str, Decimal]) -> None:
    if not any(asked.values()):
        return
    found = make_quote(MIXED, asked)
    assert sum(one.amount for one in found.lines) == found.total
    assert all(abs(one.amount - one.line.price * one.quantity) <= Decimal("0.005") for one in found.lines)


@given(st.decimals(0, 2_000, places=2), st.integers(1, 120))
def test_a_fee_is_flagged_just_when_a_year_of_it_is_over_the_share(fee: Decimal, months: int) -> None:
    years, rest = divmod(months, 12)
    following = date(2027 + years, 1 + rest, 1)
    one = Renewal(fee, date(2027, 1, 1), date.fromordinal(following.toordinal() - 1))
    assert one.months == months
    flagged = [found.code for found in findings_of(SMALL_ONE, CAPPED, one, TERM_ENDS)]
    assert flagged == (["over_cap"] if fee * 12 > Decimal("100.00") * months else [])
