"""Parties, title, numbers and dates of signing: what stands at the head of a contract and at its seals."""

import re
from collections.abc import Iterator

from pydantic import JsonValue

from ..dates import find_days
from ..paper import Paper, Stretch
from ..proposal import Proposal, propose
from ..structure import Piece

_CUSTOMER = (
    r"甲方|买方|需方|采购人|采购单位|采购方|委托方|委托人|发包方|业主方?|招标人|用户方|"
    r"Party A|(?:The )?(?:Purchaser|Client|Customer|Buyer|Employer|Authority)"
)
_VENDOR = (
    r"乙方|卖方|供方|供应商|供货商|受托方|受托人|承包方|服务方|中标人|中标供应商|成交供应商|服务商|投标人|"
    r"Party B|(?:The )?(?:Vendor|Supplier|Contractor|Seller|Service Provider|Provider)"
)
_THIRD = r"丙方|监理方|监理单位|Party C"
_LABEL = re.compile(
    rf"^\W*(?:(?P<customer>{_CUSTOMER})|(?P<vendor>{_VENDOR})|(?P<third_party>{_THIRD}))"
    r"(?:[(（/](?P<note>[^)）:：]{0,24})[)）]?)?(?:名称|全称|单位名称)?\s?(?:[(（][^)）]{0,12}[)）])?\s?[:：]\s?(?P<name>.*)$",
    re.IGNORECASE,
)
_CALLED = re.compile(
    rf"(?P<name>[^,。;:\"()（）]{{4,40}})[(（](?:以下|下)?简?称?(?:为)?[\"“]?(?:(?P<customer>{_CUSTOMER})|(?P<vendor>{_VENDOR}))[\"”]?[)）]|"
    rf"(?P<name2>[A-Z][^;:\"()]{{3,60}}?),? ?\((?:hereinafter )?(?:referred to as |called )?(?:the )?\"?"
    rf"(?:(?P<customer2>{_CUSTOMER})|(?P<vendor2>{_VENDOR}))\"?\)",
    re.IGNORECASE,
)
_NOTED = re.compile(
    r"^\W*[^:：(（。，,]{2,10}[(（](?:以下简称)?[\"“]?(?:(?P<customer>甲方)|(?P<vendor>乙方)|(?P<third_party>丙方))[\"”]?[)）]\s?[:：]\s?(?P<name>.*)$"
)
_SEAL = re.compile(r"[(（][^)）]*(?:章|签)[^)）]*[)）]?|(?:盖章|公章|签章|签字).*$")
_INLINE = re.compile(
    r"[,;。 ]?(?=(?:法定代表人|地址|住所|电话|联系人|邮编|开户|统一社会|授权代表|以下简称|[甲乙]方[:(])[:(信地行码]?)"
)
_FACTS: tuple[tuple[str, str], ...] = (
    (
        "representative",
        r"(?:法定代表人|法人代表|单位负责人|负责人|授权代表|代表人|Legal representative|Represented by)",
    ),
    ("address", r"(?:地址|住所地?|通讯地址|注册地址|办公地址|单位地址|Address|Registered address)"),
    ("bank", r"(?:甲方|乙方)?(?:开户银?行|开户行名称|Bank)"),
    ("account", r"(?:甲方|乙方)?(?:银行)?(?:账号|帐号|账户号码|Account(?: number| no\.?)?)"),
    ("tax_id", r"(?:甲方|乙方)?(?:统一社会信用代码|纳税人识别号|税号|Tax (?:ID|number))"),
)
_FACT = re.compile(
    "|".join(rf"(?P<{name}>^{words}(?:[(（][^)）]*[)）])?\s?[:：]\s?)" for name, words in _FACTS), re.IGNORECASE
)
_TITLE_END = re.compile(
    r"(?:合同书?|协议书?|契约|服务协议|合同附[表件]|Contract|Agreement|"
    r"(?:Contract|Agreement) (?:for|on) [A-Za-z ,&-]{4,60})(?:[(（].{0,20}[)）])?$",
    re.IGNORECASE,
)
# A line of a page that the next line, the number or the opening words, was joined to.
_TITLE_RUN_ON = re.compile(
    r"(?P<t>[A-Z][A-Za-z &,-]{4,80}?(?:Agreement|Contract|AGREEMENT|CONTRACT)) "
    r"(?=(?:Agreement|Contract) (?:No|Number|Ref)|This |Between |Date)"
)
_NUMBERS: tuple[tuple[str, str], ...] = (
    (
        "contract",
        r"合同(?:登记)?(?:编号|号码?)|协议编号|(?:Contract|Agreement|Reference) (?:No\.?|Number|Ref\w*\.?)",
    ),
    (
        "tender",
        (
            r"(?:招标|采购|磋商|政采|政府采购|采购项目|采购计划|谈判|询价|投标)(?:文件)?(?:编号|号)|"
            r"Tender (?:No\.?|Number)|Procurement (?:No\.?|Number)"
        ),
    ),
    ("project", r"项目(?:编号|号)|Project (?:No\.?|Number|Code)"),
)
_NUMBER = re.compile(
    "|".join(rf"(?P<{name}>(?<!账)(?:{words}))" for name, words in _NUMBERS).join(
        ("(?:", r")\s?[:：]?为?\s?(?P<text>[^\s,，。;；、)（(）]{3,60})")
    ),
    re.IGNORECASE,
)
_SIGNED = re.compile((r"签(?:订|约|署|定)(?:时间|日期)|合同签订日|签字日期|^日期[:：]|^时间[:：]|^(?:Date|"
    r"Signed|Date of (?:signing|signature))[: ]|dated|于\d{4}年\d+月\d+日(?:在|签)|(?:made|"
        r"entered into|signed)[^.;]{0,20}(?:on|as of|this)|"
    r"签[订署]日期"),
                     re.IGNORECASE)  # fmt: skip
_EFFECTIVE = re.compile(
    r"生效(?:日期|时间)|(?:自|于)[^,。;]{0,16}(?:起|日)生效|effective (?:date|from|as of)|takes effect on",
    re.IGNORECASE,
)
_DELIVERY = re.compile(
    (
        r"(?:交货|供货|送达|安装调试|竣工|上线|完工|完成)(?:时间|日期|期限)?|(?:delivered|"
        r"completed|go[- ]live) (?:by|on|before)"
    ),
    re.IGNORECASE,
)


def find(paper: Paper) -> Iterator[Proposal]:
    """Parties with their facts, the title, numbers, and the days of signing, effect and delivery."""
    yield from _title(paper)
    yield from _parties(paper)
    yield from _numbers(paper)
    yield from _days(paper)


def _title(paper: Paper) -> Iterator[Proposal]:
    lines: list[Piece] = []
    for piece in paper.pieces[:12]:
        text = piece.text
        if ":" in text or piece.number or len(text) > 60 or "。" in text:
            if lines and not _TITLE_END.search(lines[-1].text):
                lines = []
            if not re.search(r"编号|No\.", text):
                break
            continue
        lines.append(piece)
        if _TITLE_END.search(text):
            break
    if lines and _TITLE_END.search(lines[-1].text):
        kept = lines[-2:] if len(lines) > 1 and len(lines[-1].text) > 5 else lines
        latin = kept[-1].text.isascii()
        text = (" " if latin else "").join(line.passage.text.strip() for line in kept)
        yield propose(
            "title", {"text": text}, *kept, sure=0.9, because="the lines at the head that end in 合同 or 协议"
        )
        return
    for piece in paper.pieces[:80]:
        match = _TITLE_RUN_ON.match(piece.text) or re.search(
            r"(?:项目|合同)名称[:：]\s?(?P<t>[^,。;]{4,60})", piece.text
        )
        if match:
            where = Stretch(piece, match.start("t"), match.end("t"))
            yield propose("title", {"text": match["t"]}, where, sure=0.8, because="after 项目名称")
            return


def _parties(paper: Paper) -> Iterator[Proposal]:
    found: dict[str, tuple[str, Stretch]] = {}
    facts: dict[str, dict[str, JsonValue]] = {}
    places: dict[str, list[Stretch]] = {}
    side: str | None = None
    for piece in _labelled(paper):
        match = _NOTED.match(piece.text) or _LABEL.match(piece.text)
        if match:
            side = next(name for name in ("customer", "vendor", "third_party") if match[name])
            name = _name(match["name"])
            if name and (side not in found):
                found[side] = (name, Stretch(piece, match.start("name"), match.start("name") + len(name)))
            continue
        if side:
            _fact(piece, facts.setdefault(side, {}), places.setdefault(side, []))
        if piece.heading and side and side in found and len(piece.text) > 30:
            side = None
    for piece in paper.pieces[:60]:
        for called in _CALLED.finditer(piece.text):
            side = "customer" if called["customer"] or called["customer2"] else "vendor"
            name = called["name"] or called["name2"]
            name = re.sub(
                (r"^(?:由|与|and|between|This (?:Agreement|Contract) is made between)\s?"),
                "",
                name.strip(),
                flags=re.IGNORECASE,
            )
            start = piece.text.index(name, called.start())
            found.setdefault(side, (name, Stretch(piece, start, start + len(name))))
    for side, (name, where) in found.items():
        value = {"side": side, "name": name, **facts.get(side, {})}
        yield propose("party", value, where, *places.get(side, []), sure=0.95, because="after the name of the side")


def _labelled(paper: Paper) -> Iterator[Piece]:
    yield from paper.pieces
    for table in paper.tables:
        for row in table.rows:
            yield from (piece for piece in dict.fromkeys(row) if piece and ":" in piece.text)


def _name(text: str) -> str:
    text = _SEAL.sub("", text)
    text = _INLINE.split(text.strip(), maxsplit=1)[0]
    text = re.split(r"[,;。]| {2,}", text)[0].strip(" ()（）:")
    return text if 2 <= len(text) <= 60 and not re.match(r"^(?:盖|法定|授权|日期|代表)", text) else ""


def _fact(piece: Piece, facts: dict[str, JsonValue], places: list[Stretch]) -> None:
    match = _FACT.match(piece.text)
    if match is None:
        return
    name = match.lastgroup or ""
    text = piece.text[match.end() :].strip(" 。;")
    text = re.sub(r"^[(（]?(?:签字|盖章|签章|签名)[^)）]*[)）]?[:：]?", "", text).strip()
    if text and name not in facts and len(text) <= 80:
        facts[name] = text
        places.append(Stretch(piece, match.end(), len(piece.text)))


def _numbers(paper: Paper) -> Iterator[Proposal]:
    seen: set[tuple[str, str]] = set()
    for piece in [*paper.pieces]:
        for match in _NUMBER.finditer(piece.text):
            of = next(name for name, _ in _NUMBERS if match[name])
            text = _unspaced(piece, match).strip("\"'《》:")
            if not re.search(r"\d{2}", text) or (of, text) in seen:
                continue
            seen.add((of, text))
            start = piece.text.index(text, match.start("text"))
            where = Stretch(piece, start, start + len(text))
            yield propose("number", {"of": of, "text": text}, where, sure=0.9, because="after the word for the number")


def _unspaced(piece: Piece, match: re.Match[str]) -> str:
    """A number up to the first blank that the text as printed has in it."""
    first, last = match.span("text")
    for place in range(first + 1, last):
        between = piece.passage.text[piece.normal.origin[place - 1] + 1 : piece.normal.origin[place]]
        if between.isspace() and not (piece.text[place].isascii() and piece.text[place - 1].isascii()):
            return piece.text[first:place]
    return match["text"]


def _days(paper: Paper) -> Iterator[Proposal]:
    seen: set[tuple[str, str]] = set()
    for piece in _labelled(paper):
        for day in find_days(piece.text):
            before = piece.text[max(0, day.start - 24) : day.start]
            of = _day_of(before, piece.text[day.end : day.end + 14], piece.text)
            if (
                of is None
                or (of, day.value) in seen
                or (len(day.value) == 4 and "月" in piece.text[day.end : day.end + 4])
            ):
                continue
            seen.add((of, day.value))
            where = Stretch(piece, day.start, day.end)
            yield propose(
                "date", {"of": of, "day": day.value}, where, sure=0.85, because=f"a date beside words for {of}"
            )


def _day_of(before: str, after: str, text: str) -> str | None:
    if re.search(r"[至到]\s*$|自\s*$|^\s*(?:起)?至", before[-3:]) or re.match(r"\s*(?:起)?(?:至|到|-|~| to )", after):
        return None
    if _EFFECTIVE.search(before) or re.match(r"起?生效", after):
        return "effective"
    if re.fullmatch(r"\W*(?:日期:?)?\W*", before) and not after.strip(" .。"):
        return "signed"
    if _SIGNED.search(before) or (_SIGNED.search(text) and len(text) < 40):
        return "signed"
    if re.match(r"(?:之)?[前内]|止", after) or _DELIVERY.search(before[-12:]):
        return "delivery" if _DELIVERY.search(before + after) or _DELIVERY.search(text[:120]) else None
    return None
