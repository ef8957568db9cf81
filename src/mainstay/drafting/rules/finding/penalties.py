"""Penalties in both directions: shares, sums, growing shares, losses, extensions and rights, with their caps."""

import re
from collections.abc import Iterator

from pydantic import JsonValue

from ..lengths import Found, find_lengths
from ..levels import find_levels
from ..numerals import NUMBER, plain, read_number
from ..paper import Paper, Stretch
from ..proposal import Proposal, propose
from ..shares import Share, find_shares
from ..sums import find_sums

_PENALTY = re.compile(
    r"违约金|滞纳金|罚款|罚金|扣减|扣除|扣款|扣罚|处罚|赔偿金|扣(?=\d|人民币|¥|合同|当|服务|该|月|相应|全部|应付)|减付|不予支付|全部扣完|补偿|退还|"
    r"liquidated damages|penalt|deduct|service credit|late (?:fee|payment)|interest",
    re.IGNORECASE,
)
_LOSS = re.compile(
    r"(?:赔偿|承担|补偿)[^,。;]{0,24}(?:损失|责任)|(?:损失|费用)[^,。;]{0,16}(?:由|"
    r"全部由)[^,。;]{0,10}(?:承担|赔偿|负责)|经济补偿|indemnif|compensat|liable for",
    re.IGNORECASE,
)
_PER_DAY = re.compile(r"每(?:逾期|延迟|迟延|延误|拖延|迟|超过|超|晚|延期|推迟)?(?:交付|支付|付款|交货|完成|到场|"
    r"提交|响应)?(?:一|1|壹)?(?:个)?(?:工作)?(?P<u>日|天|周|小时)|按日|每日|每天|"
    r"日(?=[万千百]分之)|逾期(?:一|1)天|"
                      r"(?:per|each|every|for each) (?P<e>day|hour|week)|a day|daily", re.IGNORECASE)  # fmt: skip
_PER_TIME = re.compile(
    r"每(?:发生|出现|有|缺|少|次|延误|例|起|漏|缺少)?(?:一|1)?(?:个)?(?:次|起|项|例|人|处|"
    r"人次)|(?:1|一)次(?=扣)|每次|per (?:occurrence|incident|case|time)|each (?:occurrence|"
    r"incident|time|breach|failure)|for every",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"(?:第|累计|连续|发生|出现|达到?|超过)(?:发生|出现|达到?)?(?P<n>{NUMBER})(?:次|起)(?P<more>(?:及|或)?以上)?"
)
_CAP = re.compile(
    r"(?:最高|累计|总额|合计|上限|最多|总和|之和|限额)?[^,。;]{0,14}(?:不超过|不得超过|最高为|"
    r"以[^,。;]{0,10}为限|为限|不高于|上限为|up to|not exceed(?:ing)?|maximum|capped at|"
    r"limited to)",
    re.IGNORECASE,
)
_EXTENSION = re.compile(r"(?:顺延|延长)")
_RIGHT = re.compile(r"有权|可以?(?=解除|终止|暂停|单方|拒|要求解除)|may|entitled", re.IGNORECASE)
_AFTER = re.compile(r"(?:超过|逾期|达到?|满|exceed(?:s|ing)?|more than|over|within) ?\(?$", re.IGNORECASE)
_NO_LOSS = re.compile(r"不(?:因此)?(?:再)?承担|不对[^,]{2,20}承担|免(?:除|于)|无过错|不可抗力|不承担|各自承担|保证")
_OTHER = re.compile(r"律师费|诉讼费|检测费|鉴定费由|税|培训|发票|考核得分|分以下|预付|首付|质保金:|退货运费")


def find(paper: Paper) -> Iterator[Proposal]:
    """Each consequence of each sentence that tells one; the payer is who acts badly in it."""
    last: tuple[str, str | None] = ("", None)
    for sentence in paper.sentences:
        text = sentence.text
        in_section = paper.under(sentence.piece, "penalty", "ending", "force_majeure")
        heading = (sentence.piece.passage.headings or ("",))[-1]
        if paper.under(sentence.piece, "payment") and not re.search(r"违约金|扣减|扣除|penalt|deduct", text):
            continue
        if not (
            _PENALTY.search(text)
            or (in_section and (_LOSS.search(text) or _RIGHT.search(text)))
            or _is_extension(text)
            or _LOSS.search(text)
        ):
            last = (heading, paper.side(text) or last[1])
            continue
        payer = _payer(paper, sentence, last[1] if last[0] == heading else None)
        last = (heading, payer)
        yield from _of_sentence(paper, sentence, payer)


def _payer(paper: Paper, sentence: Stretch, before: str | None) -> str:
    text = sentence.text
    pays = re.search(
        r"(?<![向给对与])(?P<who>甲方|乙方|采购人|供应商|一方|违约方|任何一方)(?:应当?|须|需|还应|将)?(?:按[^,。;]{0,30})?(?:向[^,。;]{2,10})?(?:支付|承担|赔偿|退还|交纳|补偿|负责)",
        text,
    )
    if pays and (side := paper.side(pays["who"])):
        return side
    deducts = re.search(r"(?P<who>甲方|乙方|采购人)(?:有权|可以?|将)", text)
    if deducts and (side := paper.side(deducts["who"])) in ("customer", "vendor"):
        return "vendor" if side == "customer" else "customer"
    side = paper.side(re.sub(r"[向给对](?:甲方|乙方|采购人|供应商)", "", text))
    if _EXTENSION.search(text) and not re.search(r"违约金", text):
        return "vendor"
    if side is None and re.search(r"扣[减除款]", text):
        return "vendor"
    if side and side != "either" and re.search(r"扣[减除款]|扣", text) and side == "customer" and "逾期" not in text:
        return "vendor"
    return side or before or "vendor"


def _is_extension(text: str) -> bool:
    return (
        bool(_EXTENSION.search(text))
        and bool(re.search(r"(?:质保|保修|维保|质量保证|服务|合同)期", text))
        and "延长线" not in text
    )


def _of_sentence(paper: Paper, sentence: Stretch, payer: str) -> Iterator[Proposal]:
    text = sentence.text
    lengths = find_lengths(text)
    common: dict[str, JsonValue] = {"payer": payer, "ground": _ground(text)}
    shares, cap = _shares(text)
    found = False
    if _PENALTY.search(text) and shares:
        found = True
        yield from _by_share(paper, sentence, common, shares, cap, lengths)
    sums = [one for one in find_sums(text) if not one.capitals]
    if _PENALTY.search(text) and sums and not shares and not _OTHER.search(text):
        found = True
        form = "per_day" if _PER_DAY.search(text) else "per_occurrence" if _PER_TIME.search(text) else "fixed"
        value = {
            **common,
            "form": form,
            "amount": sums[0].value,
            "per": _per(text, form),
            "after": _after(text, lengths, sums[0].start),
        }
        yield propose("penalty", value, sentence, sure=0.85, because="a sum beside words for a penalty")
    if _is_extension(text):
        found = True
        yield propose(
            "penalty",
            {**common, "form": "extension", "length": _extension(text, lengths)},
            sentence,
            sure=0.8,
            because="a period that is extended",
        )
    yield from _rights(paper, sentence, payer, lengths)
    if not found and _LOSS.search(text) and not _OTHER.search(text) and not _NO_LOSS.search(text):
        cap_share = cap[0].value if cap else None
        value = {
            **common,
            "form": "loss",
            "cap": cap_share,
            "cap_basis": paper.words.listed("basis", text[cap[1] :]) if cap else _loss_cap(paper, text),
        }
        yield propose("penalty", value, sentence, sure=0.7, because="words for making good a loss")


def _loss_cap(paper: Paper, text: str) -> str | None:
    match = _CAP.search(text)
    return paper.words.listed("basis", text[match.end() :].replace("服务费", "")) if match else None


def _shares(text: str) -> tuple[list[Share], tuple[Share, int] | None]:
    """The shares of penalties, and the share that caps them with the place where the cap begins."""
    kept: list[Share] = []
    cap: tuple[Share, int] | None = None
    for share in find_shares(text):
        before = text[max(0, share.start - 40) : share.start]
        begin = re.split(r"[,。;]", before)[-1]
        if (_CAP.search(begin) and kept) or (_CAP.search(begin) and re.search(r"赔偿|责任|损失|liabil", text)):
            cap = (share, share.start - len(begin))
        elif not re.search(r"税率|达到|可用|合格率|满意度|低于\d*$|≥|≤|高于$|不足$", begin[-10:]):
            kept.append(share)
    return kept, cap


def _by_share(paper: Paper, sentence: Stretch, common: dict[str, JsonValue], shares: list[Share],
              cap: tuple[Share, int] | None, lengths: tuple[Found, ...]) -> Iterator[Proposal]:  # fmt: skip
    text = sentence.text
    capped: dict[str, JsonValue] = {}
    if cap:
        capped = {"cap": cap[0].value, "cap_basis": paper.words.listed("basis", text[cap[1] :]) or "price"}
    counts = [match for match in _COUNTED.finditer(text) if read_number(match["n"])]
    if len(shares) > 1 and len(counts) >= 1 and not find_levels(text):
        value: dict[str, JsonValue] = {
            **common,
            "form": "repetition",
            "shares": [share.value for share in shares],
            "basis": _basis(paper, text, shares[0]),
            **capped,
        }
        yield propose("penalty", value, sentence, sure=0.8, because="shares that grow with the count")
        return
    start = 0
    for share in shares:
        own = text[start : share.end + 16]
        form = (
            "per_day"
            if _PER_DAY.search(text[start : share.end + 6])
            else "per_occurrence"
            if _PER_TIME.search(own)
            else "share"
        )
        levels = find_levels(text[start : share.start])
        value = {
            **common,
            "form": form,
            "share": share.value,
            "basis": _basis(paper, text[start:], share),
            "per": _per(own, form),
            "after": _after(text, lengths, share.start, start),
            "level": levels[-1].id if levels else None,
            "times": _count(text[start : share.start]),
            **capped,
        }
        start = share.end
        yield propose("penalty", value, sentence, sure=0.85, because="a share beside words for a penalty")


def _count(text: str) -> str | None:
    found = [number for match in _COUNTED.finditer(text) if (number := read_number(match["n"])) and number > 1]
    return plain(found[-1]) if found else None


def _basis(paper: Paper, text: str, share: Share) -> str | None:
    before = paper.words.find("basis", text[: share.end])
    after = paper.words.first("basis", text[share.end : share.end + 20])
    near = [word for word in before if word.name != "loss"]
    return near[-1].name if near else after.name if after and after.name != "loss" else None


def _per(text: str, form: str) -> str | None:
    if form == "per_occurrence":
        return "occurrence"
    if form != "per_day":
        return None
    match = _PER_DAY.search(text)
    unit = (match["u"] or match["e"] or "") if match else ""
    return "hour" if unit in ("小时", "hour") else "day"


def _after(text: str, lengths: tuple[Found, ...], until: int, since: int = 0) -> str | None:
    for one in lengths:
        if since <= one.start < until and one.value not in ("at_once", "0 days"):
            before, after = text[max(0, one.start - 10) : one.start], text[one.end : one.end + 4]
            if re.search(r"每(?:逾期|延迟|迟延|延误|超过|迟)?$", before):
                continue
            if (_AFTER.search(before) and not re.match(r"(?:以)?内", after)) or re.match(r"\)?(?:及|或)?以上", after):
                return one.value
    return None


def _extension(text: str, lengths: tuple[Found, ...]) -> str | None:
    place = next(match.end() for match in [_EXTENSION.search(text)] if match)
    return next((one.value for one in lengths if place <= one.start <= place + 6), None)


def _rights(paper: Paper, sentence: Stretch, payer: str, lengths: tuple[Found, ...]) -> Iterator[Proposal]:
    text = sentence.text
    for match in _RIGHT.finditer(text):
        rest = re.split(r"[。;]", text[match.end() : match.end() + 60])[0]
        before = text[: match.start()]
        who = paper.words.find("payer", before)
        holder = who[-1].name if who else None
        owes = {"customer": "vendor", "vendor": "customer"}.get(holder or "", payer)
        if holder == "either":
            owes = "either"
        for word in paper.words.find("right", rest):
            value: dict[str, JsonValue] = {
                "payer": owes, "form": "right", "right": word.name, "ground": _ground(text),
                "after": _after(text, lengths, match.start()), "times": _count(before),
            }  # fmt: skip
            yield propose("penalty", value, sentence, sure=0.75, because="a right that a breach gives")


def _ground(text: str) -> str:
    """What the sentence says before its consequence."""
    text = re.sub(r"^(?:\d+(?:\.\d+)*[、.)]?|[(（]?[一二三四五六七八九十]+[)）、]|[①-⑳])\s?", "", text.strip())
    cut = re.search(
        r"(?:,|的,|的)?(?:甲方|乙方|采购人|供应商|违约方)?(?:应当?|须|需|有权|可以|可(?!抗|归)|将|(?<!不)按照?|(?<!不)向)[^。;]{0,40}(?:违约金|滞纳金|赔偿|扣|承担|解除|暂停|终止)",
        text,
    )
    ground = text[: cut.start()] if cut and cut.start() >= 4 else re.split(r"[,。;]", text)[0]
    return ground.strip(" ,。;")[:120]
