"""Money to the fen: one rounding, stated; the sums that shares are taken of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from mainstay.contracts.rules.clocks import CompiledTerms
from mainstay.contracts.rules.terms.base import Text
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.money import PeriodFee
from mainstay.contracts.rules.terms.vocabulary import Trigger
from mainstay.kernel.errors import Refused

from .days import ONE, last_day
from .facts import Fact, begun_on
from .period import Period

FEN, NOTHING = Decimal("0.01"), Decimal("0.00")
ROUNDING = Text(
    zh="金额以元为单位计至分，每一行只在最后四舍五入一次。",
    en="Sums are in yuan to the fen; each line is rounded once, at its end, half up.",
)


def to_fen(amount: Decimal) -> Decimal:
    """A sum to the fen, half up."""
    return amount.quantize(FEN, ROUND_HALF_UP)


def yuan(amount: Decimal) -> str:
    """A sum with thousands separated and two decimals."""
    return f"{amount:,.2f}"


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum that a share is taken of, its name, and the period of fees that it belongs to, if any."""

    amount: Decimal
    name: Text
    period: Period | None = None


def term_of(contract: Contract) -> Period:
    """First and last day of the contract as printed."""
    return Period(contract.term.start, contract.term.end)


def month_share(contract: Contract) -> Decimal:
    """A month's share of the price: the fee that the contract states, else the price over the months of the term."""
    for fee in contract.period_fees:
        if fee.basis == "monthly_share":
            return fee.amount
    return to_fen(contract.price.total / len(term_of(contract).months()))


def fee_period(terms: CompiledTerms, fee: PeriodFee, day: date) -> Period:
    """The period of a fee that a day lies in; periods follow one another from the first day of the term."""
    start = terms.contract.term.start
    while True:
        following = last_day(fee.period, start)
        if day < following:
            return Period(start, following - ONE)
        start = following


def sum_of(terms: CompiledTerms, basis: str, day: date, facts: Iterable[Fact]) -> Sum:
    """The sum behind a basis on a day; Refused where the contract names none."""
    contract = terms.contract
    if basis == "price":
        return Sum(contract.price.total, Text(zh="合同总价", en="the price"))
    if basis == "audited_price":
        return Sum(audited_price(terms, facts, day), Text(zh="审定价", en="the audited price"))
    if basis == "paid_amount":
        return Sum(paid_by(terms, facts, day), Text(zh="已付金额", en="what has been paid"))
    if basis == "monthly_share":
        return Sum(month_share(contract), Text(zh="月度应付款", en="the month's payment"), Period.month_of(day))
    for fee in contract.period_fees:
        if fee.basis == basis:
            return Sum(fee.amount, fee.name, fee_period(terms, fee, day))
    raise Refused(f"合同未约定“{basis}”的金额。", f"The contract names no sum for “{basis}”.")


def audited_price(terms: CompiledTerms, facts: Iterable[Fact], day: date) -> Decimal:
    """The audited price as last recorded by a day; the price itself before any audit."""
    found = [
        fact.amount
        for fact in facts
        if fact.trigger is Trigger.PRICE_AUDITED
        and fact.amount is not None
        and begun_on(fact.at, terms.labels.zone) <= day
    ]
    return found[-1] if found else terms.contract.price.total


def paid_by(terms: CompiledTerms, facts: Iterable[Fact], day: date, stage: str | None = None) -> Decimal:
    """What has been paid through a day, in all or for one stage."""
    zone = terms.labels.zone
    return sum(
        (
            fact.amount
            for fact in facts
            if fact.id.startswith("paid:")
            and fact.amount is not None
            and begun_on(fact.at, zone) <= day
            and stage in (None, fact.stage)
        ),
        NOTHING,
    )
