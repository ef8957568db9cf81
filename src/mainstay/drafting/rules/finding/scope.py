"""What the contract covers and what it leaves out: allowances, exclusions, and how notices go."""

import re
from collections.abc import Iterator
from itertools import pairwise

from pydantic import JsonValue

from ..lengths import find_lengths
from ..numerals import NUMBER, plain, read_number
from ..paper import Paper, Stretch
from ..proposal import Proposal, propose
from ..structure import Piece

_ALLOWED = re.compile(
    (
        rf"(?:包含|包括|含|免费(?:提供|赠送)?|赠送|提供|不少于|每年|新增|扩容|including|includes?|"
        rf"free of charge|up to)[^,。;]{{0,20}}?(?P<n>{NUMBER})\s?(?!个?(?:自然)?(?:月|工作日|小时|季度|年))(?:个)?"
        rf"(?P<unit>人天|人日|人月|"
        rf"工时|人次|次|个用户|万?个|套|学时|课时|GB|TB|man-days?|person-days?|hours|sessions|"
        rf"users|licen[cs]es|节|块|只|支|根|箱|台)"
    ),
    re.IGNORECASE,
)
_FREE = re.compile(
    r"免费|包含|含在|已包括|不另(?:行)?收费|无偿|新增|扩容|赠送|free|included|without (?:extra )?charge|no additional",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    (
        r"(?:邮寄|直接|电子|特快专递|快递|当面|传真|邮件|专人)[^。;、]{0,30}(?:送达(?!地址)|视为)|"
        r"视为(?:已)?送达|送达之日|变更[^。;]{0,40}(?:通知|告知)(?:对方|另一方)|(?:通知|"
        r"函件)[^。;]{0,20}(?:书面|送达|发出)|deemed (?:to have been )?(?:received|delivered|"
        r"served|given)|notices? (?:shall|must)"
    ),
    re.IGNORECASE,
)


def find(paper: Paper) -> Iterator[Proposal]:
    """Allowances and notices by sentences, exclusions by lists and sentences."""
    for sentence in paper.sentences:
        yield from _allowances(sentence)
    yield from _notices_of(paper)
    yield from _exclusions(paper)
    yield from _delivered(paper)


_OUT_OF_SCOPE = re.compile(r"(?:不属于?|不在|不包括)[^,。;:]{0,12}(?:范围|服务内容)|除外(?:责任|情形|事项)")
_CAUSES = re.compile(
    r"(?<![\u4e00-\u9fff]原)因(?P<causes>[^,。;]{4,80}?)(?:等[^,。;]{0,8}?)?(?:造成|导致|引起|产生)(?:的)?[^,。;]{0,20},"
    r"(?:乙方(?:均)?不(?:予)?(?:承担|负)|不(?:视为|属于)乙方|不得提出异议)"
)
_IN_WRITING = re.compile(
    r"通知[^,。;]{0,8}(?:以|采用|应)[^,。;]{0,4}书面(?:形式|方式)|"
    r"notices? [^.;]{0,40}(?:shall|must) be (?:given |made |sent )?in writing",
    re.IGNORECASE,
)
_DELIVERED = re.compile(
    r"交付|一式|随货|随机(?:提供|附)|移交|提交(?:的)?(?:成果|资料|文档)|成果|资料清单|"
    r"deliverables?|hand(?:s|ed)? over|delivers?",
    re.IGNORECASE,
)
_BEFORE_THING = re.compile(
    r"^(?:.*(?:交付|移交|提交|提供|出具|报送)|包括|包含|为|及|和|与|成果|the following|and|delivers?) ?"
)
_COUNTED_THING = re.compile(
    rf"(?P<name>[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9]{{1,24}}?)(?:一式)?\[?(?P<n>{NUMBER})\]?"
    r"(?P<unit>份|套|张|本|册|部|盘)(?=[,。;、()\s]|及|和|与|并|$)"
)
_COUNTED_COPIES = re.compile(
    r"(?:an? |the )?(?P<name>[a-z][a-z ]{3,40}?) ?\((?P<n>\d+|one|two|three|four) (?P<unit>cop(?:y|ies)|sets?)\)",
    re.IGNORECASE,
)


def _delivered(paper: Paper) -> Iterator[Proposal]:
    """Things with a count where things are handed over: in one sentence, or in the list below it."""
    lead: Piece | None = None
    for piece in paper.pieces:
        text = piece.text
        opens = bool(_DELIVERED.search(text)) and not re.search(r"违约|扣|合同(?:一式|正本|份数)", text)
        if not (opens or lead):
            continue
        if lead and not opens and piece.number is None:
            lead = None
            continue
        for pattern in (_COUNTED_THING, _COUNTED_COPIES):
            for match in pattern.finditer(text):
                number = read_number(match["n"])
                name = _BEFORE_THING.sub("", match["name"])
                if (
                    number is None
                    or len(name) < 2
                    or name in ("建立", "形成", "制定", "组建", "编制", "一式", "各一式")
                    or re.search(r"合同|协议|正本|副本|本合同|甲方|乙方|持|执", name)
                ):
                    continue
                value: dict[str, JsonValue] = {"name": name, "quantity": plain(number), "unit": match["unit"]}
                where = Stretch(piece, match.start(), match.end())
                yield propose("deliverable", value, where, *([lead] if lead and lead is not piece else []), sure=0.8,
                              because="a thing and its count where things are handed over")  # fmt: skip
        if opens:
            lead = piece if text.rstrip().endswith(":") else None


def _notices_of(paper: Paper) -> Iterator[Proposal]:
    """A paragraph tells once how notices go, and once more where it names a length of its own."""
    told: dict[str, set[object]] = {}
    for sentence in paper.sentences:
        for proposal in _notices(paper, sentence):
            lengths = told.setdefault(sentence.piece.passage.id, set())
            within = proposal.value.get("within")
            if not lengths or (within and within not in lengths):
                lengths.add(within)
                yield proposal


def _notices(paper: Paper, sentence: Stretch) -> Iterator[Proposal]:
    lengths = [one for one in find_lengths(sentence.text) if one.value != "at_once"]
    moved = paper.words.has("address_change", sentence.text) and re.search(r"通知|告知|notif", sentence.text)
    if moved and lengths:
        told: dict[str, JsonValue] = {"text": sentence.text.strip(" 。;"), "within": lengths[0].value}
        yield propose("notice", told, sentence, sure=0.8, because="a change of address and how soon it is told")
        return
    under = paper.under(sentence.piece, "notices") and not sentence.piece.heading
    if not (_NOTICE.search(sentence.text) and under) and not _IN_WRITING.search(sentence.text):
        return
    value: dict[str, JsonValue] = {
        "text": sentence.text.strip(" 。;"),
        "within": lengths[0].value if lengths else None,
    }
    yield propose("notice", value, sentence, sure=0.75, because="words for notices under their heading")


def _allowances(sentence: Stretch) -> Iterator[Proposal]:
    text = sentence.text
    if not _FREE.search(text) or re.search(r"违约|扣|巡检", text):
        return
    for match in _ALLOWED.finditer(text):
        number = read_number(match["n"] + ("万" if match["unit"].startswith("万") else ""))
        if number is None or number <= 0:
            continue
        name = _allowed_name(text, match)
        value: dict[str, JsonValue] = {
            "name": name, "quantity": plain(number), "unit": match["unit"].removeprefix("万"),
            "every": "1 year" if re.search(r"每年", text[max(0, match.start() - 8) : match.end()]) else None,
        }  # fmt: skip
        yield propose("allowance", value, sentence, sure=0.6, because="a quantity that the price includes")


def _allowed_name(text: str, match: re.Match[str]) -> str:
    after = re.split(r"[,。;、()（）]", text[match.end() :])[0].strip(" 的")
    before = re.split(r"[,。;、:()（）]", text[: match.start("n")])[-1].strip(" 的")
    return after if 2 <= len(after) <= 20 else before[-24:] or text[match.start() : match.end()]


def _exclusions(paper: Paper) -> Iterator[Proposal]:
    pieces = paper.pieces
    for place, piece in enumerate(pieces):
        yield from _not_answered_for(piece)
        if not paper.words.has("excluded", piece.text) or (
            paper.under(piece, "penalty", "force_majeure", "confidence", "notices")
            and not _OUT_OF_SCOPE.search(piece.text)
        ):
            continue
        inline = _inline_items(piece)
        if inline:
            for one in inline:
                yield propose(
                    "exclusion", {"text": one.text.strip(" ,;。")}, one, piece, sure=0.8, because="words that exclude"
                )
            continue
        if piece.text.rstrip().endswith(":"):
            for item in _items(pieces, place):
                yield propose(
                    "exclusion",
                    {"text": _bare(item)},
                    item,
                    piece,
                    sure=0.85,
                    because="a list under words that exclude",
                )
            continue
        text = piece.text
        if re.search(
            r"不包[括含](?!在)|不属于|不在[^,。]{0,12}范围|不含(?!税)|除外|exclud|not (?:cover|includ)", text
        ) and not re.search(
            r"不含税|包括不限于|包括但不限于|excl\w+ (?:of )?(?:VAT|tax|GST)|(?:VAT|tax|GST) is (?:not incl|excl)uded",
            text,
        ):
            yield propose("exclusion", {"text": text.strip(" 。")}, piece, sure=0.65, because="words that exclude")


def _not_answered_for(piece: Piece) -> Iterator[Proposal]:
    """因甲方部署缺陷、口令泄露造成的中断,乙方不承担责任: each cause that the vendor does not answer for."""
    for match in _CAUSES.finditer(piece.text):
        start = match.start("causes")
        for part in re.finditer(r"[^、]+?(?=、|或者?(?=.{3})|及(?=.{3})|$)", match["causes"]):
            words = part.group(0).strip("或及等 ")
            if len(words) >= 2:
                where = Stretch(piece, start + part.start(), start + part.end())
                yield propose("exclusion", {"text": words}, where, piece, sure=0.7, because="a cause not answered for")


def _parting(text: str) -> str:
    """What parts the items of a list: semicolons, else commas, else enumerating commas."""
    if ";" in text:
        return r"[;；。]"
    return r",(?:以及)?|。" if "," in text else r"(?:^|\s)\([a-z]\)|。|、(?=[^、;。]{2,20}(?:[、;。]|$))"


def _inline_items(piece: Piece) -> list[Stretch]:
    """The items of a list inside one paragraph: after a colon, or before 不在…之列 and parted by 以及."""
    text = piece.text
    colon = re.search(
        r"(?:下列|以下|除外|不包括|不含|不属于|范围外?|责任|承担|are|include|cover|Services?|covered)[^:。;]{0,24}:",
        text,
    )
    if colon and colon.end() < len(text) - 4:
        spans, start = [], colon.end()
        for part in re.finditer(
            _parting(text[colon.end() :]),
            text[colon.end() :],
        ):
            spans.append((start, colon.end() + part.start()))
            start = colon.end() + part.end()
        spans.append((start, len(text)))
        return [Stretch(piece, first, last) for first, last in spans if len(text[first:last].strip(" ()abc。.;")) >= 3]
    tail = re.search(r",(?:均)?(?:不在[^,。]{0,14}(?:之列|范围)|不属于[^,。]{0,16}|不承担[^,。]{0,10})", text)
    if tail:
        parts = [match.start() for match in re.finditer(r",?以及|;", text[: tail.start()])]
        bounds = [0, *parts, tail.start()]
        return [Stretch(piece, first, last) for first, last in pairwise(bounds) if last - first >= 4]
    return []


def _items(pieces: list[Piece], place: int) -> list[Piece]:
    """The list below a piece: items numbered alike."""
    found: list[Piece] = []
    for piece in pieces[place + 1 : place + 31]:
        if piece.number is None and not re.match(r"\W*[-•●■]", piece.text):
            break
        key = piece.number.key if piece.number else "bullet"
        first = (found[0].number.key if found[0].number else "bullet") if found else key
        own = pieces[place].number
        if key != first or (own and own.key == key):
            break
        found.append(piece)
    return found


def _bare(piece: Piece) -> str:
    text = piece.passage.text
    return (text[piece.number.end :] if piece.number else re.sub(r"^\W+", "", text)).strip(" 。；;")
