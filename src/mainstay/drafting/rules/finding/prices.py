"""The total price, sums in capitals, the tax, and the lines of price tables."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ..paper import Paper, Stretch
from ..proposal import Proposal, propose
from ..shares import find_shares
from ..sums import Sum, find_sums

_NO_TOTAL = re.compile(r"(?:的|之)?\s?(?:\d+(?:\.\d+)?\s?[%‰]|[百千万]分之)|(?:的|之)?\(?剩余|预算|预算(?:投资)?金额")
_TAX = re.compile(r"税率|增值税|税点|税金|含税|VAT|tax|invoice|发票", re.IGNORECASE)
_EXCLUDED = re.compile(r"不含(?:增值)?税|未含税|exclu\w+ (?:of )?(?:VAT|tax)", re.IGNORECASE)
_INCLUDED = re.compile(
    r"含(?:\[?\d|增值)?税|完税|价税合计|包含(?:一切)?税|inclu\w+ (?:of )?(?:all )?(?:VAT|tax)", re.IGNORECASE
)


def find(paper: Paper) -> Iterator[Proposal]:
    """One total, each distinct capital sum, each rate of tax."""
    yield from _total(paper)
    yield from _capitals(paper)
    yield from _tax(paper)


def _total(paper: Paper) -> Iterator[Proposal]:
    best: tuple[float, Proposal] | None = None
    for sentence in paper.sentences:
        for word in paper.words.find("total", sentence.text):
            found = _after(sentence, word.end)
            if found is None:
                continue
            sure = 0.9 if "合同" in sentence.text[word.start : word.end] or "ontract" in sentence.text else 0.8
            sure -= 0.2 * bool(re.search(r"预算|违约|budget", sentence.text[: word.end + 10])) + 0.1 * paper.under(
                sentence.piece, "penalty"
            )
            if best is None or sure > best[0]:
                value = {"amount": found.value, "tax": _taxed(sentence.text)}
                best = (sure, propose("price", value, sentence, sure=sure, because="the sum after words for the total"))
    if best is None:
        best = _total_cell(paper) or _total_row(paper)
    if best:
        yield best[1]


def _after(sentence: Stretch, end: int) -> Sum | None:
    """The sum that follows a word for the total, with no share between."""
    rest = sentence.text[end : end + 70]
    if _NO_TOTAL.match(rest):
        return None
    for one in find_sums(rest):
        between = rest[: one.start]
        if find_shares(between) and not re.search(r"税", between):
            return None
        if one.marked and not re.search(r"[支付]付|违约|保证金|每", between):
            return one
    return None


def _taxed(text: str) -> str | None:
    if _EXCLUDED.search(text) and not _INCLUDED.search(_EXCLUDED.sub("", text)):
        return "excluded"
    return "included" if _INCLUDED.search(_EXCLUDED.sub("", text)) else None


def _total_cell(paper: Paper) -> tuple[float, Proposal] | None:
    """A form of labels and values: the sum in the cell beside 合同总价 or 全年费用."""
    for table in paper.tables:
        for row in table.rows:
            pieces = [piece for piece in dict.fromkeys(row) if piece]
            for label, cell in pairwise(pieces):
                sums = [one for one in find_sums(cell.text) if one.marked]
                if len(label.text) <= 12 and sums and paper.words.has("total", label.text):
                    value = {"amount": sums[0].value, "tax": _taxed(cell.text)}
                    return 0.75, propose("price", value, cell, label, sure=0.75, because="the sum beside its label")
    return None


def _total_row(paper: Paper) -> tuple[float, Proposal] | None:
    for table in paper.tables:
        for row in table.rows:
            pieces = [piece for piece in dict.fromkeys(row) if piece]
            if not pieces or not paper.words.has("total_row", pieces[0].text):
                continue
            unit = 10_000 if any("万元" in piece.text for head in table.rows[:1] for piece in head if piece) else 1
            for piece in pieces[::-1]:
                sums = find_sums(piece.text, unit=unit, bare=True)
                if sums:
                    value = {"amount": sums[0].value}
                    head = [piece for piece in table.rows[0] if piece and "万元" in piece.text]
                    proposal = propose(
                        "price", value, piece, pieces[0], *head, sure=0.7, because="the total of a table"
                    )
                    return 0.7, proposal
    return None


def _capitals(paper: Paper) -> Iterator[Proposal]:
    seen: set[str] = set()
    rows = [
        Stretch(piece, 0, len(piece.text))
        for table in paper.tables
        for row in table.rows
        for piece in dict.fromkeys(row)
        if piece
    ]
    for sentence in (*paper.sentences, *rows):
        sums = find_sums(sentence.text)
        for place, one in enumerate(sums):
            if not one.capitals or one.value in seen:
                continue
            seen.add(one.value)
            value = {"amount": one.value, "figure": _beside(sums, place)}
            where = sentence.part(one.start, one.end)
            yield propose("capital_sum", value, where, sentence, sure=0.95, because="a sum in capitals")


def _beside(sums: tuple[Sum, ...], place: int) -> str | None:
    """The figure nearest to capitals in their sentence."""
    near = sorted(
        (
            abs(one.start - sums[place].start) if one.start < sums[place].start else one.start - sums[place].end,
            one.value,
        )
        for one in sums
        if not one.capitals and (one.end <= sums[place].start + 60 or one.start - sums[place].end <= 40)
    )
    return near[0][1] if near and near[0][0] <= 60 else None


def _tax(paper: Paper) -> Iterator[Proposal]:
    seen: set[str] = set()
    for sentence in paper.sentences:
        text = sentence.text
        for share in find_shares(text):
            near = (
                text[max(0, share.start - (30 if text.isascii() else 14)) : share.start]
                + "|"
                + text[share.end : share.end + 14]
            )
            if not _TAX.search(near) or re.search(
                r"(?:支付|付款|总价|金额|合同价|价款)[^,。;]{0,6}$", text[max(0, share.start - 8) : share.start]
            ):
                continue
            if float(share.value[:-1]) > (27 if text.isascii() else 17) or share.value in seen:
                continue
            seen.add(share.value)
            value = {"rate": share.value, "invoice": paper.words.listed("invoice", text)}
            yield propose("tax", value, sentence, sure=0.9, because="a share beside words for tax")
