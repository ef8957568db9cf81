"""Targets: how soon something is done after what, for which level and under which condition; sentences and tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import JsonValue

from ..lengths import Found, find_lengths, write_length
from ..levels import Level, find_levels
from ..lexicon import Word
from ..numerals import read_number
from ..paper import Paper, Stretch, cells, sentences, whole
from ..proposal import Proposal, propose
from ..structure import Piece
from .levels import find as levels_of_paper
from .tables import Measured, classify, measured_cells

_NOT_HERE = re.compile(
    r"支付|付款|发票|违约金|赔偿|扣减|扣除|罚款|解除(?:本)?合同|终止(?:本)?合同|仲裁|诉讼|异议|质保期|保修期|维保期|顺延|不可抗力|验收(?:合格)?后|"
    r"付清|保密|%|terminat|invoice|penalt|payment|arbitrat|warranty period"
)
_FIELD = re.compile(
    r"故障|问题|报修|功能|恢复|响应|到场|修复|抢修|服务请求|咨询|投诉|热线|电话|事件|事故|需求|系统|设备|现场|工单|维修|用户|客户|远程|fault|incident|issue|"
    r"request|ticket|outage|support|on[ -]?site|service|call|problem|failure|defect",
    re.IGNORECASE,
)
_LIMIT_BEFORE = re.compile(
    r"(?:时间|时限|时长|期限|时效|time|不超过|不得超过|不大于|不多于|小于|少于|低于|[≤<:为是]|within|in|than|控制在|限|至多|最长|under)=?\s?$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"^\)?(?:以|之)?内")
_SUBJECT = re.compile(
    r"(?P<words>[^,。;:、()]{2,16}?(?:需求|申请|咨询|请求|任务|变更|开发|改造|问题|数据|投诉|建议|工单))(?:应|须|必须|需|在|的)*$"
)
_ROUND_SIDE = re.compile(r"(?:甲方|采购人|客户方?|业主)(?:应当?|须|将|需)[^,]*$")
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
_LONGEST = {"s", "min", "h", "workday", "workdays", "day", "days", "week", "weeks", "month"}


@dataclass(frozen=True)
class _Time:
    """A length of a sentence with its measure and what stands around it."""

    length: Found
    measure: str
    before: str
    own: Stretch


def find(paper: Paper) -> Iterator[Proposal]:
    """Targets of tables of levels, then of sentences; one that a table says already is not said again."""
    tables = [
        proposal for table in paper.tables for one in measured_cells(paper, table) for proposal in _of_cell(paper, one)
    ]
    yield from tables
    said = {_gist(one) for one in tables}
    known = frozenset(str(one.value["level"]) for one in levels_of_paper(paper))
    for piece in (*paper.pieces, *_other_cells(paper)):
        for proposal in _of_piece(paper, piece, known):
            if _gist(proposal) not in said:
                said.add(_gist(proposal))
                yield proposal


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
        for time in _times(paper, sentence, None):
            if _is_none_of_ours(sentence, time):
                continue
            own = _levels_of(here, time, sentence) or levels or _levels_above(piece)
            yield from _proposals(paper, sentence, time, own, (sentence,), known)
        if here and (here[0].start <= 4 or len({one.id for one in here}) == 1):
            levels = (here[0],)


def _is_none_of_ours(sentence: Stretch, time: _Time) -> bool:
    unit = re.sub(r"[\d ]", "", time.length.value)
    if time.length.value == "at_once":
        near = sentence.text[time.length.end : time.length.end + 5]
        if sentence.text[time.length.start : time.length.end] in ("及时", "随时") or not find_levels(sentence.text):
            return True
        return not (
            time.measure in ("respond", "arrive")
            and re.match(r"(?:予以|进行|做出|作出|给予|电话)?(?:响应|到|赶|respon)", near)
        )
    around = time.own.text
    if (
        unit not in _LONGEST
        or _NOT_HERE.search(around)
        or not (
            _FIELD.search(sentence.piece.text + (sentence.piece.passage.headings or ("",))[-1])
            or find_levels(sentence.text)
        )
    ):
        return True
    after = sentence.text[time.length.end : time.length.end + 3]
    if re.search(r"\bnot [^,;.]{0,30}(?:within|in) $", sentence.text[: time.length.start], re.IGNORECASE):
        return True
    if re.match(r"(?:以上|后|仍|未|还|内?未|的)", after) and not after.startswith("的响应"):
        return True
    return (
        bool(_ROUND_SIDE.search(sentence.text[: time.length.start]))
        or "每" in sentence.text[max(0, time.length.start - 2) : time.length.start]
    )


def _levels_of(here: tuple[Level, ...], time: _Time, sentence: Stretch) -> tuple[Level, ...]:
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


def _times(paper: Paper, sentence: Stretch, measure: str | None) -> Iterator[_Time]:
    """The lengths of a sentence, each with the measure that it belongs to."""
    text = sentence.text
    lengths = [one for one in find_lengths(text) if not re.match(r"一旦", text[one.start :])]
    starts = paper.words.find("start", text)
    words = [
        w for w in paper.words.find("measure", text) if not any(s.start <= w.start and w.end <= s.end for s in starts)
    ]
    for place, one in enumerate(lengths):
        start = lengths[place - 1].end if place else 0
        end = lengths[place + 1].start if place + 1 < len(lengths) else len(text)
        named = _measure(text, one, [word for word in words if start <= word.start and word.end <= end])
        if (named or measure) and (named or measure) != "report":
            first = (
                max((match.end() for match in re.finditer(r"[,，](?!\d{3})", text[start : one.start])), default=0)
                + start
            )
            stop = re.search(r"[,，。;](?!\d{3})", text[one.end : end])
            last = one.end + stop.start() if stop else end
            yield _Time(one, named or measure or "", text[start : one.start], sentence.part(first, last))


def _measure(text: str, one: Found, words: list[Word]) -> str | None:
    before = [word for word in words if word.end <= one.start]
    after = [word for word in words if word.start >= one.end]
    following = next(
        (word for word in after if not re.search(r"[,，;]", text[one.end : word.start]) and word.start - one.end <= 30),
        None,
    )
    preceding = next(
        (
            word
            for word in reversed(before)
            if not re.search(r"[,，;]", text[word.end : one.start]) and one.start - word.end <= 30
        ),
        None,
    )
    said_before = preceding if preceding and _LIMIT_BEFORE.search(text[: one.start]) else None
    if following and _UNTIL.match(text[one.end :]) and not _is_named_time(text, said_before, one):
        return following.name
    if said_before:
        return said_before.name
    if following:
        return following.name
    if preceding:
        return preceding.name
    later = next((word for word in after if word.start - one.end <= 24), None)
    return later.name if later else None


def _is_named_time(text: str, word: Word | None, one: Found) -> bool:
    """响应时间为30分钟内: the word before the length names it."""
    return word is not None and bool(re.search(r"时[间限效长]", text[word.end : one.start]))


def _proposals(
    paper: Paper,
    sentence: Stretch,
    time: _Time,
    levels: tuple[Level, ...],
    where: tuple[Stretch, ...],
    known: frozenset[str],
) -> Iterator[Proposal]:
    value = _value(paper, sentence, time)
    sure = 0.85 if time.length.value != "at_once" else 0.6
    unknown = [level for level in levels if level.id not in known and not re.fullmatch(r"[A-Z]?\d|[A-E]", level.id)]
    if not levels or unknown:
        value["subject"] = unknown[0].name if unknown else _subject(time)
        yield propose("target", value, *where, sure=sure, because="a length beside a word for the measure")
        return
    for level in levels:
        above = [] if any(find_levels(one.piece.text) for one in where) else [*_heading_pieces(paper, sentence.piece)]
        yield propose(
            "target", {**value, "level": level.id}, *where, *above, sure=sure, because="a level, a length, a measure"
        )


def _heading_pieces(paper: Paper, piece: Piece) -> list[Stretch]:
    """The heading that names the level of a paragraph below it."""
    headings = set(piece.passage.headings[-2:])
    found = [
        one for one in paper.pieces if one.passage.text in headings and one.passage.paragraph < piece.passage.paragraph
    ]
    return [whole(found[-1])] if found else []


def _subject(time: _Time) -> str | None:
    before = time.before.rsplit(",", 1)[-1]
    match = _SUBJECT.search(before.strip())
    return re.sub(r"^\d+[、.)]\s?", "", match["words"]) if match else None


def _value(paper: Paper, sentence: Stretch, time: _Time) -> dict[str, JsonValue]:
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
    times = [
        (sentence, time)
        for sentence in sentences(cell.piece)
        for time in _times(paper, sentence, None if measure == "told" else measure)
    ]
    stationed: JsonValue = None
    for sentence, time in times:
        own = time.measure if _own_measure(time, measure) else measure
        value = _value(paper, sentence, _Time(time.length, own, time.before, time.own))
        stationed = value.get("stationed", stationed)
        extra = _conditions(paper, heads, heads) if heads else {}
        yield {**extra, **value, "stationed": stationed, "mode": value.get("mode") or _mode(paper, heads, own)}
    if not times and (bare := _bare(cell.text, heads)):
        low, high = bare
        yield {"measure": measure, "length": high, "from": low, "start": "reported", **_conditions(paper, heads, heads)}


def _own_measure(time: _Time, measure: str) -> bool:
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
