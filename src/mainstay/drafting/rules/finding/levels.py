"""Levels of faults with what falls under them."""

import re
from collections.abc import Iterator

from ..levels import Level, find_levels
from ..paper import Paper, Stretch, sentences
from ..proposal import Proposal, propose
from ..structure import Piece
from .tables import levels_of

_MEANS = re.compile(
    r"^(?:故障|事件|问题|级|类)*\s*(?:[(（][^)）]{1,12}[)）])?\s*(?:故障|事件|问题)?\s*(?:-{2,}|\.{3,}|…+|[:：]|,?(?:是)?指(?:的是)?|属于|系指|为:|means?:?)\s*(?P<meaning>.+)$",
    re.DOTALL,
)
_IN_BRACKETS = re.compile(
    r"(?:级|故障|事件|问题)*\s?[(（](?P<meaning>[^)）]{2,60})[)）]\s?"
    r"(?:[:：]|[,]?\s?(?=\d|[一二两三半]))"
)
_TARGETED = re.compile(r"(?:小时|分钟|min|hours?|天|日|立即|及时)[^,。;]{0,6}内?(?:响应|到|解决|修复|处理|恢复|respon)")


def find(paper: Paper) -> Iterator[Proposal]:
    """Levels of tables, of definitions, and those that targets name without one."""
    found: dict[str, Proposal] = {}
    for table in paper.tables:
        for proposal in levels_of(paper, table):
            _keep(found, proposal)
    for piece in paper.pieces:
        for proposal in _defined(piece):
            _keep(found, proposal)
    explained = [one for sentence in paper.sentences for one in _explained(paper, sentence)]
    for proposal in explained:
        _keep(found, proposal)
    if explained or not found:
        for sentence in paper.sentences:
            for proposal in _named(paper, sentence):
                _keep(found, proposal)
    yield from found.values()


def _keep(found: dict[str, Proposal], proposal: Proposal) -> None:
    """One term a level; a definition goes before a mere name."""
    level = str(proposal.value["level"])
    if level not in found or ("meaning" in proposal.value and "meaning" not in found[level].value):
        found[level] = proposal


def _defined(piece: Piece) -> Iterator[Proposal]:
    start = _words_begin(piece)
    text = piece.text[start:]
    levels = [one for one in find_levels(text) if one.start <= 1]
    level = levels[0] if levels else None
    if level is None:
        return
    match = _MEANS.match(text[level.end :])
    if match is None or len(match["meaning"]) < 4:
        return
    meaning = match["meaning"]
    first = next((one for one in sentences(piece) if _TARGETED.search(one.text)), None)
    if first is not None:
        cut = meaning.find(first.text.strip())
        meaning = meaning[:cut].strip() if cut > 3 else ""
        if _TARGETED.search(meaning):
            meaning = ""
    where = Stretch(piece, start + level.start, start + level.end)
    value = {"level": level.id, "name": _name(text, level), "meaning": meaning.strip(" ,;。")}
    yield propose("level", value, where, piece, sure=0.85, because="a level and what it means")


def _words_begin(piece: Piece) -> int:
    if piece.number is None:
        return len(piece.text) - len(piece.text.lstrip("-•●■◆ "))
    return next((at for at, place in enumerate(piece.normal.origin) if place >= piece.number.end), 0)


def _name(text: str, level: Level) -> str:
    match = re.match(r"(?:故障|事件|问题)?(?:[(（][^)）]{1,10}[)）])?", text[level.end :])
    return text[level.start : level.end] + (match.group(0) if match else "")


def _explained(paper: Paper, sentence: Stretch) -> Iterator[Proposal]:
    """重大故障(单个子系统不可用):10分钟内响应: a level, what it means, and its times."""
    if not paper.words.has("measure", sentence.text):
        return
    for level in find_levels(sentence.text):
        match = _IN_BRACKETS.match(sentence.text[level.end :])
        if match:
            where = sentence.part(level.start, level.end)
            value = {"level": level.id, "name": level.name, "meaning": match["meaning"]}
            yield propose("level", value, where, sentence, sure=0.8, because="a level and what it means, in brackets")


def _named(paper: Paper, sentence: Stretch) -> Iterator[Proposal]:
    if not paper.words.has("measure", sentence.text):
        return
    for level in find_levels(sentence.text):
        labelled = level.start <= 3 and re.match(r"(?:故障|事件|问题)?[:：]", sentence.text[level.end :])
        if not labelled and not re.fullmatch(r"[A-Z]?\d|[A-E]|[a-z]+", level.id):
            continue
        where = sentence.part(level.start, level.end)
        yield propose(
            "level", {"level": level.id, "name": level.name}, where, sure=0.7, because="a level that a target names"
        )
