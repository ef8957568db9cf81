"""Escalation: after how long whom to tell, from tables of times and levels and from sentences."""

import re
from collections.abc import Iterator

from pydantic import JsonValue

from ..lengths import Found, find_lengths, write_length
from ..levels import Level, cell_level, find_levels
from ..numerals import read_number
from ..paper import Paper, Stretch
from ..proposal import Proposal, propose
from ..structure import Piece, Table

_UNIT = re.compile(r"[(（/](?P<u>分钟|小时|工作日|天|日|hours?|h|minutes?|min|days?)[)）]?", re.IGNORECASE)
_UNITS = {"分钟": "min", "小时": "h", "工作日": "workday", "天": "day", "日": "day", "h": "h", "m": "min", "d": "day"}
_UNSOLVED = re.compile(
    r"未(?:能)?(?:得到)?(?:有效)?(?:解决|响应|处理|恢复|到场|修复|回应|排除|确认|应答|完成|关闭|处置)|没有(?:回应|响应|解决|应答)|仍未|仍(?:不能|无法)|"
    r"无法(?:解决|恢复|排除|修复)|还没有|超过|不能解决|未解除|超时|会在|unresolved|"
    r"not (?:been )?(?:resolved|answered|restored|responded|fixed)|after|exceed",
    re.IGNORECASE,
)
_TELL = re.compile(
    r"升级|上报|通知|报告|汇报|告知|通报|反馈|提醒|转派|转交|换处理|介入|接手|协调|escalat\w*|notif\w*|inform\w*|report\w*",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\)?(?:以|之)?内,?(?:乙方)?(?:应当?|须)?向(?P<whom>[^,。;]{2,20}?)(?:电话|口头|书面)?(?:报告|汇报|上报|通报)"
)
_SPLIT = re.compile(r"[、/和及,]|以及| and |;")


def find(paper: Paper) -> Iterator[Proposal]:
    """Rungs of tables, then of sentences."""
    for table in paper.tables:
        yield from _times_down(paper, table)
        yield from _times_listed(paper, table)
    for sentence in paper.sentences:
        yield from _told(paper, sentence)


def _times_down(paper: Paper, table: Table) -> Iterator[Proposal]:
    """Times down the side, levels across the top, people in the cells."""
    heads = table.rows[0]
    levels = [cell_level(piece.text) if piece and place else None for place, piece in enumerate(heads)]
    if not heads[0] or sum(level is not None for level in levels) < 2 or not _has_roles(paper, table):
        return
    for row in table.rows[1:]:
        after = _time(row[0], heads[0])
        if after is None or row[0] is None:
            continue
        for cell, head, level in zip(row[1:], heads[1:], levels[1:], strict=True):
            roles = _roles(paper, cell.text) if cell else []
            if cell and head and level and roles:
                value: dict[str, JsonValue] = {"level": level.id, "after": after, "roles": roles}
                yield propose(
                    "ladder_rung", value, cell, row[0], heads[0], head, sure=0.9, because="a table of times and levels"
                )


def _times_listed(paper: Paper, table: Table) -> Iterator[Proposal]:
    """One rung a row: a time, whom to tell, perhaps a level."""
    heads = table.rows[0]
    texts = [piece.text if piece else "" for piece in heads]
    joined = " ".join(texts)
    if not re.search(r"升级|上报|通知|汇报|escalat|notif", joined + table.caption, re.IGNORECASE):
        return
    names = [paper.words.names("column", text) if text else frozenset() for text in texts]
    times = [
        place
        for place, text in enumerate(texts)
        if re.search(r"时间|时限|时长|超时|未解决|after|time|elapsed", text, re.IGNORECASE)
    ]
    people = [
        place
        for place, text in enumerate(texts)
        if re.search(
            r"上报|通知|对象|人员|责任|角色|升级至|升级到|汇报|escalate to|notify|whom|role|contact",
            text,
            re.IGNORECASE,
        )
        and place not in times
    ]
    if not times or not people or sum(bool(cell_level(text)) and bool(find_levels(text)) for text in texts) >= 2:
        return
    level_at = next((place for place, found in enumerate(names) if "level" in found), None)
    level_cell: Piece | None = None
    for row in table.rows[1:]:
        time, who = row[times[0]], row[people[0]]
        level_cell = (row[level_at] or level_cell) if level_at is not None else None
        after = _time(time, heads[times[0]])
        if not (time and who and after):
            continue
        level = cell_level(level_cell.text) if level_cell else None
        roles = _roles(paper, who.text) or [part.strip() for part in _SPLIT.split(who.text) if part.strip()]
        where = [piece for piece in (who, time, heads[times[0]], level_cell) if piece]
        value: dict[str, JsonValue] = {"level": level.id if level else None, "after": after, "roles": [*roles]}
        yield propose("ladder_rung", value, *where, sure=0.85, because="a row of a table of escalation")


def _has_roles(paper: Paper, table: Table) -> bool:
    filled = [piece for row in table.rows[1:] for piece in row[1:] if piece]
    return len(filled) >= 2 and sum(paper.words.has("role", piece.text) for piece in filled) * 2 >= len(filled)


def _time(cell: Piece | None, head: Piece | None) -> str | None:
    if cell is None:
        return None
    lengths = find_lengths(cell.text)
    if lengths:
        return lengths[0].value
    number = read_number(re.sub(r"^[≥>T+]+", "", cell.text).strip())
    unit = _UNIT.search(head.text) if head else None
    if number is None or unit is None:
        return None
    name = unit["u"].lower()
    return write_length(number, _UNITS.get(name) or _UNITS[name[0]])


def _roles(paper: Paper, text: str) -> list[JsonValue]:
    found = [text[word.start : word.end].strip() for word in paper.words.find("role", text)]
    return [*dict.fromkeys(found)]


def _told(paper: Paper, sentence: Stretch) -> Iterator[Proposal]:
    text = sentence.text
    if not _TELL.search(text) or re.search(r"违约金|合同总价|支付", text):
        return
    lengths = [one for one in find_lengths(text) if one.value not in ("at_once", "0 days")]
    levels = find_levels(text)
    opened = False
    for place, one in enumerate(lengths):
        end = lengths[place + 1].start if place + 1 < len(lengths) else len(text)
        own = text[one.start : end]
        near = text[max(0, one.start - (24 if text.isascii() else 8)) : one.end + 12]
        if not (_UNSOLVED.search(near) or reports_upward(paper, sentence, one) or (opened and text.isascii())):
            continue
        tell = _TELL.search(own, one.end - one.start)
        after = (
            own[one.end - one.start :] if tell is None or reports_upward(paper, sentence, one) else own[tell.start() :]
        )
        roles = _roles(paper, after) or (_roles(paper, own[one.end - one.start : tell.start()]) if tell else [])
        if not (tell or opened) or not roles:
            continue
        opened = True
        level = next((found for found in reversed(levels) if found.end <= one.start), None) or _level_above(sentence)
        action = paper.words.listed("rung", own)
        value: dict[str, JsonValue] = {
            "level": level.id if level else None,
            "after": one.value,
            "roles": roles,
            "action": action,
        }
        yield propose("ladder_rung", value, sentence, sure=0.8, because="a time without a solution, and whom to tell")


def reports_upward(paper: Paper, sentence: Stretch, one: Found) -> bool:
    """I级事件发生后30分钟内向甲方负责人报告: a rung of its level, and no duty beside it."""
    match = _REPORTED.match(sentence.text[one.end :])
    if match is None or not paper.words.has("role", match["whom"]):
        return False
    return bool(find_levels(sentence.piece.text[: sentence.start + one.start]))


def _level_above(sentence: Stretch) -> Level | None:
    before = find_levels(sentence.piece.text[: sentence.start])
    return before[-1] if before else None
