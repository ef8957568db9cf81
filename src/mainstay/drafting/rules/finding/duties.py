"""Obligations: what recurs, and what is due a while after an event; also rounds and reports of tables."""

import re
from collections.abc import Iterator

from pydantic import JsonValue

from ..dates import find_days
from ..lengths import Found, find_lengths
from ..paper import Paper, Stretch
from ..proposal import Proposal, propose
from ..recurrences import Recurring, day_of_period, find_recurrences
from ..structure import Table

_NOT_HERE = re.compile(
    r"违约金|滞纳金|罚款|扣\d|扣除|扣减|支付合同|付款|支付(?!宝)|赔偿|税率|合同总价|分以下|"
    r"得分在|penalt|invoice|liquidated|per cent"
)
_TARGET = re.compile(
    r"响应|到达现场|到场|抵达|赶到|修复|排除故障|解决(?:故障|问题)|恢复(?:正常|运行|系统|"
    r"业务)|故障(?:处理)?报告|确诊|respond|on[ -]?site|restor|resolv",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"(?P<event>[^,。;:()]{2,36}?)(?:之日起|之日|当日)?(?:的)?(?:起|后|之后|以后|时|前|结束前|到期前|届满前)?(?:的)?\(?$"
)
_BEFORE = re.compile(r"(?:提前|至少提前|事先|前)\(?$|(?:ahead|in advance|before|prior)", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?P<who>甲方|乙方|双方|采购人|供应商|我公司|我司|承建单位|服务商|受托方|委托方|任何一方|"
    r"一方|Party A|Party B|[Tt]he (?:Vendor|Supplier|Contractor|Customer|Client|Purchaser|"
    r"Service Provider|Provider|Buyer))"
)
_NO_DUTY = re.compile(r"有权(?!要求)|可以(?:单方|解除|终止)|自(?:动|行)解除|有效期|服务期|质保期为|生效|视为")
_RIGHT_ONLY = re.compile(r"解除|终止|暂停|仲裁|起诉")


def find(paper: Paper) -> Iterator[Proposal]:
    """Recurring duties, duties after events, and tables of rounds; payments, penalties and targets are elsewhere."""
    for table in paper.tables:
        yield from _of_table(paper, table)
    for sentence in paper.sentences:
        text = sentence.text
        if (
            _NOT_HERE.search(text)
            or paper.under(sentence.piece, "scores")
            or paper.topics(sentence.piece) & {"payment", "price"}
        ):
            continue
        yield from _recurring(paper, sentence)
        yield from _after_events(paper, sentence)


def _recurring(paper: Paper, sentence: Stretch) -> Iterator[Proposal]:
    for recurring in find_recurrences(sentence.text):
        around = _segment(sentence, recurring.start, recurring.end)
        duty = paper.words.has("duty", around.text) or paper.words.has(
            "duty", sentence.text[recurring.start : recurring.end + 24]
        )
        if (
            not duty
            or re.search(r"(?:费|万元|元|次数|日|天)$", sentence.text[recurring.end : recurring.end + 3])
            or _NO_DUTY.search(around.text)
        ):
            continue
        value: dict[str, JsonValue] = {
            "what": _what(around.text), "owner": _owner(paper, sentence, around), "every": recurring.every,
            "times": recurring.times, **_due_of_period(sentence.text, recurring),
        }  # fmt: skip
        yield propose("obligation", value, sentence, sure=0.8, because="a recurrence beside words for a duty")


def _due_of_period(text: str, recurring: Recurring) -> dict[str, JsonValue]:
    day = day_of_period(text)
    if day:
        return {"due": day[2]}
    for one in find_lengths(text):
        near = text[max(0, one.start - 12) : one.start]
        after = text[one.end : one.end + 4]
        if re.search(r"(?:月|季度?|年|周)(?:首月|末|初|结束)?(?:的|度)?(?:前|后|第)$", near) or (
            re.match(r"\)?(?:以|之)?内|前", after) and one.start >= recurring.end and one.start - recurring.end < 30
        ):
            return {"due": one.value}
    return {}


def _after_events(paper: Paper, sentence: Stretch) -> Iterator[Proposal]:
    text = sentence.text
    if _TARGET.search(text) and not re.search(r"验收|异议|培训|方案|资料|演练", text):
        return
    for one in find_lengths(text):
        if one.value == "at_once" or not _is_deadline(text, one):
            continue
        around = _clause(sentence, one)
        if not (paper.words.has("act", around.text) or paper.words.has("duty", around.text)) or _RIGHT_ONLY.search(
            around.text
        ):
            continue
        if find_recurrences(around.text) and not re.search(r"后|前|起", text[: one.start]):
            continue
        value: dict[str, JsonValue] = {
            "what": _what(around.text), "owner": _owner(paper, sentence, around), "due": one.value,
            "event": _event(text, one), "before": _is_ahead(text, one) or None,
        }  # fmt: skip
        yield propose("obligation", value, sentence, sure=0.75, because="a deadline beside words for an act")
    yield from _by_days(paper, sentence)


def _is_deadline(text: str, one: Found) -> bool:
    before, after = text[max(0, one.start - 14) : one.start], text[one.end : one.end + 5]
    if re.match(r"\)?(?:以|之)?内|\)?(?:之)?前|完成|向|通知|书面|告知|提交|到岗", after):
        return not re.match(r"\)?内?(?:未|仍未|不)", after)
    return bool(re.search(r"(?:提前|within|no later than|in|至少|at least)\s?\(?$", before, re.IGNORECASE))


def _is_ahead(text: str, one: Found) -> bool:
    if _BEFORE.search(text[max(0, one.start - 6) : one.start]):
        return True
    return bool(re.match(r"\)?(?:之)?前", text[one.end :])) and not re.match(r"\)?前(?:向|提交)", text[one.end :])


def _by_days(paper: Paper, sentence: Stretch) -> Iterator[Proposal]:
    for day in find_days(sentence.text):
        if not re.match(r"(?:之)?前", sentence.text[day.end :]):
            continue
        around = sentence.part(day.start, len(sentence.text))
        if paper.words.has("act", around.text):
            value: dict[str, JsonValue] = {
                "what": _what(around.text),
                "owner": _owner(paper, sentence, around),
                "day": day.value,
            }
            yield propose("obligation", value, sentence, sure=0.75, because="a day by which an act is due")


def _segment(sentence: Stretch, start: int, end: int) -> Stretch:
    first = max(sentence.text.rfind(mark, 0, start) for mark in ",;") + 1
    stops = [place for mark in ",;。" if (place := sentence.text.find(mark, end)) >= 0]
    return sentence.part(first, min(stops) if stops else len(sentence.text))


def _clause(sentence: Stretch, one: Found) -> Stretch:
    """From the comma before a length to the end of the act that follows it."""
    first = max(sentence.text.rfind(mark, 0, one.start) for mark in ",;") + 1
    stop = sentence.text.find(",", one.end + 6)
    return sentence.part(first, stop if stop > 0 else len(sentence.text))


def _what(text: str) -> str:
    text = re.sub(
        r"^\s*(?:[-•]\s?)?(?:\d+(?:\.\d+)*[、.)]|\(\d+\)|\([一二三四五六七八九十]\)|[一二三四五六七八九十]+、|[①-⑳])\s?",
        "",
        text,
    )
    return text.strip(" ,;。:")[:200]


def _event(text: str, one: Found) -> str | None:
    before = text[: one.start]
    match = re.search(
        r"(?P<event>[^,。;:]{2,40}?)(?:之日起|之日|当日)?(?:起|之后|以后|后|时|前)?(?:的)?[,]?(?:应(?:当)?|须|需|必须|至少|提前|于|在|将|最迟)*\(?$",
        before,
    )
    if match is None:
        return None
    event = re.sub(r"^(?:自|从|在|于|如|若|应|须|并|且|\d+(?:\.\d+)*[、.]?)\s?", "", match["event"]).strip(" ,")
    return event if len(event) >= 2 else None


def _owner(paper: Paper, sentence: Stretch, around: Stretch) -> str | None:
    """The last side named before the act that is not merely addressed (向甲方, 由甲方确认)."""
    text = sentence.piece.text[: around.end]
    found = [match for match in _SUBJECT.finditer(text) if match.start() >= sentence.start - 80]
    named = [
        match
        for match in found
        if not re.search(r"[向给对与经为的]$|根据$|按照?$|接到$|收到$|received? (?:from|by) $", text[: match.start()])
    ]
    inside = [match for match in named if match.start() >= sentence.start]
    if not named:
        return None
    return paper.side((inside[0] if inside else named[-1])["who"])


def _of_table(paper: Paper, table: Table) -> Iterator[Proposal]:
    heads = [piece.text if piece else "" for piece in table.rows[0]]
    names = [paper.words.names("column", text) if text else frozenset() for text in heads]
    every = [place for place, found in enumerate(names) if "every" in found]
    if not every or any("points" in found for found in names):
        return
    name_at = next(
        (place for place, found in enumerate(names) if found & {"name", "head"} and place not in every), None
    )
    if name_at is None:
        return
    for row in table.rows[1:]:
        cell, name = row[every[0]], row[name_at]
        recurring = find_recurrences(cell.text) if cell else ()
        if not (cell and name and recurring):
            continue
        value: dict[str, JsonValue] = {
            "what": name.passage.text.strip(),
            "every": recurring[0].every,
            "times": recurring[0].times or _times(cell.text),
        }
        where = [piece for piece in (name, table.rows[0][every[0]]) if piece]
        yield propose("obligation", value, cell, *where, sure=0.85, because="a row of a table with a recurrence")


def _times(text: str) -> str | None:
    match = re.search(r"(\d+)次", text)
    return match[1] if match and match[1] != "1" else None
