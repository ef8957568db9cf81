"""Stages of payment, from sentences and from tables: share or sum, what opens them, how soon they are due."""

import re
from collections.abc import Iterator
from itertools import pairwise

from pydantic import JsonValue

from ..lengths import find_lengths
from ..paper import Paper, Stretch, sentences, whole
from ..proposal import Proposal, propose
from ..recurrences import day_of_period, find_recurrences
from ..shares import find_shares
from ..structure import Piece, Table
from ..sums import find_sums

_PAY = re.compile(
    r"支付|付清|付款|结清|付(?=合同|总|至|给|全|余|乙方|\d)|结算|拨付|预付|退还质保金|尾款|首付|\bpay(?:s|able|ment|ments)?\b|\bpaid\b",
    re.IGNORECASE,
)
_NO_STAGE = re.compile(
    r"违约金|滞纳金|罚款|赔偿|逾期|延迟[^,]{0,4}日|每延|罚|退款|扣款|扣减|扣除|税率|保证金为|"
    r"each day of delay|per (?:day|hour)\b|履约保证金|优惠价格|penalt|liquidated|late payment|overdue|"
    r"不超过合同总价|不得超过|超出部分|视为未付款|考核得分"
)
_ALL = re.compile(
    r"一次性(?:全额)?(?:支付|付清|付款)|全额(?:支付|付款)|支付全部|付清全部|"
    r"(?:the )?full (?:contract )?(?:price|amount)",
    re.IGNORECASE,
)
_EACH = re.compile(r"每(?:期|次|笔)|各(?:支付|付)?|均(?:为|支付)|\beach\b", re.IGNORECASE)
_REST = re.compile(r"剩余|余款|尾款|余额|质保金|remaining|balance|retention", re.IGNORECASE)
_NAMED_STAGE = re.compile(
    r"第[一二三四五六七八九十\d]+(?:阶段|期|笔|次(?:付款)?|批)|首(?:付款|期|笔)|预付款|进度款|验收款|尾款|质保金|first|second|third|final",
    re.IGNORECASE,
)


def find(paper: Paper) -> Iterator[Proposal]:
    """The stages in the order of the text; a table of stages goes before sentences that repeat it."""
    found = _without_leads([*_in_tables(paper), *_in_sentences(paper)])
    seen: set[tuple[object, object]] = set()
    order = 0
    for value, where, because in found:
        key = (value.get("share"), value.get("amount") if not value.get("share") else None)
        if key in seen and key != (None, None) and because == "repeated":
            continue
        seen.add(key)
        order += 1
        yield propose("payment_stage", {"order": str(order), **value}, *where, sure=0.85, because=because)


Found = tuple[dict[str, JsonValue], list[Stretch], str]


def _without_leads(found: list[Found]) -> list[Found]:
    """Stages without 服务费按半年支付,共三期, where the stages themselves follow with their sums."""
    figured = [one for one in found if one[0].get("share") or one[0].get("amount")]
    return figured or found


def _in_sentences(paper: Paper) -> Iterator[Found]:
    pieces = paper.pieces
    for place, piece in enumerate(pieces):
        if not _may_hold(paper, piece):
            continue
        if lead := _each(piece):
            yield from _instalments(paper, pieces[place + 1 : place + 13], lead)
            continue
        parts = sentences(piece)
        below = _papers_below(pieces, place) if piece.text.rstrip().endswith(":") else []
        for at, sentence in enumerate(parts):
            for stage in _stages(paper, sentence):
                near = [sentence] if stage is sentence else []
                context = [*near, *([parts[at - 1]] if at and near and _leans_back(stage) else [])]
                papers = _papers(paper, [one.text for one in (stage, *context, *map(whole, below))])
                value = {**_value(paper, stage, [stage, *context]), "papers": papers}
                yield value, [stage, *context, *map(whole, below)], "a share or sum to be paid"


def _each(piece: Piece) -> Stretch | None:
    """What each of the instalments listed below comes to: in three instalments of RMB 306,000.00 each:"""
    sums = [one for one in find_sums(piece.text) if not one.capitals]
    if len(sums) == 1 and piece.text.rstrip().endswith(":") and _EACH.search(piece.text):
        return Stretch(piece, 0, len(piece.text))
    return None


def _instalments(paper: Paper, pieces: list[Piece], lead: Stretch) -> Iterator[Found]:
    amount = next(one.value for one in find_sums(lead.text) if not one.capitals)
    for piece in pieces:
        if not _NAMED_STAGE.search(piece.text) or find_sums(piece.text) or find_shares(piece.text):
            return
        value: dict[str, JsonValue] = {
            "amount": amount, "trigger": _triggers(paper, piece.text), "due": _due(piece.text),
            "papers": _papers(paper, [piece.text]),
        }  # fmt: skip
        yield value, [whole(piece), lead], "one of the instalments of an equal sum"


def _may_hold(paper: Paper, piece: Piece) -> bool:
    if paper.under(piece, "penalty", "exclusions", "confidence", "force_majeure", "disputes", "ending"):
        return False
    return bool(_PAY.search(piece.text)) or (paper.under(piece, "payment") and bool(find_shares(piece.text)))


def _stages(paper: Paper, sentence: Stretch) -> Iterator[Stretch]:
    """The parts of a sentence that each pay a share or a sum."""
    text = sentence.text
    kept = re.search(r"质保金|保修金", text) or (
        paper.under(sentence.piece, "payment") and not re.search(r"违约金|逾期|利息", text)
    )
    if _NO_STAGE.search(text) and not (kept and re.search(r"支付|付(?=\d)|pay", text)):
        return
    if not (_PAY.search(text) or paper.under(sentence.piece, "payment")) or _pays_the_other_way(text):
        return
    shares = [share for share in find_shares(text) if not _is_of_paper(text, share.start)]
    marks = [share.start for share in shares]
    if not marks:
        sums = [one for one in find_sums(text) if not one.capitals and not _is_total(text, one.start)]
        marks = [one.start for one in sums]
        if marks and not re.search(r"支付|付款|付清|pay", text):
            return
    if marks or _ALL.search(text) or (_REST.search(text) and _PAY.search(text)) or _is_periodic(text):
        yield from _split(sentence, marks)


def _pays_the_other_way(text: str) -> bool:
    return (
        bool(
            re.search(
                r"(?<![向给])乙方(?:应|须|需)?(?:向甲方)?(?:支付|缴纳|退还|提交[^,。;]{0,10}(?:保证金|保函))", text
            )
        )
        or "总价包" in text
        or "另行支付" in text
    )


def _is_of_paper(text: str, start: int) -> bool:
    """A share that tells how much an invoice is over, not how much is paid."""
    if re.search(r"(?:税率|增值税|VAT|tax)(?:[^,。;%]{0,12}|[a-z ]{0,24})$", text[:start], re.IGNORECASE):
        return True
    if re.match(r"[\d.,\])\s]+%\s?(?:的)?(?:增值税|税)(?!.{0,6}发票)", text[start:]):
        return True
    return bool(re.search(r"(?:金额为|税率)[^,。;]{0,12}$", text[:start])) or bool(
        re.match(r"[\d.]+%的?(?:增值税|专用|普通)*发票", text[start:])
    )


def _split(sentence: Stretch, marks: list[int]) -> Iterator[Stretch]:
    if len(marks) < 2:
        yield sentence
        return
    cuts = [0]
    for before, mark in pairwise(marks):
        commas = [
            match.start()
            for match in re.finditer(r"[,、及和](?!\d{3})", sentence.text)
            if before < match.start() < mark
        ]
        if commas:
            cuts.append(commas[0] + 1)
    bounds = [*cuts, len(sentence.text)]
    for first, last in pairwise(bounds):
        part = sentence.part(first, last)
        if find_shares(part.text) or find_sums(part.text):
            yield part


def _leans_back(stage: Stretch) -> bool:
    """A stage that tells no event itself takes it from the sentence before."""
    return not re.search(r"后|前|内|起|时|日|每|完成|after|upon|within|on", stage.text[:40])


def _value(paper: Paper, stage: Stretch, context: list[Stretch]) -> dict[str, JsonValue]:
    text = stage.text
    shares = [share for share in find_shares(text) if not _is_of_paper(text, share.start)]
    sums = [one for one in find_sums(text) if not one.capitals]
    capitals = [one for one in find_sums(text) if one.capitals]
    share = shares[0].value if shares else ("100%" if _ALL.search(text) and not sums and "100%" in text else None)
    amount = (
        sums[0].value
        if sums and not _is_total(text, sums[0].start)
        else (capitals[0].value if capitals and not sums else None)
    )
    around = " ".join(dict.fromkeys(one.text for one in context))
    basis = (
        paper.words.listed("basis", text[shares[0].start - 16 if shares and shares[0].start > 16 else 0 :])
        if shares
        else None
    )
    return {
        "share": share,
        "amount": amount,
        "basis": "price" if basis in (None, "loss") and share else basis,
        "trigger": _triggers(paper, around),
        "due": _due(around),
    }


def _is_total(text: str, start: int) -> bool:
    return bool(
        re.search(r"(?:合同(?:总价|总金额|总额|价款|金额)|合计|共计|总计)(?:为|人民币|:|\()*$", text[:start])
    ) or bool(
        re.search(
            r"(?:contract|total) (?:sum|price|charges?|fees?|value|amount) (?:is|of|are):? ?$",
            text[:start],
            re.IGNORECASE,
        )
    )


def _triggers(paper: Paper, text: str) -> list[JsonValue]:
    names = set(paper.words.names("trigger", text))
    if "final_acceptance" in names and not re.search(r"初验|(?<!终)验收", text):
        names.discard("acceptance")
    if "effective" in names and re.search(r"签[订署]生效", text):
        names.discard("effective")
    if "signed" in names and not re.search(r"合同|协议|signa|signed|signing", text):
        names.discard("signed")
    return [*sorted(names)]


def _due(text: str) -> str | None:
    day = day_of_period(text)
    if day:
        return day[2]
    for one in find_lengths(text):
        after = text[one.end : one.end + 4]
        before = text[max(0, one.start - 18) : one.start].lower()
        if (
            re.match(r"\)?(?:以|之)?内", after)
            or re.search(r"(?:within|no later than|in) $", before)
            or re.search(r"前$", before)
        ):
            return one.value
        if re.match(r"(?:期满)?(?:之)?前", after):
            return one.value
    return None


def _papers(paper: Paper, texts: list[str]) -> list[JsonValue]:
    return [*sorted({name for text in texts for name in paper.words.names("paper", text)})]


def _papers_below(pieces: list[Piece], place: int) -> list[Piece]:
    """The list of papers under a stage that ends in a colon."""
    found: list[Piece] = []
    for piece in pieces[place + 1 : place + 6]:
        if piece.heading or _NAMED_STAGE.match(piece.text) or (_PAY.search(piece.text) and find_shares(piece.text)):
            break
        if not re.search(r"发票|报告|单据|证明|保函|复印件|申请", piece.text):
            break
        found.append(piece)
    return found


def _is_periodic(text: str) -> bool:
    return bool(
        find_recurrences(text)
        and re.search(r"(?:按|每)[^,。;]{1,6}(?:支付|付款|结算)|(?:monthly|quarterly) payment", text)
    )


def _in_tables(paper: Paper) -> Iterator[Found]:
    for table in paper.tables:
        columns = _columns(paper, table)
        if columns is None:
            continue
        for row in table.rows[1:]:
            pieces = [piece for piece in dict.fromkeys(row) if piece]
            if not pieces or paper.words.has("total_row", pieces[0].text):
                continue
            found = _row(paper, row, columns, table.rows[0])
            if found:
                yield found


def _columns(paper: Paper, table: Table) -> dict[str, int] | None:
    head = [piece.text if piece else "" for piece in table.rows[0]]
    names = [paper.words.names("column", text) for text in head]
    columns = {
        name: at
        for at in reversed(range(len(head)))
        for name in names[at]
        if name in ("share", "trigger", "amount", "stage")
    }
    text = "".join(head)
    dated = {"amount", "trigger"} <= set(columns) and re.search(
        r"阶段|期次|节点|分期|[Ss]tage|[Mm]ilestone|[Ii]nstal", text
    )
    paid = re.search(r"付款|支付|款项|阶段|节点|[Pp]ay|[Ss]tage|[Mm]ilestone|[Ii]nstal", text)
    if (dated or "share" in columns) and paid:
        return columns
    return None


def _row(
    paper: Paper, row: tuple[Piece | None, ...], columns: dict[str, int], head: tuple[Piece | None, ...]
) -> Found | None:
    pieces = [piece for piece in dict.fromkeys(row) if piece]
    share_cell = row[columns["share"]] if "share" in columns else None
    shares = find_shares(share_cell.text) if share_cell else ()
    if "share" in columns and not shares:
        return None
    text = " ".join(piece.text for piece in pieces)
    unit = 10_000 if any(piece and "万元" in piece.text for piece in head) else 1
    money = row[columns["amount"]] if "amount" in columns else None
    sums = find_sums(money.text, unit=unit, bare=True) if money and money is not share_cell else ()
    first = share_cell or money
    if first is None or not (shares or sums):
        return None
    value: dict[str, JsonValue] = {
        "share": shares[0].value if shares else None,
        "amount": sums[0].value if sums else None,
        "basis": "price" if shares else None,
        "trigger": _triggers(paper, text),
        "due": _due(text),
        "papers": _papers(paper, [text]),
    }
    where = [first, *(piece for piece in pieces if piece is not first), *(piece for piece in head if piece)]
    return value, [Stretch(piece, 0, len(piece.text)) for piece in where], "a row of a table of payments"
