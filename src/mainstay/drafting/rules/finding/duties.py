"""Obligations: what recurs, and what is due a while after an event; also rounds and reports of tables."""

import re
from collections.abc import Iterator

from pydantic import JsonValue

from ..dates import find_days
from ..lengths import Found, find_lengths
from ..numerals import plain, read_number
from ..paper import Paper, Stretch
from ..proposal import Proposal, propose
from ..recurrences import Recurring, day_of_period, find_recurrences
from ..structure import Piece, Table
from .ladders import reports_upward

_NOT_HERE = re.compile(
    r"违约金|滞纳金|罚款|扣\d|扣除|扣减|支付合同|付款|支付(?!宝)|赔偿|税率|合同总价|分以下|"
    r"得分在|penalt|invoice|liquidated|per cent|service credit|pays? (?:RMB|CNY|HKD|USD|¥|\d)"
)
_OTHER_CASE = re.compile(r"[,;](?:若|如|否则|未|逾期|超过)|得分(?:在|\d)|不足\d")
_TARGET = re.compile(
    r"响应|到达现场|到场|抵达|赶到|修复|排除故障|解决并|支持服务|诊断结果|回访|(?<!问题)解决(?!后|方案)(?:故障|问题)?|恢复(?:正常|运行|系统|"
    r"业务)|确诊|指(?:的是)?\d|respond|on[ -]?site|restor|resolv|replacement (?:device|unit|part)|spare",
    re.IGNORECASE,
)
_JUDGED = re.compile(
    r"进行[^,。;]{0,6}(?:考核|评分|评价|检查)|每(?:个)?(?:月|季度?|半年|年)(?:度)?(?:末)?(?:组织)?(?:考核|评价)"
)
_HANDED_IN = re.compile(
    r"付款前(?:的)?[\d一二三四五六七八九十]+个?(?:工作)?[日天]内?(?:提交|提供|出具|开具)|"
    r"(?:提交|缴纳|退还)[^,。;]{0,16}(?:保证金|保函)|保证金[^。;]{0,24}退还"
)
_BEFORE = re.compile(r"(?:提前|至少提前|事先|前)\(?$|(?:ahead|in advance|before|prior)", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?P<who>甲方|乙方|双方|采购人|供应商|我公司|我司|承建单位|服务商|受托方|委托方|任何一方|"
    r"一方|Party A|Party B|[Tt]he (?:Vendor|Supplier|Contractor|Customer|Client|Purchaser|"
    r"Service Provider|Provider|Buyer))"
)
_IN_PERIOD = re.compile(r"(?:每|次|上|当)(?:个)?(?:月|季度?|半年|年|周)[^,。;]{0,6}$")
_NO_DUTY = re.compile(
    r"有权(?!要求)|可以(?:单方|解除|终止)|自(?:动|行)解除|有效期|服务期(?!内|间|满)|质保期为|生效|视为"
)
_EVENT_AFTER = re.compile(
    r"(?:['’] (?:written |prior )*notice)? (?:after|of|before|from|prior to) (?P<event>[^,.;]{3,60})"
)
_IN_ADVANCE = re.compile(r"['’] (?:written |prior )*notice|(?: (?:in advance|before|ahead|prior)\b)")
_PERIOD_ENDED = re.compile(r" (?:after|of|following) the end of (?:the|each|that|every) (?:month|quarter|year)")
_BY_DAY = re.compile(r"(?:by|before|within|on) the (?P<n>\d{1,2})(?:st|nd|rd|th) (?P<work>working |business )?day")
_RIGHT_ONLY = re.compile(r"解除|终止|暂停|仲裁|起诉")
_MAY_END = re.compile(r"\bmay (?:end|terminate)|(?:可以?|有权)(?:[^,。;]{0,6})(?:解除|终止)")


def find(paper: Paper) -> Iterator[Proposal]:
    """Recurring duties, duties after events, and tables of rounds; payments, penalties and targets are elsewhere."""
    for table in paper.tables:
        yield from _of_table(paper, table)
    for sentence in paper.sentences:
        text = sentence.text
        scored = paper.under(sentence.piece, "scores") and not re.search(r"考核|评分|评价|score|assess", text)
        own = _without_other_cases(sentence)
        if scored or _is_of_money(paper, own):
            continue
        yield from _recurring(paper, own)
        yield from _after_events(paper, own)


def _without_other_cases(sentence: Stretch) -> Stretch:
    """A sentence up to what it says of another case: 提前一周报备,若因… is a duty, then a penalty."""
    cut = _OTHER_CASE.search(sentence.text, 8)
    return sentence.part(0, cut.start()) if cut else sentence


def _is_of_money(paper: Paper, sentence: Stretch) -> bool:
    """Payments and penalties; under a heading of payments all but the duty to assess, inspect or report."""
    of_money = _NOT_HERE.search(sentence.text) or paper.topics(sentence.piece) & {"payment", "price"}
    return bool(of_money) and not (_JUDGED.search(sentence.text) or _HANDED_IN.search(sentence.text))


def _recurring(paper: Paper, sentence: Stretch) -> Iterator[Proposal]:
    text = sentence.text
    for recurring in find_recurrences(text):
        around = _segment(sentence, recurring.start, recurring.end)
        if not paper.words.has("duty", around.text):
            around = sentence.part(around.start - sentence.start, _end_of_act(text, recurring.end))
        if not paper.words.has("duty", around.text) or _NO_DUTY.search(around.text) or _is_no_time(text, recurring):
            continue
        value: dict[str, JsonValue] = {
            "what": _what(around), "owner": _owner(paper, sentence, around), "every": recurring.every,
            "times": recurring.times or _times(around.text), **_due_of_period(around),
        }  # fmt: skip
        yield propose("obligation", value, sentence, sure=0.8, because="a recurrence beside words for a duty")


def _end_of_act(text: str, end: int) -> int:
    """The end of the part in which what recurs is said, where that is not the part of the recurrence."""
    stop = re.search(r"[。;]", text[end:])
    return end + stop.start() if stop else len(text)


def _is_no_time(text: str, recurring: Recurring) -> bool:
    """A fee for a time, an example, the name of a paper: 每月服务费, 每季、每月等, annual report (2 copies)."""
    after = text[recurring.end :]
    if re.match(
        r"(?:的)?(?:服务|运维|维护|维保)?(?:费|租金|最多|最高|不超过|为(?=[\d人¥:]))|\d+(?:\.\d+)?(?:万)?元", after
    ):
        return True
    return bool(re.match(r"[、/]每|等|[a-z ]{0,24}\(\w+ cop(?:y|ies)\)", after))


def _due_of_period(around: Stretch) -> dict[str, JsonValue]:
    text = around.text
    day = day_of_period(text)
    if day:
        return {"due": day[2]}
    for one in find_lengths(text):
        before, after = text[max(0, one.start - 12) : one.start], text[one.end : one.end + 4]
        if re.search(r"(?:月|季度?|年|周|半年)(?:首月|末|初|结束|终了)?(?:的|度)?(?:前|后|第)?$", before) or re.match(
            r"\)?(?:以|之)?内|前", after
        ):
            return {"due": one.value}
    ended = next((one for one in find_lengths(text) if _PERIOD_ENDED.match(text[one.end :])), None)
    if ended:
        return {"due": ended.value}
    ordinal = _BY_DAY.search(text)
    if ordinal:
        unit = "workday" if ordinal["work"] else "day"
        return {"due": f"{ordinal['n']} {unit}" + ("" if ordinal["n"] == "1" else "s")}
    return {}


def _after_events(paper: Paper, sentence: Stretch) -> Iterator[Proposal]:
    text = sentence.text
    for one in find_lengths(text):
        if not _is_deadline(text, one):
            continue
        around = _clause(sentence, one)
        if (
            _MAY_END.search(text)
            or reports_upward(paper, sentence, one)
            or _PERIOD_ENDED.match(text[one.end :])
            or _TARGET.search(_EVENT_AFTER.sub("", around.text))
            or paper.words.has("address_change", text)
            or (find_recurrences(around.text) and _IN_PERIOD.search(text[: one.start]))
        ):
            continue
        if not (paper.words.has("act", around.text) or paper.words.has("duty", around.text)) or _RIGHT_ONLY.search(
            text[one.end : around.end - sentence.start]
        ):
            continue
        if find_recurrences(around.text) and not (
            re.search(r"后|前|起", text[: one.start]) or _EVENT_AFTER.match(text[one.end :])
        ):
            continue
        value: dict[str, JsonValue] = {
            "what": _what(sentence.part(0, around.end - sentence.start)),
            "owner": _owner(paper, sentence, around), "due": one.value,
            "event": _event(text, one), "before": _is_ahead(text, one) or None,
        }  # fmt: skip
        yield propose("obligation", value, sentence, sure=0.75, because="a deadline beside words for an act")
    yield from _by_days(paper, sentence)


def _is_deadline(text: str, one: Found) -> bool:
    before, after = text[max(0, one.start - 14) : one.start], text[one.end : one.end + 24]
    if one.value == "at_once":
        return bool(
            re.search(r"(?:应当?|须|必须|需)$", before)
            and re.match(r"(?:向[^,。;]{1,12})?(?:书面|口头|电话)?(?:报告|通知|告知|上报|通报)", after)
        )
    if re.search(r"指$|保存|留存", before):
        return False
    if re.search(r"(?:届满|到期|期满|满|结束|终止|付款|开始|实施)前$", before) or _IN_ADVANCE.match(after):
        return True
    if re.match(r"\)?(?:以|之)?内|\)?(?:之)?前|完成|向|通知|书面|告知|提交|到岗", after):
        return not re.match(r"\)?内?(?:未|仍未|不)", after)
    return bool(re.search(r"(?:提前|within|no later than|in|至少|at least)\s?\(?$", before, re.IGNORECASE))


def _is_ahead(text: str, one: Found) -> bool:
    if _BEFORE.search(text[max(0, one.start - 6) : one.start]) or _IN_ADVANCE.match(text[one.end :]):
        return True
    return bool(re.match(r"\)?(?:之)?前", text[one.end :])) and not re.match(r"\)?前(?:向|提交)", text[one.end :])


def _by_days(paper: Paper, sentence: Stretch) -> Iterator[Proposal]:
    for day in find_days(sentence.text):
        if not re.match(r"(?:之)?前", sentence.text[day.end :]):
            continue
        if re.search(r"交货|供货|货物|送达|安装调试|支付|付款", sentence.text):
            continue
        around = sentence.part(day.start, len(sentence.text))
        if paper.words.has("act", around.text):
            value: dict[str, JsonValue] = {
                "what": _what(around),
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


def _what(around: Stretch) -> str:
    """The words of a duty without the number of its clause."""
    text = around.text
    number = around.piece.number
    if number and around.start == 0:
        text = around.piece.text[_words_begin(around.piece, number.end) : around.end]
    text = re.sub(
        r"^\s*(?:[-•]\s?)?(?:\(?\d+[、.)]|\([一二三四五六七八九十]\)|[一二三四五六七八九十]+、|[①-⑳])\s?", "", text
    )
    return text.strip(" ,;。:")[:200]


def _words_begin(piece: Piece, end: int) -> int:
    return next((at for at, place in enumerate(piece.normal.origin) if place >= end), 0)


def _event(text: str, one: Found) -> str | None:
    before = text[: one.start]
    if english := _EVENT_AFTER.match(text[one.end :]):
        return english["event"].strip()
    match = re.search(
        r"(?P<event>[^,。;:]{2,40}?)(?:之日起|之日|当日)?(?:起|之后|以后|后|时|前)?(?:的)?[,]?(?:应(?:当)?|须|需|必须|至少|提前|于|在|将|最迟)*\(?$",
        before,
    )
    if match is None:
        return None
    event = re.sub(r"^(?:自|从|在|于|如|若|应|须|并|且|\d+(?:\.\d+)*[、.]?)\s?", "", match["event"]).strip(" ,")
    return event if len(event) >= 2 else None


def _owner(paper: Paper, sentence: Stretch, around: Stretch) -> str | None:
    """The last side that stands as a subject before an act: at the head of a part, or before 应, 须, 每, 负责."""
    text = sentence.piece.text[: around.end]
    if re.search(r"(?:与|和|同)(?:甲方|乙方)(?:一起|共同)|双方(?:应|共同|每|须)", text[-120:]):
        return "either"
    if re.search(r"(?:无息)?退还", around.text) and "保证金" in sentence.text:
        return "customer"
    named = [
        match
        for match in _SUBJECT.finditer(text)
        if match.start() >= sentence.start - 80
        and re.search(r"(?:^|[,;。:.]\s?|\d\s?|[、)]|由|后|时|的)$", text[: match.start()])
        and not re.match(r"(?:代表[:：]|的|要求|提出|通知|同意|审定|确认|书面)", text[match.end() :])
    ]
    return paper.side(named[-1]["who"]) if named else None


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
    match = re.search(r"(?P<n>\d+|[两二三四五六七八九十])次", text)
    number = read_number(match["n"]) if match else None
    return None if number is None or number == 1 else plain(number)
