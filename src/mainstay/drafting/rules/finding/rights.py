"""Consequences that are no sum: rights to end or to suspend, periods that are extended, losses made good."""

import re
from collections.abc import Iterator

from pydantic import JsonValue

from ..lengths import Found, find_lengths
from ..paper import Paper, Stretch
from ..proposal import Proposal, propose
from ..shares import find_shares
from .penalties import after_of, count_of, ground_of, sentences_with_payers

_RIGHT = re.compile(
    r"有权|可(?:以)?[^,。;]{0,18}?(?=解除|终止|暂停|拒|单方)|may (?=terminate|suspend|withhold|end)|"
    r"entitled to|(?<=的),?(?:甲方|采购人)?(?=(?:解除|终止)(?:本)?合同)",
    re.IGNORECASE,
)
_LOSS = re.compile(
    r"(?:赔偿|补偿)[^,。;]{0,24}损失|损失[^,。;]{0,16}由[^,。;]{0,10}(?:赔偿)|经济补偿|indemnif|compensat",
    re.IGNORECASE,
)
_NO_LOSS = re.compile(
    r"不(?:因此)?(?:再)?承担|不对[^,]{2,20}承担|免(?:除|于)|无过错|不可抗力|各自承担|商定|双方协商|第三方因此"
)
_CAP = re.compile(r"不超过|不得超过|为限|上限")
_EXTENSION = re.compile(r"(?:质保|保修|维保|质量保证|服务)期[^。;]{0,12}(?:顺延|延长)(?P<rest>[^。,;]{0,6})")


def find(paper: Paper) -> Iterator[Proposal]:
    """Rights wherever they are said; losses under the heading of breach."""
    for sentence, payer in sentences_with_payers(paper):
        text = sentence.text
        lengths = find_lengths(text)
        yield from _rights(paper, sentence, payer, lengths)
        yield from _extension(sentence, lengths)
        if paper.under(sentence.piece, "penalty") and _LOSS.search(text) and not _NO_LOSS.search(text):
            yield from _loss(paper, sentence, payer)


def _rights(paper: Paper, sentence: Stretch, payer: str, lengths: tuple[Found, ...]) -> Iterator[Proposal]:
    text = sentence.text
    for match in _RIGHT.finditer(text):
        rest = re.split(r"[。;]", text[match.end() : match.end() + 40])[0]
        before = text[: match.start()]
        who = paper.words.find("payer", text[: match.end()])
        holder = who[-1].name if who else None
        owes = {"customer": "vendor", "vendor": "customer", "either": "either"}.get(holder or "", payer)
        words = paper.words.find("right", rest)
        said = text if text.isascii() else before  # English says the right first and then when it is given
        if not words or (
            words[0].name in ("terminate", "suspend")
            and not re.search(r"合同|协议|履行|服务|contract|agreement|解除", rest, re.IGNORECASE)
        ):
            continue
        joined = [word for word in words[1:] if re.search(r"(?:或|并)(?:者|且|单方|有权)*$", rest[: word.start])]
        for right in dict.fromkeys(word.name for word in (words[0], *joined)):
            value: dict[str, JsonValue] = {
                "payer": owes, "form": "right", "right": right, "ground": ground_of(text),
                "after": after_of(text, lengths, len(said)), "times": count_of(said),
                "share": _reached(before),
            }  # fmt: skip
            yield propose("penalty", value, sentence, sure=0.75, because="a right that a breach gives")


def _reached(before: str) -> str | None:
    """The share that what was taken off must reach: 累计扣减达到年服务费10%."""
    shares = find_shares(before)
    return shares[-1].value if shares and re.search(r"累计[^,。;]{0,24}$", before[: shares[-1].start]) else None


def _extension(sentence: Stretch, lengths: tuple[Found, ...]) -> Iterator[Proposal]:
    match = _EXTENSION.search(sentence.text)
    if match is None:
        return
    length = next((one.value for one in lengths if match.start("rest") <= one.start <= match.end()), None)
    value: dict[str, JsonValue] = {
        "payer": "vendor",
        "form": "extension",
        "ground": ground_of(sentence.text),
        "length": length,
    }
    if length:
        yield propose("penalty", value, sentence, sure=0.75, because="a period that is extended")


def _loss(paper: Paper, sentence: Stretch, payer: str) -> Iterator[Proposal]:
    text = sentence.text
    cap = _CAP.search(text)
    shares = [share for share in find_shares(text) if cap and share.start > cap.start()]
    besides = re.search(r"并(?:应|须)?(?:赔偿|补偿)[^,。;]{0,8}损失", text)
    if find_shares(text) and not shares and not besides:
        return
    value: dict[str, JsonValue] = {
        "payer": payer, "form": "loss", "ground": ground_of(text), "cap": shares[0].value if shares else None,
        "cap_basis": _basis(paper, text[cap.end() :]) if cap else None,
    }  # fmt: skip
    yield propose("penalty", value, sentence, sure=0.7, because="words for making good a loss")


def _basis(paper: Paper, text: str) -> str | None:
    return paper.words.listed("basis", text.replace("服务费", ""))
