"""The arithmetic of each form as a sentence in Chinese and English, with the same figures as data."""

from collections.abc import Sequence
from decimal import Decimal

from mainstay.contracts.rules.checking.scores import plain
from mainstay.contracts.rules.terms.base import Text, percent

from .accrual import How
from .money import Sum, to_fen, yuan


def per_day(basis: Sum, share: Decimal, days: int, grace: int) -> How:
    """Basis x share x days."""
    amount = to_fen(basis.amount * share * days)
    after_zh, after_en = (f"（扣除宽限 {grace} 日）", f" after {grace} days of grace") if grace else ("", "")
    zh = f"{basis.name.zh} {yuan(basis.amount)} × {percent(share)} × {days} 日{after_zh} = {yuan(amount)} 元"
    name = basis.name.in_language("en")
    en = f"{name} {yuan(basis.amount)} x {percent(share)} x {days} days{after_en} = {yuan(amount)}"
    return How(
        {"form": "per_day", "basis": str(basis.amount), "share": percent(share), "days": str(days)}, Text(zh=zh, en=en)
    )


def unpaid_days(pieces: Sequence[tuple[Decimal, int]], share: Decimal) -> How:
    """What stood unpaid x days, over each stretch, x share."""
    amount = to_fen(sum((unpaid * days for unpaid, days in pieces), Decimal(0)) * share)
    zh = " + ".join(f"{yuan(unpaid)} × {days} 日" for unpaid, days in pieces)
    en = " + ".join(f"{yuan(unpaid)} x {days} days" for unpaid, days in pieces)
    data = {f"unpaid_{place}": f"{unpaid} x {days}" for place, (unpaid, days) in enumerate(pieces, start=1)}
    return How(
        {"form": "per_day", "share": percent(share), **data},
        Text(
            zh=f"未付款（{zh}）× {percent(share)} = {yuan(amount)} 元",
            en=f"unpaid ({en}) x {percent(share)} = {yuan(amount)}",
        ),
    )


def share(basis: Sum, part: Decimal) -> How:
    """Basis x share."""
    amount = to_fen(basis.amount * part)
    zh = f"{basis.name.zh} {yuan(basis.amount)} × {percent(part)} = {yuan(amount)} 元"
    en = f"{basis.name.in_language('en')} {yuan(basis.amount)} x {percent(part)} = {yuan(amount)}"
    return How({"form": "share", "basis": str(basis.amount), "share": percent(part)}, Text(zh=zh, en=en))


def repetition(basis: Sum, part: Decimal, place: int, *, consecutive: bool) -> How:
    """The place in the row, then basis x share."""
    plainly = share(basis, part)
    row_zh, row_en = (
        (f"连续第 {place} 次：", f"number {place} in a row: ")
        if consecutive
        else (
            f"第 {place} 次：",
            f"number {place}: ",
        )
    )
    words = Text(zh=row_zh + plainly.words.zh, en=row_en + plainly.words.in_language("en"))
    return How({**plainly.data, "form": "repetition", "place": str(place)}, words)


def fixed(amount: Decimal, times: int) -> How:
    """A fixed sum, so many times."""
    total = amount * times
    zh, en = f"{yuan(amount)} 元", yuan(amount)
    if times != 1:
        zh, en = f"{yuan(amount)} × {times} = {yuan(total)} 元", f"{yuan(amount)} x {times} = {yuan(total)}"
    return How({"form": "fixed", "amount": str(amount), "times": str(times)}, Text(zh=zh, en=en))


def loss(claimed: Decimal, floor: Decimal) -> How:
    """The loss, less what another penalty covers."""
    data = {"form": "loss", "claimed": str(claimed), "above": str(floor)}
    if not floor:
        return How(data, Text(zh=f"实际损失 {yuan(claimed)} 元", en=f"the loss claimed, {yuan(claimed)}"))
    over = max(claimed - floor, Decimal(0))
    zh = f"实际损失 {yuan(claimed)} − 违约金已覆盖 {yuan(floor)} = {yuan(over)} 元"
    en = f"loss {yuan(claimed)} - covered by the penalty {yuan(floor)} = {yuan(over)}"
    return How(data, Text(zh=zh, en=en))


def score_band(month: str, score: Decimal, basis: Sum, part: Decimal, *, border: str) -> How:
    """The month's score, its band, and the share of the month's payment that the band takes off."""
    amount = to_fen(basis.amount * part)
    chosen_zh = {"": "", "higher": "（交界分，按较高一档计）", "lower": "（交界分，按较低一档计）"}[border]
    chosen_en = f" (a border score, taken as the {border} band)" if border else ""
    sum_zh = f"{basis.name.zh} {yuan(basis.amount)} × {percent(part)} = {yuan(amount)} 元"
    zh = f"{month} 得 {plain(score)} 分{chosen_zh}：{sum_zh}"
    en = (
        f"{month}: score {plain(score)}{chosen_en}; {basis.name.in_language('en')} {yuan(basis.amount)} x "
        f"{percent(part)} = {yuan(amount)}"
    )
    data = {"form": "band", "month": month, "score": plain(score), "basis": str(basis.amount), "share": percent(part)}
    return How(data | ({"borders": border} if border else {}), Text(zh=zh, en=en))


def stage(basis: Sum, part: Decimal, amount: Decimal, due: str) -> How:
    """The share of the price that a stage is, and the day on which it is due."""
    zh = f"{basis.name.zh} {yuan(basis.amount)} × {percent(part)} = {yuan(amount)} 元，{due} 到期"
    en = f"{basis.name.in_language('en')} {yuan(basis.amount)} x {percent(part)} = {yuan(amount)}, due on {due}"
    data = {"form": "stage", "basis": str(basis.amount), "share": percent(part), "due": due}
    return How(data, Text(zh=zh, en=en))
