"""Levels of faults in running text and in cells: Ⅰ级, 一级故障, P1, 重大故障, Severity 1, critical."""

import re
from dataclasses import dataclass

from .numerals import read_number

_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6"}
_NAME = (
    "特别重大|特别紧急|非常紧急|非紧急|不紧急|非常严重|特别严重|最高|特大|特急|特重大|特级|特别|重特大|重大|较大|较严重|较重|严重|紧急|加急|"
    "一般性?|普通|轻微|次要|主要|关键|致命|重要|中等|中度|轻度|高等?|中|低等?|简单|常规|平急|较小|微小|小|大|危急|危重"
)
_THING = (
    "系统性故障|故障|事件|问题|事故|缺陷|工单|请求|需求|告警|隐患|报修|任务|"
    "incidents?|faults?|issues?|requests?|problems?"
)
_ORDINAL = re.compile(
    r"(?<![A-Za-z\d.])(?P<roman>I{1,3}|IV|VI?)(?:级|类)|(?<![A-Za-z\d])第?(?P<arabic>[1-6])(?:级|类)|"
    r"第?(?P<chinese>[一二三四五六])(?:级|类)(?!的|政务|等保|保护|资质|医院|甲等|市|响应中心|标题|域|单位|部门|菜单|以上|及以上)",
)
_LETTERED = re.compile(
    r"(?<![A-Za-z\d])(?P<letter>[PSL])-?(?P<n>[0-5])(?![\dA-Za-z.])(?:级)?|(?P<alone>(?<![A-Za-z\d])[A-E])(?:级|类)"
)
_ENGLISH = re.compile(
    r"(?<![A-Za-z])(?:(?P<word>severity|priority|level|sev|class|"
    r"category)(?: level)?[ -]?(?P<n>[1-6]|I{1,3}|IV|[A-E]|one|two|"
    r"three|four|five)(?![A-Za-z\d])|(?P<name>critical|emergency|urgent|major|high|medium|moderate|normal|minor|low|serious|"
    r"standard|general)(?=[ -](?:severity|priority|level|incidents?|faults?|issues?|requests?|problems?)))",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"(?P<name>{_NAME})(?:级别?|性|类)?(?:的)?(?P<thing>(?:技术|系统|网络|设备|软件|硬件|安全)?(?:{_THING}))"
)
_NAMED_GRADE = re.compile(rf"(?P<name>{_NAME})级(?!别|以上)")
_BARE = re.compile(
    rf"(?:{_NAME})(?:级|级别|性)?(?:{_THING})?|[PSL][0-5]|[1-6]级?|I{{1,3}}级?|IV级?|V级?|[A-E][级类]?|[一二三四五六][级类]|"
    r"critical|emergency|urgent|major|high|medium|moderate|normal|minor|low|serious|standard|general",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"(?:上|下|各|同|分|升|降|逐|等保|保护|高|国家|信息系统安全|安全等级|等级保护|按照|测评|符合)$"
)
_TAIL = re.compile(rf"(?:的)?(?:{_THING}|级别?|类别?|型|性|等级|事项)+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Level:
    """A level in a text: `id` as drafts write it, `name` as printed."""

    start: int
    end: int
    id: str
    name: str


def find_levels(text: str) -> tuple[Level, ...]:
    """Every level that a text in one spelling names, in order."""
    found = [_level(match, _ordinal(match)) for match in _ORDINAL.finditer(text) if _is_level(text, match)]
    found += [
        _level(match, (match["letter"] or "") + (match["n"] or "") or match["alone"])
        for match in _LETTERED.finditer(text)
    ]
    found += [_level(match, _english(match)) for match in _ENGLISH.finditer(text)]
    for pattern in (_NAMED, _NAMED_GRADE):
        found += [_level(match, match["name"].removesuffix("性")) for match in pattern.finditer(text)]
    kept: list[Level] = []
    for one in sorted(found, key=lambda level: (level.start, -level.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def _is_level(text: str, match: re.Match[str]) -> bool:
    """Not 二级及以上, 上一级, 三级等保."""
    if _NOT_BEFORE.search(text[: match.start()]):
        return False
    return not re.match(r"(?:及|或|和)?以?[上下]|等级?保护|等保", text[match.end() :])


def is_plain(level: Level) -> bool:
    """Whether a level is a grade of anything: 普通故障, 较大问题; not of one kind of thing, as 普通开发任务需求."""
    return level.name in {level.id + thing for thing in ("故障", "问题", "事件", "级故障", "级问题", "级事件")}


def is_level_word(text: str) -> bool:
    """Whether a cell is a bare name of a level: 紧急, 一般, P1, 二级, high."""
    return bool(_BARE.fullmatch(text.strip()))


def cell_level(text: str) -> Level | None:
    """The level that a cell under 故障级别 names: an ordinal before a name, else its first words."""
    head = re.split(r"[:,;。(]|--|\.{3}|…", text, maxsplit=1)[0].strip()
    levels = find_levels(text)
    ordinal = [one for one in levels if len(one.id) <= 2 and one.id.isascii() and one.start <= len(head) + 6]
    if ordinal:
        return ordinal[0]
    if levels and levels[0].start <= 2:
        return levels[0]
    if re.fullmatch(r"[1-6]|I{1,3}|IV|V|[A-E]|[一二三四五六]", head):
        number = read_number(head)
        return Level(0, len(head), _ROMAN.get(head) or (str(number) if number is not None else head), head)
    bare = _TAIL.sub("", head)
    if head and len(head) <= 16 and not re.search(r"\d{2}", head):
        return Level(0, len(head), (bare or head).lower().strip(), head)
    return None


def _level(match: re.Match[str], identity: str) -> Level:
    return Level(match.start(), match.end(), identity, match.group(0))


def _ordinal(match: re.Match[str]) -> str:
    if match["roman"]:
        return _ROMAN[match["roman"]]
    return match["arabic"] or str(read_number(match["chinese"]))


def _english(match: re.Match[str]) -> str:
    if match["name"]:
        return match["name"].lower()
    given = match["n"]
    number = read_number(given)
    return _ROMAN.get(given.upper()) or (str(number) if number is not None and len(given) != 1 else given.upper())
