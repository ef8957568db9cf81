"""The lengths of a sentence, each with the measure that it limits; and which of them are no target."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..lengths import Found, find_lengths
from ..levels import find_levels
from ..lexicon import Word
from ..paper import Paper, Stretch

_NOT_HERE = re.compile(
    r"支付|付款|发票|违约金|赔偿|扣减|扣除|罚款|解除(?:本)?合同|终止(?:本)?合同|仲裁|诉讼|异议|质保期|保修期|维保期|顺延|不可抗力|验收(?:合格)?后|"
    r"付清|保密|%|terminat|invoice|penalt|payment|arbitrat|warranty period"
)
_FIELD = re.compile(
    r"故障|问题|报修|功能|恢复|响应|到场|修复|抢修|服务请求|咨询|投诉|热线|电话|事件|事故|需求|系统|设备|现场|稿件|工单|维修|用户|客户|远程|fault|incident|issue|"
    r"request|ticket|outage|support|on[ -]?site|service|call|problem|failure|defect|repair|device|equipment",
    re.IGNORECASE,
)
_LIMIT_BEFORE = re.compile(
    r"(?:时间|时限|时长|期限|时效|time|不超过|不得超过|不大于|不多于|小于|少于|低于|[≤<:为是]|within|in|than|控制在|限|至多|最长|under|"
    r"time (?:is|of|shall be)|time:)=?\s?$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"^\)?(?:以|之)?内")
_ROUND_SIDE = re.compile(r"(?:甲方|采购人|客户方?|业主)(?:应当?|须|将|需)[^,]*$")
_SPARE = re.compile(r"(?:备用|备件|备机|备品|替换|替代)[^,。;]{0,10}$")
_LONGEST = {"s", "min", "h", "workday", "workdays", "day", "days", "week", "weeks", "month"}


@dataclass(frozen=True)
class Time:
    """A length of a sentence with its measure and what stands around it."""

    length: Found
    measure: str
    before: str
    own: Stretch
    sentence: Stretch


def times(paper: Paper, sentence: Stretch, measure: str | None) -> Iterator[Time]:
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
        if named == "arrive" and _SPARE.search(text[start : one.start]):
            named = "spare"
        if (named or measure) and (named or measure) != "report":
            first = (
                max((match.end() for match in re.finditer(r"[,，](?!\d{3})", text[start : one.start])), default=0)
                + start
            )
            stop = re.search(r"[,，。;](?!\d{3})", text[one.end : end])
            last = one.end + stop.start() if stop else end
            yield Time(one, named or measure or "", text[start : one.start], sentence.part(first, last), sentence)


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


def is_none_of_ours(sentence: Stretch, time: Time) -> bool:
    """Whether a length is no target: of money, of an act of the other side, of what has lasted, or said once more."""
    if time.length.value == "at_once":
        return not _is_due_at_once(sentence.text, time)
    around, text = time.own.text, sentence.text
    if re.sub(r"[\d ]", "", time.length.value) not in _LONGEST or _NOT_HERE.search(around):
        return True
    headed = sentence.piece.text + (sentence.piece.passage.headings or ("",))[-1]
    if not (_FIELD.search(headed) or find_levels(text)):
        return True
    before, after = text[: time.length.start], text[time.length.end :]
    if re.search(r"(?:longer|more|later|greater) than $", before, re.IGNORECASE):
        return True
    if re.search(r"\bnot [^,;.]{0,30}(?:within|in) $", before, re.IGNORECASE) or _ROUND_SIDE.search(before):
        return True
    if re.match(r"(?:以上|后|仍|未|还|内?(?:仍)?(?:未|不能|无法)|的)", after) and not after.startswith("的响应"):
        return True
    return "每" in before[-2:] or _is_said_again(time, after)


def _is_due_at_once(text: str, time: Time) -> bool:
    """必须马上响应; 立即提供电话支持; and 及时处理 of a level, which is no mere manner of working."""
    word, after = text[time.length.start : time.length.end], text[time.length.end :]
    graded = bool(find_levels(time.before[-12:]))
    if word in ("及时", "随时"):
        return word == "及时" and graded and bool(re.match(r"(?:予以|进行)?(?:响应|处理|解决|修复)", after))
    if time.measure == "support":
        return bool(re.match(r"(?:向[^,。;]{1,8})?(?:提供|开始|给予)(?:电话|远程|技术)", after))
    if re.match(r"(?:予以|进行|做出|作出|给予|电话)?(?:响应(?![\"”’])|respon)", after):
        return time.measure == "respond"
    return time.measure == "arrive" and bool(find_levels(text)) and bool(re.match(r"(?:到|赶|派)", after))


def _is_said_again(time: Time, after: str) -> bool:
    """现场响应时间小于2小时,即2小时内…到达现场: what follows 即 says the same length of what is meant."""
    again = re.match(r"[^,。;]{0,6},即", after)
    following = find_lengths(after[again.end() :]) if again else ()
    return bool(following) and following[0].value == time.length.value
