"""Quotes from a rate card: so much of each line, priced to the fen. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.duties import Rate, RateLine
from mainstay.kernel.capitals import write_capitals
from mainstay.kernel.errors import Malformed, Problem, Refused

FEN = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """A line of the card with how much of it, and what that comes to."""

    line: RateLine
    quantity: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Quote:
    """What services in one mode cost; the total in Chinese capitals as well."""

    rate: Rate
    lines: tuple[QuoteLine, ...]
    total: Decimal
    capitals: str


def find_rate(contract: Contract, rate_id: str) -> Rate:
    """A rate of the contract; Malformed where it has no such one."""
    found = next((one for one in contract.rates if one.id == rate_id), None)
    if found is None:
        raise _malformed(Problem("unknown_rate", "合同没有这一费率", "the contract has no such rate", "rate"))
    return found


def make_quote(rate: Rate, quantities: Mapping[str, Decimal]) -> Quote:
    """Each line of the card that is asked for, in the card's order, its amount rounded half up to the fen.

    Refused for a rate without a card; Malformed for lines that it lacks and where nothing is asked for.
    """
    if not rate.card:
        raise Refused("该费率没有价目表，不能据以报价。", "This rate has no card to quote from.")
    known = {line.id for line in rate.card}
    strange = [name for name in quantities if name not in known]
    if strange:
        zh, en = "价目表没有这一项", "not a line of the card"
        raise _malformed(*(Problem("unknown_line", f"{one}：{zh}", f"{one}: {en}", "quantities") for one in strange))
    lines = tuple(_line(line, quantities[line.id]) for line in rate.card if quantities.get(line.id))
    if not lines:
        raise _malformed(Problem("missing", "请至少填写一项数量", "say how much of at least one line", "quantities"))
    total = sum((line.amount for line in lines), Decimal(0))
    return Quote(rate, lines, total, write_capitals(total))


def _line(line: RateLine, quantity: Decimal) -> QuoteLine:
    return QuoteLine(line, quantity, (line.price * quantity).quantize(FEN, ROUND_HALF_UP))


def written_line(one: QuoteLine) -> dict[str, object]:
    """A line as its entry keeps it: words, quantity, price and amount stand for themselves."""
    return {
        "id": one.line.id,
        "name": one.line.name.in_both(),
        "unit": one.line.unit.in_both(),
        "quantity": f"{one.quantity.normalize():f}",
        "price": f"{one.line.price:.2f}",
        "amount": f"{one.amount:.2f}",
    }


def _malformed(*problems: Problem) -> Malformed:
    return Malformed("提交的内容有误。", "The input is malformed.", problems)
