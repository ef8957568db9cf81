"""What the contract covers and what it leaves out: allowances, exclusions, and how notices go."""

import re
from collections.abc import Iterator

from pydantic import JsonValue

from ..lengths import find_lengths
from ..numerals import NUMBER, plain, read_number
from ..paper import Paper, Stretch
from ..proposal import Proposal, propose
from ..structure import Piece

_ALLOWED = re.compile(
    (
        rf"(?:包含|包括|含|免费(?:提供|赠送)?|赠送|提供|不少于|每年|新增|扩容|including|includes?|"
        rf"free of charge|up to)[^,。;]{{0,20}}?(?P<n>{NUMBER})\s?(?:个)?(?P<unit>人天|人日|人月|"
        rf"工时|人次|次|个用户|万?个|套|学时|课时|GB|TB|man-days?|person-days?|hours|sessions|"
        rf"users|licen[cs]es)"
    ),
    re.IGNORECASE,
)
_FREE = re.compile(
    r"免费|包含|含在|已包括|不另(?:行)?收费|无偿|新增|扩容|赠送|free|included|without (?:extra )?charge|no additional",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    (
        r"(?:邮寄|直接|电子|特快专递|快递|当面|传真|邮件|专人)[^。;]{0,30}(?:送达|视为)|"
        r"视为(?:已)?送达|变更[^。;]{0,40}(?:通知|告知)(?:对方|另一方)|(?:通知|"
        r"函件)[^。;]{0,20}(?:书面|送达|发出)|deemed (?:to have been )?(?:received|delivered|"
        r"served|given)|notices? (?:shall|must)"
    ),
    re.IGNORECASE,
)


def find(paper: Paper) -> Iterator[Proposal]:
    """Allowances and notices by sentences, exclusions by lists and sentences."""
    for sentence in paper.sentences:
        yield from _allowances(sentence)
        yield from _notices(paper, sentence)
    yield from _exclusions(paper)


def _notices(paper: Paper, sentence: Stretch) -> Iterator[Proposal]:
    if not _NOTICE.search(sentence.text) or not paper.under(sentence.piece, "notices") or sentence.piece.heading:
        return
    lengths = find_lengths(sentence.text)
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
        if not paper.words.has("excluded", piece.text) or paper.under(
            piece, "penalty", "force_majeure", "confidence", "notices"
        ):
            continue
        if piece.text.rstrip().endswith(":"):
            for one in _items(pieces, place):
                yield propose(
                    "exclusion", {"text": _bare(one)}, one, piece, sure=0.85, because="a list under words that exclude"
                )
            continue
        text = piece.text
        if re.search(
            r"不包[括含](?!在)|不属于|不在[^,。]{0,12}范围|不含(?!税)|除外|exclud|not (?:cover|includ)", text
        ) and not re.search(r"不含税|包括不限于|包括但不限于", text):
            yield propose("exclusion", {"text": text.strip(" 。")}, piece, sure=0.65, because="words that exclude")


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
