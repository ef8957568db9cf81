"""Whether score sheets sum up, and whether each score falls into exactly one band."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.money import Band, Bands, ScoreSheet

from .finding import Finding, error, reading

HUNDRED = Decimal(100)


def check_sheets(contract: Contract) -> Iterator[Finding]:
    """Points of the rules against their head, points of the heads against the total."""
    for index, sheet in enumerate(contract.score_sheets):
        path = f"score_sheets.{index}"
        yield from _heads(sheet, path)
        heads = sum((head.points for head in sheet.heads), Decimal(0))
        if heads != sheet.total:
            yield error(
                "score_total",
                f"“{sheet.name.zh}”各大项合计 {plain(heads)} 分，总分 {plain(sheet.total)} 分",
                f"'{sheet.name.in_language('en')}': the heads sum to {plain(heads)}, the total is {plain(sheet.total)}",
                clauses=[sheet.clause],
                path=path,
            )


def _heads(sheet: ScoreSheet, path: str) -> Iterator[Finding]:
    for number, head in enumerate(sheet.heads):
        points = sum((rule.points for rule in head.rules), Decimal(0))
        if points != head.points:
            yield error(
                "score_head_sum",
                f"“{head.name.zh}”各细则合计 {plain(points)} 分，该项 {plain(head.points)} 分",
                f"'{head.name.in_language('en')}': the rules sum to {plain(points)}, the head has {plain(head.points)}",
                clauses=[sheet.clause],
                path=f"{path}.heads.{number}",
            )


@dataclass(frozen=True, slots=True)
class _Span:
    """A band as an interval; `has_low` and `has_high` tell whether the end belongs to it."""

    index: int
    low: Decimal
    has_low: bool
    high: Decimal
    has_high: bool

    @property
    def in_words(self) -> str:
        return f"{'[' if self.has_low else '('}{plain(self.low)}, {plain(self.high)}{']' if self.has_high else ')'}"


def check_bands(contract: Contract) -> Iterator[Finding]:
    """Scores that two bands claim, and scores that none does, between nought and the sheet's total."""
    totals = {sheet.id: sheet.total for sheet in contract.score_sheets}
    for index, bands in enumerate(contract.bands):
        top = totals.get(bands.sheet, HUNDRED)
        spans = sorted((_span(number, band, top) for number, band in enumerate(bands.bands)), key=_order)
        path = f"bands.{index}"
        yield from _empty(bands, spans, path)
        yield from _ends(bands, spans, top, path)
        for lower, upper in pairwise(spans):
            yield from _between(bands, lower, upper, path)


def _span(number: int, band: Band, top: Decimal) -> _Span:
    low = band.from_ if band.from_ is not None else band.above
    high = band.to if band.to is not None else band.below
    return _Span(
        number,
        Decimal(0) if low is None else low,
        band.from_ is not None or low is None,
        top if high is None else high,
        band.to is not None or high is None,
    )


def _order(span: _Span) -> tuple[Decimal, bool, Decimal]:
    return span.low, not span.has_low, span.high


def _empty(bands: Bands, spans: list[_Span], path: str) -> Iterator[Finding]:
    for span in spans:
        band = bands.bands[span.index]
        doubled = (band.from_ is not None and band.above is not None) or (
            band.to is not None and band.below is not None
        )
        none = span.low > span.high or (span.low == span.high and not (span.has_low and span.has_high))
        if doubled or none:
            yield error(
                "band_borders",
                f"“{bands.name.zh}”第 {span.index + 1} 档的界限不成立",
                f"'{bands.name.in_language('en')}': the borders of band {span.index + 1} make no sense",
                clauses=[bands.clause],
                path=f"{path}.bands.{span.index}",
            )


def _ends(bands: Bands, spans: list[_Span], top: Decimal, path: str) -> Iterator[Finding]:
    lowest = spans[0]
    highest = max(spans, key=lambda span: (span.high, span.has_high))
    if lowest.low > 0 or not lowest.has_low:
        yield _gap(bands, f"低于 {lowest.in_words} 的分数", f"scores below {lowest.in_words}", path)
    if highest.high < top or not highest.has_high:
        yield _gap(bands, f"高于 {highest.in_words} 的分数", f"scores above {highest.in_words}", path)


def _between(bands: Bands, lower: _Span, upper: _Span, path: str) -> Iterator[Finding]:
    pair = f"第 {lower.index + 1} 档 {lower.in_words} 与第 {upper.index + 1} 档 {upper.in_words}"
    pair_en = f"bands {lower.index + 1} {lower.in_words} and {upper.index + 1} {upper.in_words}"
    touching = lower.high == upper.low
    if lower.high < upper.low or (touching and not lower.has_high and not upper.has_low):
        yield _gap(bands, f"{pair}之间的分数", f"scores between {pair_en}", path)
    elif touching and lower.has_high and upper.has_low:
        yield _border(bands, plain(upper.low), (pair, pair_en), path)
    elif not touching:
        yield error(
            "band_overlap",
            f"“{bands.name.zh}”{pair}重叠",
            f"'{bands.name.in_language('en')}': {pair_en} overlap",
            clauses=[bands.clause],
            path=f"{path}.bands.{upper.index}",
        )


def _border(bands: Bands, score: str, pair: tuple[str, str], path: str) -> Finding:
    zh, en = (
        f"“{bands.name.zh}”{score} 分同属{pair[0]}",
        f"'{bands.name.in_language('en')}': {score} is in both {pair[1]}",
    )
    if bands.borders is None:
        return error("band_border", zh, en, clauses=[bands.clause], path=path)
    taken_zh, taken_en = ("较高一档", "higher") if bands.borders == "higher" else ("较低一档", "lower")
    return reading(
        "band_border", f"{zh}，按{taken_zh}计", f"{en}; taken as the {taken_en} band", clauses=[bands.clause], path=path
    )


def _gap(bands: Bands, zh: str, en: str, path: str) -> Finding:
    return error(
        "band_gap",
        f"“{bands.name.zh}”{zh}没有对应档次",
        f"'{bands.name.in_language('en')}': no band for {en}",
        clauses=[bands.clause],
        path=path,
    )


def plain(number: Decimal) -> str:
    """A number without needless zeros."""
    return f"{number.normalize():f}"
