"""Targets: how soon something is done after what, for which level and under which condition; sentences and tables."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pydantic import JsonValue

from ..lengths import find_lengths, write_length
from ..levels import Level, find_levels, is_plain
from ..numerals import read_number
from ..paper import Paper, Stretch, cells, sentences, whole
from ..proposal import Proposal, propose
from ..structure import Piece
from .levels import find as levels_of_paper
from .measured_times import Time, is_none_of_ours, times
from .tables import Measured, classify, measured_cells

_SUBJECT = re.compile(
    r"(?P<words>[^,。;:、()]{2,16}?(?:需求|申请|咨询|请求|任务|变更|开发|改造|问题|数据|投诉|建议|工单))(?:应|须|必须|需|在|的)*$"
)
_EVENT = re.compile(r"突发(?:故障|事件|情况)|应急事件|重大活动|重要时期|重保期间")
_UNIT_IN_HEAD = re.compile(
    r"[(（/](?:单位[:：])?(?P<unit>分钟|小时|工作日|天|日|min|minutes?|h|hours?|days?)[)）]?", re.IGNORECASE
)
_UNITS = {
    "分钟": "min",
    "小时": "h",
    "工作日": "workday",
    "天": "day",
    "日": "day",
    "min": "min",
    "m": "min",
    "h": "h",
    "d": "day",
}


def find(paper: Paper) -> Iterator[Proposal]:
    """Targets of tables of levels, then of sentences; one that a table says already is not said again."""
    tables = [
        proposal for table in paper.tables for one in measured_cells(paper, table) for proposal in _of_cell(paper, one)
    ]
    yield from tables
    said = {_gist(one) for one in tables}
    others = (*paper.pieces, *_other_cells(paper))
    known = frozenset(str(one.value["level"]) for one in levels_of_paper(paper)) | _graded(paper, others)
    for piece in others:
        for proposal in _of_piece(paper, piece, known):
            if _gist(proposal) not in said:
                said.add(_gist(proposal))
                yield proposal


def _graded(paper: Paper, pieces: Iterable[Piece]) -> frozenset[str]:
    """The names by which times tell grades apart: 普通故障 beside 较大故障; one name alone is a subject."""
    named = [
        level
        for piece in pieces
        for sentence in sentences(piece)
        if paper.words.has("measure", sentence.text) and find_lengths(sentence.text)
        for level in find_levels(sentence.text)
        if is_plain(level)
    ]
    grades = frozenset(level.id for level in named)
    return grades if len(grades) > 1 else frozenset()


def _gist(one: Proposal) -> tuple[object, ...]:
    names = ("measure", "length", "level", "stationed", "workday", "in_hours", "visit", "mode", "subject", "start")
    return tuple(one.value.get(name) for name in names)


def _other_cells(paper: Paper) -> Iterator[Piece]:
    for table in paper.tables:
        if classify(paper, table) is None:
            yield from cells(table)


def _of_piece(paper: Paper, piece: Piece, known: frozenset[str]) -> Iterator[Proposal]:
    if paper.topics(piece) & {
        "payment",
        "penalty",
        "confidence",
        "force_majeure",
        "ending",
        "disputes",
    } and not paper.under(piece, "levels"):
        return
    levels: tuple[Level, ...] = ()
    for sentence in sentences(piece):
        here = find_levels(sentence.text)
        for time in times(paper, sentence, None):
            if is_none_of_ours(sentence, time):
                continue
            own = _levels_of(here, time, sentence) or levels or _levels_above(piece)
            yield from _proposals(paper, sentence, time, own, (sentence,), known)
        if here and (here[0].start <= 4 or len({one.id for one in here}) == 1):
            levels = (here[0],)


def _levels_of(here: tuple[Level, ...], time: Time, sentence: Stretch) -> tuple[Level, ...]:
    """The level last named before a length, with those that 、 or 和 join to it."""
    before = [one for one in here if one.end <= time.length.start]
    if not before:
        following = [one for one in here if one.start >= time.length.end and one.start - time.length.end < 12]
        return (following[0],) if following and len(here) == 1 else ()
    if len(before) > 1 and sentence.text[before[-2].end : before[-1].start] in ("(", "-", ":", ""):
        before = before[:-1]
    kept = [before[-1]]
    for one in reversed(before[:-1]):
        between = sentence.text[one.end : kept[-1].start]
        if not re.fullmatch(
            r"(?:故障|事件|问题|级|\([^)]*\))*(?:[、/及和与或,]|以及| and | or )?(?:故障|事件|问题)*", between
        ):
            break
        kept.append(one)
    return tuple(reversed(kept)) if not _is_apposition(kept, sentence) else (kept[-1],)


def _is_apposition(kept: list[Level], sentence: Stretch) -> bool:
    """一级(紧急)故障 is one level with two names."""
    return len(kept) == 2 and not re.search(r"[、/及和与或]|and|or", sentence.text[kept[1].end : kept[0].start])


def _levels_above(piece: Piece) -> tuple[Level, ...]:
    if piece.passage.cell:
        return ()
    for heading in reversed(piece.passage.headings[-2:]):
        levels = find_levels(heading)
        if levels and len({one.id for one in levels}) <= 2 and len(heading) < 30:
            return (levels[0],)
    return ()


def _proposals(
    paper: Paper,
    sentence: Stretch,
    time: Time,
    levels: tuple[Level, ...],
    where: tuple[Stretch, ...],
    known: frozenset[str],
) -> Iterator[Proposal]:
    value = _value(paper, sentence, time)
    sure = 0.85 if time.length.value != "at_once" else 0.6
    unknown = [level for level in levels if not _is_known(level, known)]
    if not levels or unknown:
        value["subject"] = unknown[0].name if unknown else _subject(time)
        yield propose("target", value, *where, sure=sure, because="a length beside a word for the measure")
        return
    for level in levels:
        above = [] if any(find_levels(one.piece.text) for one in where) else [*_heading_pieces(paper, sentence.piece)]
        yield propose(
            "target", {**value, "level": level.id}, *where, *above, sure=sure, because="a level, a length, a measure"
        )


def _is_known(level: Level, known: frozenset[str]) -> bool:
    """Whether a level is one of the document's own, not 普通系统性故障 beside its 普通故障."""
    if re.fullmatch(r"[A-Z]?\d|[A-E]", level.id):
        return True
    return level.id in known and not level.name.endswith("系统性故障")


def _heading_pieces(paper: Paper, piece: Piece) -> list[Stretch]:
    """The heading that names the level of a paragraph below it."""
    headings = set(piece.passage.headings[-2:])
    found = [
        one for one in paper.pieces if one.passage.text in headings and one.passage.paragraph < piece.passage.paragraph
    ]
    return [whole(found[-1])] if found else []


def _subject(time: Time) -> str | None:
    before = re.sub(r",(?:乙方)?(?:应当?|必须|须|需)?$", "", time.before).rsplit(",", 1)[-1]
    match = _SUBJECT.search(before.strip())
    if match:
        return re.sub(r"^\d+[、.)]\s?", "", match["words"])
    event = _EVENT.search(time.sentence.text)
    return event.group(0) if event else None


def _value(paper: Paper, sentence: Stretch, time: Time) -> dict[str, JsonValue]:
    text, one = sentence.text, time.length
    after = re.split(r"[,。;]", text[one.end :], maxsplit=1)[0]
    clause = time.own.text
    return {
        "measure": time.measure,
        "length": one.value,
        "from": one.low,
        "start": _start(paper, time.before, after),
        "calendar": _calendar(paper, time.before[-30:] + clause),
        "mode": _mode(paper, clause, time.measure),
        **_conditions(paper, text[: one.start], time.before),
    }


def _start(paper: Paper, before: str, after: str) -> str:
    found = paper.words.find("start", before)
    if found:
        return found[-1].name
    word = paper.words.first("start", after[:30])
    return word.name if word and word.start < 12 else "reported"


def _calendar(paper: Paper, text: str) -> str | None:
    word = paper.words.first("calendar", text)
    return word.name if word and word.name == "24x7" else None


def _mode(paper: Paper, text: str, measure: str) -> str | None:
    if measure not in ("respond", "support", "resolve", "diagnose"):
        return None
    names = paper.words.find("mode", text)
    kept = [
        word.name for word in names if word.name != "on_site" or re.search(r"现场(?:服务|技术|支持|维修)*响应", text)
    ]
    return kept[0] if kept and len(set(kept)) == 1 else None


def _conditions(paper: Paper, before: str, near: str) -> dict[str, JsonValue]:
    """Conditions said since the last length; whether staff is stationed holds on until it is said otherwise."""
    found: dict[str, JsonValue] = {}
    stationed = [word for word in paper.words.find("condition", before) if word.name.endswith("stationed")]
    if stationed:
        found["stationed"] = stationed[-1].name == "stationed"
    segment = max((before.rfind(mark) for mark in ",;。"), default=-1) + 1
    for word in paper.words.find("condition", before[segment:] if len(before) - segment > len(near) else near):
        name = word.name.removeprefix("not_")
        if name != "stationed":
            found[name] = not word.name.startswith("not_")
    return found


def _of_cell(paper: Paper, one: Measured) -> Iterator[Proposal]:
    stretch = whole(one.cell)
    where = (stretch, *(whole(piece) for piece in (*([one.level_cell] if one.level_cell else []), *one.heads)))
    subject = one.level_cell.passage.text.strip() if one.level_cell and one.level is None else None
    sure = 0.6 if one.inherited else 0.95
    because = "a blank cell under a figure, read as one cell" if one.inherited else "the cell of a level and a measure"
    heads = " ".join(head.text for head in one.heads)
    for value in _cell_values(paper, stretch, one.measure, heads):
        for variant in _variants(paper, one, value):
            full = {**variant, "level": one.level.id if one.level else None, "subject": subject}
            notes = [whole(one.note)] if one.note and "visit" in variant else []
            yield propose("target", full, *where, *notes, sure=sure, because=because)


def _cell_values(paper: Paper, cell: Stretch, measure: str, heads: str) -> Iterator[dict[str, JsonValue]]:
    told = [
        (sentence, time)
        for sentence in sentences(cell.piece)
        for time in times(paper, sentence, None if measure == "told" else measure)
    ]
    stationed: JsonValue = None
    for sentence, time in told:
        own = time.measure if _own_measure(time, measure) else measure
        value = _value(paper, sentence, replace(time, measure=own))
        stationed = value.get("stationed", stationed)
        extra = _conditions(paper, heads, heads) if heads else {}
        yield {**extra, **value, "stationed": stationed, "mode": value.get("mode") or _mode(paper, heads, own)}
    if not told and (bare := _bare(cell.text, heads)):
        low, high = bare
        yield {"measure": measure, "length": high, "from": low, "start": "reported", **_conditions(paper, heads, heads)}


def _own_measure(time: Time, measure: str) -> bool:
    """A cell's own word for the measure holds where the head's word is wider than it."""
    if measure == "told":
        return True
    if measure == "resolve":
        return time.measure in ("workaround", "diagnose", "arrive", "respond", "resolve")
    if measure == "workaround":
        return False
    return time.measure in ("arrive", "resolve", "workaround") if measure == "respond" else False


def _bare(text: str, heads: str) -> tuple[str | None, str] | None:
    """A figure alone, in the unit that its head names."""
    match = re.fullmatch(r"[≤<]?=?\s?(?:(?P<low>[\d.]+)[-~至])?(?P<n>[\d.]+)", text.strip())
    unit = _UNIT_IN_HEAD.search(heads)
    if match is None or unit is None:
        return None
    name = unit["unit"].lower()
    named = _UNITS.get(name) or _UNITS[name[0]]
    number, low = read_number(match["n"]), read_number(match["low"]) if match["low"] else None
    high = write_length(number, named) if number is not None else None
    return (write_length(low, named) if low is not None else None, high) if high else None


def _variants(paper: Paper, one: Measured, value: dict[str, JsonValue]) -> Iterator[dict[str, JsonValue]]:
    """A note under the row may let the time run from other events, with a visit and without."""
    found: list[dict[str, JsonValue]] = []
    for sentence in sentences(one.note) if one.note else []:
        names = paper.words.names("condition", sentence.text)
        starts = [word for word in paper.words.find("start", sentence.text) if word.name != "reported"]
        if not starts or not re.search(r"起算|起计|开始计算|计时|counted|runs? from", sentence.text):
            continue
        if names & {"visit", "not_visit"}:
            found.append({**value, "start": starts[-1].name, "visit": "not_visit" not in names})
        else:
            found.append({**value, "start": starts[-1].name})
    yield from found or [value]
