"""Work that the price already covers: what is left of it, and what an estimate takes from it (B-08, D-06). Pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from mainstay.contracts.rules.calendars.zone import months_later
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.duties import Allowance
from mainstay.kernel.errors import Malformed, Problem

CENT = Decimal("0.01")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Balance:
    """An allowance over the stretch of time for which it is given: what it is, and how much of it has been drawn."""

    allowance: Allowance
    begins: datetime
    ends: datetime
    drawn: Decimal

    @property
    def left(self) -> Decimal:
        """What is still free, never below nought: an amendment may have made the allowance smaller."""
        return max(self.allowance.quantity - self.drawn, Decimal(0))


def drawn_allowance(contract: Contract) -> Allowance | None:
    """The allowance that requests draw on; None where the price covers none."""
    return next((one for one in contract.allowances if one.drawn_by == "requests"), None)


def span_of(allowance: Allowance, contract: Contract, moment: datetime) -> tuple[datetime, datetime]:
    """From when until when the allowance counts that a moment falls into: the term, or a year of it."""
    zone = ZoneInfo(contract.timezone)
    first, after = contract.term.start, contract.term.end + ONE_DAY
    if allowance.per == "year":
        day, years = moment.astimezone(zone).date(), 0
        while _later(contract.term.start, years + 1) <= min(day, contract.term.end):
            years += 1
        first, after = _later(contract.term.start, years), min(_later(contract.term.start, years + 1), after)
    begins, ends = (datetime(one.year, one.month, one.day, tzinfo=zone) for one in (first, after))
    return begins, ends


def share_of(payload: dict[str, Any], balance: Balance | None) -> dict[str, Any]:
    """What of an estimate is free and what is over; Malformed without a price for what is over, or with an idle one.

    Effort and price have at most two decimals.
    """
    problems = [problem for name in ("effort", "price") if (problem := _too_fine(payload, name))]
    if problems:
        raise Malformed("提交的内容有误。", "The input is malformed.", problems)
    if balance is None:
        return {}
    effort = Decimal(payload["effort"])
    free = min(effort, balance.left)
    over = effort - free
    if bool(over) is not ("price" in payload):
        raise Malformed("提交的内容有误。", "The input is malformed.", [_priced(over, balance)])
    one = balance.allowance
    told = {"left": balance.left, "free": free, "over": over}
    return {"allowance": {"id": one.id, "clause": one.clause, **{name: plain(value) for name, value in told.items()}}}


def plain(number: Decimal) -> str:
    """A number without idle noughts."""
    return f"{number.normalize():f}"


def _later(start: date, years: int) -> date:
    return date.fromordinal(months_later(start.toordinal(), 12 * years))


def _too_fine(payload: dict[str, Any], name: str) -> Problem | None:
    if name not in payload or Decimal(payload[name]) == Decimal(payload[name]).quantize(CENT):
        return None
    zh = {"effort": "工作量（人日）", "price": "报价（元）"}[name]
    return Problem("too_fine", f"“{zh}”最多两位小数", "at most two decimals", f"fields.{name}")


def _priced(over: Decimal, balance: Balance) -> Problem:
    name, left = balance.allowance.name, plain(balance.left)
    if not over:
        zh, en = "在合同包含的人日以内，无需报价", "within what the price covers; no price is asked"
        return Problem("not_over", zh, en, "fields.price")
    zh = f"“{name.zh}”余 {left} 人日，超出 {plain(over)} 人日，请填写“报价（元）”"
    en = f"{left} person-days are left of “{name.in_language('en')}”; give a price for the {plain(over)} over it"
    return Problem("over_allowance", zh, en, "fields.price")
