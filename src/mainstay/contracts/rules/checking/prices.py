"""Whether the sums of the contract agree: lines, total, capitals, payment stages."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from mainstay.contracts.rules.terms.base import percent
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.money import Payment, PriceLine
from mainstay.kernel.capitals import read_capitals, write_capitals

from .finding import Finding, error

FEN = Decimal("0.01")
NAMED = 6


def check_price(contract: Contract) -> Iterator[Finding]:
    """Each line's quantity x unit price against its amount, the lines against the total, figures against capitals."""
    price = contract.price
    clauses = [price.clause]
    wrong = [(index, line, _product(line)) for index, line in enumerate(price.lines) if _product(line) != line.amount]
    for index, line, product in wrong:
        yield error(
            "line_amount",
            f"“{line.name.zh}”数量 × 单价为 {yuan(product)} 元，表列金额 {yuan(line.amount)} 元，"
            f"相差 {yuan(abs(product - line.amount))} 元",
            f"'{line.name.in_language('en')}': quantity x unit price is {yuan(product)}, the amount given is "
            f"{yuan(line.amount)}, {yuan(abs(product - line.amount))} apart",
            clauses=clauses,
            path=f"price.lines.{index}",
        )
    yield from _lines_against_total(contract, [line for _, line, _ in wrong] or list(price.lines))
    yield from _capitals(price.capitals, price.total, clauses=clauses, path="price.capitals")


def check_payments(contract: Contract) -> Iterator[Finding]:
    """Shares that sum to the whole, printed amounts equal to their share, capitals equal to their figures."""
    if not contract.payments:
        return
    shares = sum((payment.share for payment in contract.payments), Decimal(0))
    if shares != 1:
        yield error(
            "payment_shares",
            f"各付款阶段比例合计 {percent(shares)}，不是 100%",
            f"the payment stages sum to {percent(shares)}, not 100%",
            clauses=dict.fromkeys(payment.clause for payment in contract.payments),
            path="payments",
        )
    for index, payment in enumerate(contract.payments):
        yield from _payment(contract, payment, f"payments.{index}")


def _payment(contract: Contract, payment: Payment, path: str) -> Iterator[Finding]:
    if payment.amount is None:
        return
    due = (contract.price.total * payment.share).quantize(FEN, ROUND_HALF_UP)
    if payment.basis == "price" and payment.amount != due:
        yield error(
            "payment_amount",
            f"“{payment.name.zh}”应为总价的 {percent(payment.share)} 即 {yuan(due)} 元，"
            f"所列金额 {yuan(payment.amount)} 元",
            f"'{payment.name.in_language('en')}': {percent(payment.share)} of the total is {yuan(due)}, the amount "
            f"given is {yuan(payment.amount)}",
            clauses=[payment.clause],
            path=f"{path}.amount",
        )
    if payment.capitals is not None:
        yield from _capitals(payment.capitals, payment.amount, clauses=[payment.clause], path=f"{path}.capitals")


def _lines_against_total(contract: Contract, suspects: list[PriceLine]) -> Iterator[Finding]:
    price = contract.price
    total = sum((line.amount for line in price.lines), Decimal(0))
    if not price.lines or total == price.total:
        return
    gap = yuan(abs(total - price.total))
    shown = suspects[:NAMED]
    more_zh = f"等 {len(suspects)} 项" if len(suspects) > NAMED else ""
    more_en = f" and {len(suspects) - NAMED} more" if len(suspects) > NAMED else ""
    yield error(
        "price_sum",
        f"各项金额合计 {yuan(total)} 元，合同总价 {yuan(price.total)} 元，相差 {gap} 元；"
        f"涉及：{'、'.join(line.name.zh for line in shown)}{more_zh}",
        f"the lines sum to {yuan(total)}, the total is {yuan(price.total)}, {gap} apart; lines: "
        f"{', '.join(line.name.in_language('en') for line in shown)}{more_en}",
        clauses=[price.clause],
        path="price.total",
    )


def _capitals(text: str, amount: Decimal, *, clauses: list[str], path: str) -> Iterator[Finding]:
    right = write_capitals(amount)
    try:
        said = read_capitals(text)
    except ValueError:
        yield error(
            "capitals_unreadable",
            f"“{text}”不是规范的大写金额；{yuan(amount)} 元应写作“{right}”",
            f"'{text}' is no sum in capitals; {yuan(amount)} is written '{right}'",
            clauses=clauses,
            path=path,
        )
        return
    if said != amount:
        yield error(
            "capitals_differ",
            f"大写金额“{text}”为 {yuan(said)} 元，小写金额为 {yuan(amount)} 元，相差 {yuan(abs(said - amount))} 元",
            f"the capitals '{text}' say {yuan(said)}, the figures say {yuan(amount)}, {yuan(abs(said - amount))} apart",
            clauses=clauses,
            path=path,
        )


def _product(line: PriceLine) -> Decimal:
    return (line.quantity * line.unit_price).quantize(FEN, ROUND_HALF_UP)


def yuan(amount: Decimal) -> str:
    """A sum with thousands separated and two decimals: `742,700.00`."""
    return f"{amount:,.2f}"
