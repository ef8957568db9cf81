"""Whether the fee of a renewal keeps to the contract: the cap on a year, and what the price still covers. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal
from typing import Literal

from mainstay.contracts.rules.calendars.zone import months_later
from mainstay.contracts.rules.terms.base import Text, percent
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.duties import Rate
from mainstay.kernel.errors import Malformed, Problem
from mainstay.settlement.rules.days import last_day

YEAR = 12
MONTHS_MOST = 120
FEN = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Renewal:
    """A fee for services from a first to a last day, both included, which are whole months."""

    fee: Decimal
    first: date
    last: date

    @property
    def months(self) -> int:
        """How many months it covers."""
        return months_between(self.first, self.last) or 0


@dataclass(frozen=True, slots=True)
class OfferFinding:
    """Where an offer does not keep to the contract: an error bars its acceptance, a warning is to be looked at."""

    code: str
    severity: Literal["error", "warning"]
    text: Text
    clause: str


def months_between(first: date, last: date) -> int | None:
    """The whole months from a first to a last day, at most ten years; None where they are not whole."""
    following = last + timedelta(days=1)
    months = (following.year - first.year) * YEAR + following.month - first.month
    if not 1 <= months <= MONTHS_MOST:
        return None
    return months if date.fromordinal(months_later(first.toordinal(), months)) == following else None


def check_period(renewal: Renewal) -> Renewal:
    """The same; Malformed where its days are not whole months of ten years at most."""
    if months_between(renewal.first, renewal.last) is None:
        zh, en = "起止日期应为整月，且不超过十年", "the days must be whole months, ten years at most"
        raise Malformed("提交的内容有误。", "The input is malformed.", [Problem("not_whole_months", zh, en, "last")])
    return renewal


def most_for(contract: Contract, rate: Rate, months: int) -> Decimal | None:
    """The most that so many months may cost, the fraction of a fen left off; None without a cap on the year."""
    if rate.cap_share is None:
        return None
    return (contract.price.total * rate.cap_share * months / YEAR).quantize(FEN, ROUND_FLOOR)


def share_words(rate: Rate) -> str | None:
    """The cap as it is written, `10%`; None without one."""
    return None if rate.cap_share is None else percent(rate.cap_share)


def covered_until(contract: Contract, accepted_on: date | None) -> date | None:
    """The last day that the price covers: the end of the term or of the maintenance period, whichever comes later.

    None while that period has not begun. It begins with the day on which the work was accepted.
    """
    if contract.maintenance is None:
        return contract.term.end
    if accepted_on is None:
        return None
    return max(contract.term.end, last_day(contract.maintenance.length, accepted_on))


def findings_of(contract: Contract, rate: Rate, renewal: Renewal, covered: date | None) -> tuple[OfferFinding, ...]:
    """The fee against the cap, and the first day against what the price covers by `covered_until`."""
    return (*_over_cap(contract, rate, renewal), *_paid_twice(contract, renewal, covered))


def _over_cap(contract: Contract, rate: Rate, renewal: Renewal) -> Iterator[OfferFinding]:
    most = most_for(contract, rate, renewal.months)
    if most is None or rate.cap_share is None or renewal.fee <= most:
        return
    share, over = percent(rate.cap_share), renewal.fee - most
    yield OfferFinding(
        "over_cap",
        "error",
        Text(
            zh=f"报价 {renewal.fee:,.2f} 元，{renewal.months} 个月的上限为 {most:,.2f} 元"
            f"（每年不超过合同总价 {contract.price.total:,.2f} 元的 {share}），超出 {over:,.2f} 元。",
            en=f"The fee is {renewal.fee:,.2f}; the most for {renewal.months} months is {most:,.2f} "
            f"({share} of the price of {contract.price.total:,.2f} a year): {over:,.2f} over.",
        ),
        rate.clause,
    )


def _paid_twice(contract: Contract, renewal: Renewal, covered: date | None) -> Iterator[OfferFinding]:
    maintenance = contract.maintenance
    if covered is None and maintenance is not None:
        yield OfferFinding(
            "maintenance_not_begun",
            "warning",
            Text(
                zh="维保期自验收起算，尚未验收；此期间的服务已含在合同价款内。",
                en="The maintenance period begins with the acceptance, which is still to come; the price covers it.",
            ),
            maintenance.clause,
        )
    elif covered is not None and renewal.first <= covered:
        yield OfferFinding(
            "covered_already",
            "warning",
            Text(
                zh=f"报价自 {renewal.first} 起，而截至 {covered} 的服务已含在合同价款内。",
                en=f"The offer begins on {renewal.first}, but the price covers the services until {covered}.",
            ),
            maintenance.clause if maintenance is not None else contract.term.clause,
        )
