"""People: contacts with their telephones, and how many are to be there."""

import re
from collections.abc import Iterator

from pydantic import JsonValue

from ..numerals import FIGURE, NUMBER, plain, read_number
from ..paper import Paper, Stretch, whole
from ..proposal import Proposal, propose
from ..structure import Piece

_PHONE = re.compile(
    r"(?<![\d.])(?:\+?86[- ]?)?(?:1[3-9]\d{9}|0\d{2,3}[- ]?\d{7,8}(?:-\d{1,5})?|"
    r"400[- ]?\d{3,4}[- ]?\d{3,4}|0000-0000000|800[- ]?\d{3}[- ]?\d{4}|\d{7,8}(?=$|"
    r"[^\d]))(?!\d)"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LABELS: tuple[tuple[str, str], ...] = (
    (
        "name",
        (
            r"(?:项目|业务|技术|商务|甲方|乙方)?(?:联系人|接收人|联络人|负责人|项目经理|对接人|"
            r"收件人)(?:姓名)?|Contact(?: person)?|Project manager|Attention|Attn"
        ),
    ),
    (
        "phone",
        (
            r"(?:联系|服务|办公|值班|热线|移动|甲方|乙方|技术|投诉|24小时)*(?:电话|手机|热线|手机号码|"
            r"联系方式)(?:号码)?|(?:24-hour )?(?:Tel(?:ephone)?|Phone|Mobile|Hotline)"
        ),
    ),
    ("mail", r"(?:电子)?(?:邮箱|邮件)(?:地址)?|售后服务E-?MAIL|E-?mail"),
)
_LABEL = re.compile(
    rf"^\W*(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _LABELS)})\s?[:：]\s?(?P<text>.+)$", re.IGNORECASE
)
_HOTLINE = re.compile(
    r"(?P<name>(?:(?:7[×xX*])?24小时)?(?:间)?(?:售后|服务|技术|报修|值班|客服|投诉|支持|运维|工单|与|咨询|监督|应急)*(?:热线|电话|hotline)(?:服务|支持)?)"
    r"(?:号码)?[,，]?(?:热线|电话|号码)?[:：为是(（\s]?\s?(?P<phone>[\d-]{7,16})",
    re.IGNORECASE,
)
_SIDE_AND_PERSON = re.compile(
    rf"(?P<side>甲方|乙方)\s(?P<name>[\u4e00-\u9fff]{{2,4}})[,，\s]+(?:电话|手机)?[:：]?\s?(?P<phone>{_PHONE.pattern})"
)
_ENGLISH_PERSON = re.compile(
    r"(?P<side>Customer|Client|Purchaser|Buyer|Employer|Authority|Party [AB]|"
    r"Vendor|Supplier|Contractor|Provider|Seller)(?:'s)?(?: (?P<role>contact|representative|manager|[a-z]+ manager))?"
    r"\s?(?::|is)\s?(?:Mr|Ms|Mrs|Dr|Capt|Prof)?\.? ?"
    r"(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+){1,3})[,(; ]+(?P<rest>[^;]{0,120})"
)
_ENGLISH_PHONE = re.compile(r"(?<![\d@.])\+?\d[\d -]{5,16}\d(?!\d)")
_ENGLISH_LINE = re.compile(
    r"(?P<name>(?:(?:support|service|emergency|24-hour|telephone) )*(?:hotline|help ?desk|service desk))[^.;:+]{0,60}"
    rf"[:(]? ?(?P<phone>{_ENGLISH_PHONE.pattern})",
    re.IGNORECASE,
)
_HEADS = re.compile(
    rf"(?:不少于|至少|安排|派驻|派出|配备|提供|指派|驻场|采购驻场|满足|常驻|确保|组建|长期派驻|"
    rf"长驻|at least|assign|station|provide|of)\s?(?P<n>{NUMBER})\s?(?:名|位|"
    rf"人)?(?P<role>[^,。;:、()（）]{{0,16}}?)(?P<w>工程师|人员|专家|技术员|"
    rf"人(?![天日月次工员民群以均])(?!班次)|personnel|engineers?|staff|technicians?|persons?|people)|"
    rf"(?P<n2>{FIGURE}|[一二两三四五六七八九十]+)\s?(?:名|位)(?P<role2>[^,。;:、()（）]{{0,18}}?(?:工程师|人员|专家|经理|员(?!工)))|"
    rf"(?P<n3>{FIGURE})\s?人(?P<role3>(?:[^,。;:、()（）]{{0,10}})?驻场(?:[^,。;:、()（）]{{0,6}})?)",
    re.IGNORECASE,
)
STATIONED = re.compile(r"驻场|驻点|派驻|常驻|长驻|station|on[ -]?site", re.IGNORECASE)


_INLINE = re.compile(
    r"(?P<label>(?:甲方|乙方|采购人|供应商|我方)?(?:指定)?(?:的)?(?P<role>联系人|代表|项目经理|项目负责人|技术负责人|负责人|对接人|联络人|班组长|安全管理员|"
    r"客户经理|服务经理|调度|值班|contact|representative|project manager|account manager|service manager)?)"
    r"(?:姓名)?\s?(?:[:：]|为|\bis\b|,)\s?(?!联系|负责|项目|电话|手机)(?P<name>[\u4e00-\u9fff]{2,14}?(?=联系|电话|手机|"
    r"[^\u4e00-\u9fff]|$)|[A-Z][a-z]+(?: [A-Z][a-z]+){1,2})[,，、(（ :]*"
    r"(?P<rest>[^。;；]{0,90})",
    re.IGNORECASE,
)


def find(paper: Paper) -> Iterator[Proposal]:
    """Labels of people, telephones after their names, numbers of people in sentences."""
    told: set[object] = set()
    for proposal in (
        *_english(paper),
        *_english_lines(paper),
        *_contacts(paper),
        *_hotlines(paper),
        *_inline(paper),
        *_named_after_sides(paper),
    ):
        reached = [proposal.value[name] for name in ("phone", "mail") if name in proposal.value]
        keys = {(way, one.piece.passage.id) for way in reached for one in proposal.stretches}
        whole_value = repr(sorted(proposal.value.items()))
        if not keys & told and whole_value not in told:
            told |= {*keys, whole_value}
            yield proposal
    seen: set[str] = set()
    for sentence in paper.sentences:
        yield from _staff(paper, sentence, seen)


def person(paper: Paper, row: tuple[Piece | None, ...], columns: dict[str, int]) -> Iterator[Proposal]:
    """The person that a row of a table of contacts names."""
    name = row[columns["person"]]
    cells = [piece for piece in dict.fromkeys(row) if piece]
    text = " ".join(piece.text for piece in cells)
    phone, mail = _PHONE.search(text), _MAIL.search(text)
    if name is None or not (phone or mail):
        return
    role = row[columns["role"]] if "role" in columns else None
    titles = [piece for piece in cells if paper.words.has("role", piece.text) and piece is not name]
    chosen = titles[-1] if titles else role
    value: dict[str, JsonValue] = {
        "name": name.passage.text.strip(),
        "role": chosen.passage.text.strip() if chosen and chosen is not name else None,
        "phone": phone.group(0) if phone else None,
        "mail": mail.group(0) if mail else None,
        "side": _side_of(paper, text),
    }
    yield propose("contact", value, name, *cells, sure=0.85, because="a row of a list of people")


def _side_of(paper: Paper, text: str) -> str | None:
    side = paper.side(text)
    return side if side in ("customer", "vendor") else None


def _inline(paper: Paper) -> Iterator[Proposal]:
    """甲方联系人：冯玉 0592-5551234；乙方联系人：陶然 … in running text."""
    for sentence in paper.sentences:
        text = sentence.text
        if not (_PHONE.search(text) or _MAIL.search(text)):
            continue
        for match in _INLINE.finditer(text):
            rest = re.split(r"[;；]|(?:甲方|乙方)", match["rest"])[0]
            phone, mail = _PHONE.search(rest), _MAIL.search(rest)
            if not (phone or mail) or not (
                match["label"] and (match["role"] or re.match(r"[甲乙]方$|采购人$|供应商$", match["label"]))
            ):
                continue
            name, role = _person_name(match["name"], match["role"])
            value: dict[str, JsonValue] = {
                "side": _side_of(paper, match["label"]) or _side_of(paper, text[: match.start()]),
                "name": name, "role": role,
                "phone": phone.group(0) if phone else None, "mail": mail.group(0) if mail else None,
            }  # fmt: skip
            yield propose("contact", value, sentence, sure=0.8, because="a person and a telephone in one sentence")


def _english_lines(paper: Paper) -> Iterator[Proposal]:
    """The support hotline is open 24 hours a day: +49 30 5550 0142."""
    for sentence in paper.sentences:
        match = _ENGLISH_LINE.search(sentence.text)
        if match:
            value: dict[str, JsonValue] = {"name": match["name"], "phone": match["phone"], "side": "vendor"}
            yield propose("contact", value, sentence, sure=0.75, because="a telephone after its name")


def _named_after_sides(paper: Paper) -> Iterator[Proposal]:
    """联系人：甲方 沈平 0931-5552301；乙方 高远 13800002306."""
    for piece in paper.pieces:
        for match in _SIDE_AND_PERSON.finditer(piece.text) if "联系人" in piece.text else ():
            value: dict[str, JsonValue] = {
                "side": _side_of(paper, match["side"]), "name": match["name"], "phone": match["phone"],
            }  # fmt: skip
            where = Stretch(piece, match.start(), match.end())
            yield propose("contact", value, where, sure=0.8, because="a side, a person and a telephone")


def _english(paper: Paper) -> Iterator[Proposal]:
    """Customer: Ms Irene Poon, i.poon@harbour.example, telephone 555-0140."""
    for sentence in paper.sentences:
        for match in _ENGLISH_PERSON.finditer(sentence.text):
            phone, mail = _ENGLISH_PHONE.search(match["rest"]), _MAIL.search(match["rest"])
            if phone or mail:
                value: dict[str, JsonValue] = {
                    "side": _side_of(paper, match["side"]), "name": match["name"],
                    "role": None if match["role"] == "contact" else match["role"],
                    "phone": phone.group(0) if phone else None, "mail": mail.group(0) if mail else None,
                }  # fmt: skip
                yield propose("contact", value, sentence, sure=0.8, because="a side, a person and how to reach them")


def _person_name(name: str, role: str | None) -> tuple[str, str | None]:
    """信息科罗青 is 罗青 of 信息科: the name without the office before it."""
    title = re.search(r"(?:科|处|部|室|中心|办|组|局)(?=[\u4e00-\u9fff]{2,3}$)", name)
    if title:
        return name[title.end() :], name[: title.end()]
    return name, None if role in ("联系人", "contact", None) else role


def _contacts(paper: Paper) -> Iterator[Proposal]:
    side: str | None = None
    open_: dict[str, JsonValue] = {}
    places: list[Stretch] = []
    for piece in paper.pieces:
        label = re.match(
            (
                r"^\W*(?:\d\W+)?(?P<who>甲方|乙方|采购人|供应商|Party A|"
                r"Party B)(?:[(（][^)）]*[)）])?(?:的)?(?:有效)?(?:送达|联系|指定)?[^:：]{0,10}[:：]"
            ),
            piece.text,
        )
        fact = _LABEL.match(piece.text)
        if label and not fact and not _HOTLINE.search(piece.text):
            yield from _closed(open_, places)
            open_, places, side = {}, [], paper.side(label["who"])
            continue
        if fact:
            name = next(one for one, _ in _LABELS if fact[one])
            if (name == "name" and "name" in open_) or (name in open_ and open_.get(name) != fact["text"].strip()):
                yield from _closed(open_, places)
                open_, places = {}, []
            own = _side_of(paper, piece.text[: fact.start("text")]) or side
            _take(open_, places, piece, fact, name, own)
            continue
        yield from _closed(open_, places) if not _near(piece) else ()
        if not _near(piece):
            open_, places = {}, []
    yield from _closed(open_, places)


def _hotlines(paper: Paper) -> Iterator[Proposal]:
    """服务热线400-555-0199 in running text; a line that is a label and a number belongs to its person."""
    for piece in paper.pieces:
        fact = _LABEL.match(piece.text)
        if (fact and not fact["name"]) or paper.under(piece, "penalty"):
            continue
        for match in _HOTLINE.finditer(piece.text):
            value: dict[str, JsonValue] = {
                "name": match["name"],
                "phone": match["phone"],
                "side": "vendor" if re.search(r"服务|热线|报修|售后|技术", match["name"]) else None,
            }
            where = Stretch(piece, match.start(), match.end())
            yield propose("contact", value, where, sure=0.8, because="a telephone after its name")


def _near(piece: Piece) -> bool:
    """Lines that stand between the facts of one person: addresses, post codes, banks."""
    return (
        bool(
            re.match(
                r"^\W*(?:地\s?址|送达地址|邮\s?编|通讯地址|传真|职务|法定代表人|单位|部门|身份证|开户|Address|Fax|Post)",
                piece.text,
            )
        )
        and len(piece.text) < 80
    )


def _take(
    open_: dict[str, JsonValue], places: list[Stretch], piece: Piece, fact: re.Match[str], name: str, side: str | None
) -> None:
    text = fact["text"].strip(" 。;")
    phone = _PHONE.search(text) or re.search(r"[\d-]{7,18}", text)
    mail = _MAIL.search(text)
    if name == "name":
        parts = re.split(r"[,;、(（\s]|(?:联系)?(?:电话|手机)", text, maxsplit=1)
        if not parts[0] or not 2 <= len(parts[0]) <= 40:
            return
        open_["name"] = parts[0].strip(" :")
    elif name == "phone" and phone:
        open_["phone"] = phone.group(0)
        if re.search(r"热线|服务|投诉", piece.text[: fact.start("text")]) and "name" not in open_:
            open_["name"] = piece.text[: fact.start("text")].strip(" :：")
    elif name == "mail" and mail:
        open_["mail"] = mail.group(0)
    else:
        return
    if phone and "phone" not in open_ and len(phone.group(0)) >= 7:
        open_["phone"] = phone.group(0)
    if side:
        open_.setdefault("side", side)
    places.append(whole(piece))


def _closed(facts: dict[str, JsonValue], places: list[Stretch]) -> Iterator[Proposal]:
    if facts.keys() & {"phone", "mail"} or ("name" in facts and len(places) > 1):
        yield propose("contact", dict(facts), *places, sure=0.8, because="labels of a person and his telephone")


_COUNTED_ROLE = re.compile(
    r"(?P<role>[\u4e00-\u9fff]{0,6}(?:工程师|人员|编辑|经理|坐席|座席|专家|顾问|技师|班长|质检员|管理员|维护员|保安|调度员|讲师))(?:不少于|至少|共)?"
    rf"(?P<n>{FIGURE}|[一二两三四五六七八九十]+)(?:名|人|席|位)",
)
_OF_WHOM = re.compile(
    r"of whom (?P<n>\w+) (?:shall be|is|are|will be|must be) (?P<role>(?:stationed|based|on[ -]site)[^,.;]{0,30})",
    re.IGNORECASE,
)
_STATIONED_EN = re.compile(
    r"(?<![\d.])(?<!Article )(?<!Section )(?P<n>one|two|three|four|five|\d+) "
    r"(?P<role>(?:[a-z]+ ){0,4}?(?:engineers?|technicians?|managers?|"
    r"consultants?|staff|persons?|people)(?:(?! and )[^,.;]){0,40})",
    re.IGNORECASE,
)


def _staff(paper: Paper, sentence: Stretch, seen: set[str]) -> Iterator[Proposal]:
    text = sentence.text
    if re.search(r"违约金|扣\d|注册|用户规模|并发|座谈", text) or paper.under(sentence.piece, "penalty"):
        return
    for pattern in (_COUNTED_ROLE, *([_OF_WHOM, _STATIONED_EN] if text.isascii() else [])):
        for match in pattern.finditer(text):
            number = read_number(match["n"])
            key = f"{match['n']} {match['role']}"
            if number is None or not 0 < number < 500 or key in seen or re.search(r"\bdays?\b", match["role"]):
                continue
            seen |= {key, f"{plain(number)} True", f"{plain(number)} False"}
            here = True if STATIONED.search(text) else None
            counted: dict[str, JsonValue] = {"heads": plain(number), "role": match["role"].strip(), "stationed": here}
            yield propose("staffing", counted, sentence, sure=0.7, because="people counted by their work")
    for match in _HEADS.finditer(text):
        words = match["n"] or match["n2"] or match["n3"]
        number = read_number(words)
        if number is None or number != number.to_integral_value() or not 0 < number < 500:
            continue
        role = ((match["role"] or "") + (match["w"] or "")) if match["n"] else (match["role2"] or match["role3"] or "")
        stationed = bool(STATIONED.search(text[max(0, match.start() - 16) : match.end() + 16]))
        key = f"{plain(number)} {stationed}"
        if key in seen:
            continue
        seen.add(key)
        value: dict[str, JsonValue] = {
            "heads": plain(number),
            "role": role.strip() or None,
            "stationed": True if stationed else None,
        }
        yield propose("staffing", value, sentence, sure=0.7, because="a number of people")
