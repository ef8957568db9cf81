"""Penalties that are money: a share or a sum for each day, each time or once, growing shares, and their caps."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import JsonValue

from ..lengths import Found, find_lengths
from ..levels import Level, find_levels
from ..numerals import NUMBER, plain, read_number
from ..paper import Paper, Stretch
from ..proposal import Proposal, propose
from ..shares import find_shares
from ..structure import Piece, Table
from ..sums import find_sums

_PENALTY = re.compile(
    r"违约金|滞纳金|罚款|罚金|扣减|扣除|扣款|扣罚|处罚|赔偿金|扣(?=\d|人民币|¥|合同|当|服务|该|月|季|年|相应|全部|应付)|减付|"
    r"(?:支付|计付|计收)(?:逾期)?利息|赔偿(?=[^,。;]{0,14}\d+(?:\.\d+)?%)|credit (?:of )?\d|credit of|liability is|"
    r"不予支付|liquidated damages|penalt|deduct|service credit|late (?:fee|payment)|"
    r"interest|pays? (?:RMB|CNY|HKD|USD|EUR|GBP|SGD|MOP|¥|\d)",
    re.IGNORECASE,
)
_PER_DAY = re.compile(
    r"每(?:逾期|延迟|迟延|延误|拖延|迟|超过|超时|超期|超|晚|延期|推迟)?(?:交付|支付|付款|交货|完成|到场|提交|响应)?"
    r"(?:一|1|壹)?(?:个)?(?:工作)?(?P<u>日|天|周|小时)|按日|日(?=[万千百]分之)|逾期(?:一|1)天|"
    r"(?:per|each|every|for each|for every)(?: full| further)? (?P<e>day|hour|week)|a day|daily",
    re.IGNORECASE,
)
_PER_TIME = re.compile(
    r"每(?:发生|出现|有|缺|少|延误|漏|缺少|迟|下?降低?|低)?(?:\d+(?:\.\d+)?|一)?(?:个)?"
    r"(?:[\u4e00-\u9fff]?次|起|项|例|人|处|件|场次|场|班次|台次?|套|份|百分点|班|辆|条|站)|(?:1|一)次(?=扣)|"
    r"per (?:occurrence|incident|case|time)|each (?:occurrence|incident|time|breach|failure|case|severity)|for every",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"(?:第|累计|连续|经|发生|出现|达到?|超过)(?:发生|出现|达到?)?(?P<n>{NUMBER})(?:次|起|个月|个季度|个月度)(?P<more>(?:及|或)?以上)?"
)
_TIMES = re.compile(r"\b(?P<n>\w+) times\b", re.IGNORECASE)
_CAP = re.compile(
    r"不超过|不得超过|最高|为限|上限|不高于|up to|not exceed(?:ing)?|maximum|capped at|limited to|at most",
    re.IGNORECASE,
)
_CAP_AFTER = re.compile(r"^(?:的)?(?:为上限|为限|为最高限额|封顶)")
_THRESHOLD = re.compile(
    r"(?:低于|不低于|高于|达到|达不到|不足|大于|小于|少于|超过|[≥≤<>]=?|below|above|at least|"
    r"under|合格率|满意度|率(?:为|应)?)(?:年|月|当|合同|协议|总|服务|运维|维护|费用?|价|金额|款|的)*\s?$",
    re.IGNORECASE,
)
_BAND = re.compile(
    r"(?:低于|不足|少于|不满|\d\s?[-~至])\s?\d+\s?分(?!钟)|"
    r"\d\s?分[^钟]{0,6}(?:以上|以下|至|到|不足|之间|\()|得分|score of|points",
    re.IGNORECASE,
)
_SAID_OTHERWISE = re.compile(r"税率|增值税|税|预付|首付|保证金为|培训费|审计费")
_OF_FAULTS = re.compile(r"故障|事件|问题|级|fault|incident|issue|problem|severity|priority", re.IGNORECASE)
_FURTHER_STEP = re.compile(r"^\s*(?:below|under|低于|不足|少于)[^,。;]{0,24},")
_AFTER = re.compile(r"(?:超过|逾期|达到?|满|exceed(?:s|ing)?|more than|over) ?\(?$", re.IGNORECASE)
_ADDRESSED = re.compile(
    r"[向给对与](?:甲方|乙方|采购人|供应商|买方|卖方)|[Tt]o the (?:Customer|Vendor|Supplier|Contractor)"
)


@dataclass(frozen=True, slots=True)
class _Money:
    """A share or a sum of a sentence: what it is, and where."""

    start: int
    end: int
    value: str
    is_share: bool


def find(paper: Paper) -> Iterator[Proposal]:
    """The money of each sentence that tells of a penalty, then of tables of deductions."""
    last: Proposal | None = None
    for sentence, payer in sentences_with_payers(paper):
        text = sentence.text
        if last and (step := _further_step(sentence, last)):
            yield step
            continue
        last = None
        if not _PENALTY.search(text) or _is_elsewhere(paper, sentence):
            continue
        for proposal in _of_sentence(paper, sentence, payer, (sentence,)):
            last = proposal
            yield proposal
    for table in paper.tables:
        yield from _of_table(paper, table)


def _further_step(sentence: Stretch, last: Proposal) -> Proposal | None:
    """A step of a scale that leans on the one before it: below 99.5% a credit of 5% of the fee; below 99.0%, 10%."""
    own = [one for one in _money(sentence.text) if one.is_share]
    if sentence.piece is not last.stretches[0].piece or len(own) != 2 or not _FURTHER_STEP.match(sentence.text):
        return None
    if _PENALTY.search(sentence.text) or "share" not in last.value:
        return None
    value = {**last.value, "share": own[1].value, "ground": sentence.text.split(",")[0].strip()}
    return propose("penalty", value, sentence, *last.stretches, sure=0.75, because="a further step of a scale")


def _is_elsewhere(paper: Paper, sentence: Stretch) -> bool:
    text = sentence.text
    if _BAND.search(text) and find_shares(text) and not re.search(r"违约金|penalt", text):
        return True
    return paper.under(sentence.piece, "payment") and not re.search(
        r"违约金|扣减|每(?:逾期|迟|延)|利息|penalt|deduct|interest", text
    )


def sentences_with_payers(paper: Paper) -> Iterator[tuple[Stretch, str]]:
    """Each sentence with who bears its consequence: one that names nobody leans on its paragraph or its list's lead."""
    piece: Piece | None = None
    payer: str | None = None
    lead: str | None = None
    for sentence in paper.sentences:
        if sentence.piece is not piece:
            if piece is not None and piece.text.rstrip().endswith(":"):
                lead = payer
            elif sentence.piece.number is None:
                lead = None
            piece, payer = sentence.piece, lead
        payer = payer_of(paper, sentence.text, payer)
        yield sentence, payer


def payer_of(paper: Paper, text: str, before: str | None) -> str:
    """Who bears the consequence of a sentence: who pays, else who does not deduct, else who acts in it."""
    bare = _ADDRESSED.sub("", text)
    pays = re.search(
        r"(?P<who>甲方|乙方|采购人|供应商|双方|任何一方|违约方|一方|(?:the )?(?:Customer|Vendor|Supplier|Contractor))"
        r"(?:应当?|须|需|还应|将|shall|must)?(?:按[^,。;]{0,30})?\s?(?:支付|承担|赔偿|退还|交纳|补偿|计付|pays?)",
        bare,
        re.IGNORECASE,
    )
    if pays and (side := paper.side(pays["who"])):
        return side
    if re.search(r"扣|deduct|credit|超时", text, re.IGNORECASE) and not re.search(r"甲方(?:逾期|未按|延期)", text):
        return "vendor"
    holder = re.search(r"(?P<who>甲方|乙方|采购人|供应商)(?:有权|可以?|将)", bare)
    if holder and (side := paper.side(holder["who"])) in ("customer", "vendor"):
        return "vendor" if side == "customer" else "customer"
    return paper.side(bare) or before or "vendor"


def _money(text: str) -> list[_Money]:
    found = [
        _Money(one.start, one.end, one.value, is_share=True)
        for one in find_shares(text)
        if "百分点" not in text[one.start : one.end]
    ]
    found += [_Money(one.start, one.end, one.value, is_share=False) for one in find_sums(text) if not one.capitals]
    return sorted(found, key=lambda one: one.start)


def _is_cap(text: str, one: _Money) -> bool:
    begin = re.split(r"[,。;(]", text[max(0, one.start - 36) : one.start])[-1]
    return bool(_CAP.search(begin)) or bool(_CAP_AFTER.match(text[one.end :]))


def _of_sentence(paper: Paper, sentence: Stretch, payer: str, where: tuple[Stretch, ...]) -> Iterator[Proposal]:
    text = sentence.text
    all_money = [one for one in _money(text) if not _SAID_OTHERWISE.search(text[max(0, one.start - 6) : one.start])]
    caps = [one for one in all_money if _is_cap(text, one)]
    own = [
        one for one in all_money if one not in caps and not _THRESHOLD.search(text[max(0, one.start - 8) : one.start])
    ]
    common: dict[str, JsonValue] = {"payer": payer, "ground": ground_of(text)}
    capped = _capped(paper, text, caps)
    if not own:
        if caps and capped.get("cap"):
            value: dict[str, JsonValue] = {**common, "form": "share", **capped}
            yield propose("penalty", value, *where, sure=0.8, because="a cap on all that is taken")
        return
    shares = [one for one in own if one.is_share]
    if len(shares) > 1 and len(shares) == len(own) and _COUNTED.search(text) and not find_levels(text):
        values: list[JsonValue] = [one.value for one in shares]
        value = {**common, "form": "repetition", "shares": values, "basis": _basis(paper, text, shares[0]), **capped}
        yield propose("penalty", value, *where, sure=0.8, because="shares that grow with the count")
        return
    start = 0
    for one in own:
        facts = _facts(paper, text, start, one)
        for level in _levels(text, start, one) if facts else ():
            value = {**common, **facts, "level": level, **capped}
            yield propose("penalty", value, *where, sure=0.85, because="money beside words for a penalty")
        start = one.end


def _capped(paper: Paper, text: str, caps: list[_Money]) -> dict[str, JsonValue]:
    for one in caps:
        if not one.is_share:
            return {"cap_amount": one.value}
        begin = max(text.rfind(mark, 0, one.start) for mark in ",;。") + 1
        named = [
            word
            for word in paper.words.find("basis", text[begin : one.end + (40 if text.isascii() else 16)])
            if word.name != "loss"
        ]
        return {"cap": one.value, "cap_basis": named[-1].name if named else "price"}
    return {}


def _levels(text: str, start: int, one: _Money) -> list[str | None]:
    """The levels that a penalty is for: those named since the one before, else none."""
    after = find_levels(re.split(r"[,;]| and ", text[one.end :])[0])[:1] if text.isascii() else ()
    found = after or find_levels(text[start : one.start])
    kept: list[Level] = [
        level for level in found if len(level.id) <= 2 or level.id.isascii() or _OF_FAULTS.search(level.name)
    ]
    if start and not kept:
        return [None]
    return [level.id for level in kept] or [None]


def _facts(paper: Paper, text: str, start: int, one: _Money) -> dict[str, JsonValue]:
    before = text[start : one.start]
    tail = re.split(r"[,;。]", text[one.end :])[0][: 60 if text.isascii() else 18]
    per_day = _PER_DAY.search(before) or _PER_DAY.search(tail)
    per_time = _PER_TIME.search(before) or _PER_TIME.search(tail)
    daily = per_day and (not per_time or per_day.start() >= per_time.start() or not _PER_TIME.search(before))
    form = "per_day" if daily else "per_occurrence" if per_time else ("share" if one.is_share else "fixed")
    unit = ((per_day["u"] or per_day["e"] or "") if daily and per_day else "").lower()
    if unit in ("周", "week"):
        return {}  # no kind of penalty counts weeks; a person decides what it is
    return {
        "form": form,
        "share" if one.is_share else "amount": one.value,
        "basis": _basis(paper, text[start:], one) if one.is_share else None,
        "per": {"per_day": "hour" if unit in ("小时", "hour") else "day", "per_occurrence": "occurrence"}.get(form),
        "after": after_of(text, find_lengths(text), one.start, start),
        "times": count_of(before),
    }


def _basis(paper: Paper, text: str, share: _Money) -> str | None:
    before = [word for word in paper.words.find("basis", text[: max(share.end, 1)]) if word.name != "loss"]
    after = paper.words.first("basis", text[share.end : share.end + 24])
    near = [word for word in before if word.end <= share.end]
    if after and after.name != "loss" and after.start <= 12 and not near:
        return after.name
    return near[-1].name if near else (after.name if after and after.name != "loss" else None)


def count_of(text: str) -> str | None:
    """From which count on: 第二次, 累计三次, 连续两个季度."""
    said = (*_COUNTED.finditer(text), *_TIMES.finditer(text))
    found = [number for match in said if (number := read_number(match["n"])) and number > 1]
    return plain(found[-1]) if found else None


def after_of(text: str, lengths: tuple[Found, ...], until: int, since: int = 0) -> str | None:
    """How long a cause must have lasted: 逾期超过30日, 十五日以上, 10日内未答复."""
    for one in lengths:
        if not since <= one.start < until or one.value in ("at_once", "0 days"):
            continue
        before, after = text[max(0, one.start - 10) : one.start], text[one.end : one.end + 5]
        if re.search(r"每(?:逾期|延迟|迟延|延误|超过|迟)?$", before):
            continue
        lasting = (_AFTER.search(before) and not re.match(r"(?:以)?内(?!未|仍)", after)) or re.match(
            r"\)?(?:及|或)?以上|\)?(?:以)?内(?:仍)?(?:未|不)", after
        )
        if lasting:
            return one.value
    return None


def ground_of(text: str) -> str:
    """What a sentence says before its consequence."""
    text = re.sub(r"^(?:\d+(?:\.\d+)+|\d+[、.)]|[(（]?[一二三四五六七八九十]+[)）、]|[①-⑳])\s?", "", text.strip())
    cut = re.search(
        r"(?:,|的,|的)?(?:甲方|乙方|采购人|供应商|违约方)?(?:应当?|须|需|有权|可以|可(?!抗|归)|将|(?<!不)按照?|(?<!不)向|每)"
        r"[^。;]{0,40}(?:违约金|滞纳金|赔偿|扣|承担|解除|暂停|终止)",
        text,
    )
    ground = text[: cut.start()] if cut and cut.start() >= 4 else re.split(r"[,。;]", text)[0]
    return ground.strip(" ,。;")[:120]


def _of_table(paper: Paper, table: Table) -> Iterator[Proposal]:
    """Rows of a table of deductions: a ground and what is taken off."""
    heads = " ".join(piece.text for piece in table.rows[0] if piece)
    if not re.search(r"扣款|扣减|扣罚|违约|罚|处罚|penalt|deduct|credit", heads, re.IGNORECASE) or re.search(
        r"分值|得分|分数|\bscores?\b|\bpoints\b", heads, re.IGNORECASE
    ):
        return
    for row in table.rows[1:]:
        pieces = [piece for piece in dict.fromkeys(row) if piece]
        money = [piece for piece in pieces if _money(piece.text)]
        if not money or paper.words.has("total_row", pieces[0].text):
            continue
        cell = money[-1]
        ground = " ".join(
            piece.passage.text.strip() for piece in pieces if piece is not cell and not piece.text.isdigit()
        )
        where = tuple(
            Stretch(piece, 0, len(piece.text)) for piece in (cell, *(one for one in pieces if one is not cell))
        )
        for proposal in _of_sentence(paper, Stretch(cell, 0, len(cell.text)), "vendor", where):
            yield Proposal(
                "penalty", {**proposal.value, "ground": ground}, proposal.stretches, 0.85, "a row of deductions"
            )
