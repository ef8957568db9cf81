"""The term of service, and periods of maintenance and warranty."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ..dates import find_days
from ..lengths import Found, find_lengths
from ..paper import Paper, Stretch
from ..proposal import Proposal, propose

_TERM = re.compile(
    r"(?:服务|合同|运维|维护|维保|保养|履行|项目|租赁|外包|委托|协议|驻场|租赁|维保服务|总服务|技术服务|运营|本合同)(?:的)?(?:有效)?(?:服务|履行)?(?:期限?|周期|时间|期间|有效期)(?!间|内|满|结束|届满|外)|"
    r"合同有效期|有效期限?|服务年限|服务期为|(?:contract|service|agreement) (?:term|period)|"
    r"remains? in force for|services? (?:shall |will )?(?:commence|start|begin|run)s?|"
    r"term of (?:the |this )?(?:contract|agreement|service)|"
    r"(?:agreement|contract) (?:is valid|shall (?:remain|be) (?:in force|valid)|(?:starts|"
    r"commences|begins|runs|takes effect))|initial term|运维保障服务",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\s*(?:\(?含当?日?\)?)?(?:起)?,?\s*(?:and (?:ends|expires) on|至|到|-|~|to|until|through|and ending on|止)+\s*",
    re.IGNORECASE,
)
_AS_LONG = re.compile(
    r"(?:and )?(?:shall )?(?:continues?|runs?|remains? in force)? ?for (?:a (?:period|term) of )?[\w-]+"
    r"(?: \(\d+\))? (?:years?|months?) ?|"
    r"(?:起)?(?:算|计算|开始)?,?(?:为期|共计?|期限为?|计)\s?[^,至到]{1,6}[年月日天周],?"
)
_UPKEEP = re.compile(
    r"(?P<warranty>质(?:量)?保(?:证|修)?(?:期限?|金期)?|保修(?:期限?)?|质量保证期(?:限)?|三包|"
    r"warranty|defects liability)|"
    r"(?P<maintenance>(?:免费)?(?<!运)维(?:保|护)(?:期限?|时长|服务期?)|免费(?:维护|维修|维保|"
    r"运维|技术支持|升级)|(?<!运)维保|售后服务期|maintenance(?: and support)?)",
    re.IGNORECASE,
)
_BEGINS = (
    re.compile(r"(?:自|从)(?P<event>[^,。;:]{2,40}?)(?:之?日)?(?:开始)?(?:起|开始|算)(?:计算)?"),
    re.compile(r"(?P<event>[^,。;:]{2,24}?)之日起"),
    re.compile(r"(?P<event>[^,。;:]{0,8}验收合格)后"),
    re.compile(r"(?:from|commencing (?:on|from)|starting (?:on|from)|after) (?P<event>[^,.;]{4,50})", re.IGNORECASE),
)
_LONG = re.compile(r"(?:days|weeks?|months?|years?)$|year$|month$")


def find(paper: Paper) -> Iterator[Proposal]:
    """Terms of service by days or by length, and maintenance or warranty by length."""
    yield from _terms(paper)
    yield from _upkeep(paper)


def _terms(paper: Paper) -> Iterator[Proposal]:
    seen: set[str] = set()
    for sentence in paper.sentences:
        heading = (sentence.piece.passage.headings or ("",))[-1]
        named = _TERM.search(sentence.text) or (
            _TERM.search(heading)
            and not sentence.piece.heading
            and len(sentence.text) < 120
            and not _UPKEEP.search(sentence.text)
        )
        if not named or paper.under(sentence.piece, "penalty"):
            continue
        for proposal in (*_by_days(sentence), *_by_length(sentence)):
            key = repr(sorted(proposal.value.items())) + sentence.piece.passage.id
            if key not in seen:
                seen.add(key)
                yield proposal


def _by_days(sentence: Stretch) -> Iterator[Proposal]:
    days = find_days(sentence.text)
    for first, last in pairwise(days):
        if _TO.fullmatch(_AS_LONG.sub("", sentence.text[first.end : last.start])):
            value = {"start": first.value, "end": last.value}
            lengths = [one for one in find_lengths(sentence.text) if _LONG.search(one.value)]
            inside = [one for one in lengths if not any(one.start < day.end and day.start < one.end for day in days)]
            if len(inside) == 1 and not re.search(r"付|违约|内", sentence.text[inside[0].end : inside[0].end + 8]):
                value["length"] = inside[0].value
            yield propose(
                "service_period", value, sentence, sure=0.95, because="first and last day after words for the term"
            )
            return


def _by_length(sentence: Stretch) -> Iterator[Proposal]:
    if len(find_days(sentence.text)) >= 2:
        return
    for one in find_lengths(sentence.text):
        before, after = sentence.text[: one.start], sentence.text[one.end :]
        term = list(_TERM.finditer(before))
        nearby = term and one.start - term[-1].end() <= 24
        heading = not _TERM.search(sentence.text) and len(sentence.text) < 60
        follows = re.match(r"(?:的)?(?:运维|服务|维护)?(?:保障)?(?:服务|期限)", after) and not term
        if not (nearby or heading or follows) or not _LONG.search(one.value) or _is_deadline(one, before, after):
            continue
        value = {"length": one.value, "begins": _begins(sentence.text)}
        days = find_days(sentence.text)
        if days:
            value = {"start": days[0].value, "length": one.value}
        yield propose("service_period", value, sentence, sure=0.85, because="a length after words for the term")
        return


def _is_deadline(one: Found, before: str, after: str) -> bool:
    if "workday" in one.value or re.match(
        r"(?:以|之)?(?:内|前)|后|未|以上|的(?:违约|罚)|至少|no later|before|prior", after
    ):
        return True
    if re.search(r"(?:顺延|延长),", before):
        return True
    return bool(re.search(r"(?:每|前|提前|超过|逾期|within|延长|顺延|第|不少于\d+次/?)$", before))


def _begins(text: str) -> str | None:
    for pattern in _BEGINS:
        match = pattern.search(text)
        if match:
            words = match["event"].strip()
            return words if words and not find_days(words) else None
    return None


def _upkeep(paper: Paper) -> Iterator[Proposal]:
    seen: set[tuple[str, str]] = set()
    for sentence in paper.sentences:
        for one in find_lengths(sentence.text):
            before, after = sentence.text[: one.start], sentence.text[one.end :]
            if not _LONG.search(one.value) or _is_deadline(one, before, after):
                continue
            near = before[-28:] + "|" + after[:22]
            match = _UPKEEP.search(near)
            if match is None or _no_upkeep(before, after):
                continue
            of = "warranty" if match["warranty"] else "maintenance"
            if (
                (of, one.value) in seen
                or len(find_days(sentence.text)) >= 2
                or (of == "maintenance" and _is_term(before))
            ):
                continue
            seen.add((of, one.value))
            value = {"of": of, "length": one.value, "begins": _begins(sentence.text)}
            yield propose("maintenance", value, sentence, sure=0.85, because="a length beside words for upkeep")


def _is_term(before: str) -> bool:
    """维护期 of a contract for upkeep is its term, unless it is free or runs from acceptance."""
    return bool(re.search(r"^(?:\W|\d)*(?:维护|维保|保养)(?:服务)?期(?:限)?[:为]?$", before))


def _no_upkeep(before: str, after: str) -> bool:
    return bool(
        re.search(r"(?:每|付|顺延|延长|逾期|超过|年限|提前)[^,]{0,6}$|运维周期为?$|运维服务期(?:限)?", before[-14:])
        or re.match(r"(?:后|内|以内|之内|届满|工作经验)", after)
    )
