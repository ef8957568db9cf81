"""Score sheets: their rules with points and deductions, and the bands that turn a score into money."""

import re
from collections.abc import Iterator
from itertools import pairwise

from pydantic import JsonValue

from ..numerals import FIGURE, plain, read_number
from ..paper import Paper, Stretch, sentences, whole
from ..proposal import Proposal, propose
from ..shares import find_shares
from ..structure import Piece, Table
from ..sums import find_sums

_N = rf"(?:{FIGURE}|[一二两三四五六七八九十])"
_DEDUCT = re.compile(
    rf"(?P<per>每?(?:发生|出现|有|缺|少|逾期|延迟|超期|超过|遗漏|漏|不满足|不符合|晚)?(?:一|1)?(?:个)?(?P<unit>次|起|项|例|人次|人|处|天|日|条|份|台|小时)?[^,。;]{{0,6}}?,?)"
    rf"(?:扣(?:除|减)?|减)(?P<n>{_N})分(?:/(?P<slash>次|项|天|日|例|起|人|处|"
    rf"小时))?(?:,扣完为止)?|deduct (?P<e>{FIGURE}) points?(?: (?:per|for each) (?P<eu>\w+))?|"
    rf"(?P<e2>{FIGURE}) points? (?:deducted|off)(?: (?:per|for each) (?P<eu2>\w+))?",
    re.IGNORECASE,
)
_UNITS = {
    "天": "day",
    "日": "day",
    "day": "day",
    "项": "item",
    "条": "item",
    "份": "item",
    "台": "item",
    "处": "item",
    "人": "item",
    "item": "item",
}
_POINTS = re.compile(rf"^(?P<n>{FIGURE})\s?(?:分|points?|%)?$")
_BANDS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(words)
    for words in (
        rf"(?P<low>{FIGURE})\s?分?(?:\(含\)|\(含\d+分?\))?(?:及|或)?(?:以上)(?:\(含\d*分?\))?,?(?:但)?(?:不足|低于|不满|小于|未达)(?P<high>{FIGURE})\s?分?",
        rf"[\[(（](?P<low>{FIGURE})\s?[,，、]\s?(?P<high>{FIGURE})[\])）]",
        rf"(?P<low>{FIGURE})\s?分?(?:\(含\)|\(含\d*分?\))?(?:及以上|以上)?\s?[-~至到]\s?(?P<high>{FIGURE})\s?分(?:\((?:不)?含\))?(?:之间|以下)?",
        rf"(?P<low>{FIGURE})\s?分?\s?(?:≤|<=|<|＜)\s?[^\d≤<,。;]{{0,8}}\s?(?:≤|<=|<)\s?(?P<high>{FIGURE})\s?分?",
        rf"(?:高于|大于|达到|超过|≥|>=|>|不低于)(?:或等于)?\s?(?P<low>{FIGURE})\s?分?(?!\d*[%元次天日小时])",
        rf"(?P<low>{FIGURE})\s?分\s?(?:\(含\d*分?\))?(?:及|或|\(含\))?(?:以上|及以上)",
        rf"(?:低于|小于|不足|少于|≤|<=|<|不满)\s?(?P<high>{FIGURE})\s?分?(?!\d*[%元次天日小时])",
        rf"(?P<high>{FIGURE})\s?分\s?(?:\((?:不)?含\d*分?\))?(?:及|或)?以下",
        rf"(?P<low>{FIGURE}) ?(?:-|to) ?(?P<high>{FIGURE})(?: (?:points|marks)|(?=:| ?-))",
        rf"(?P<low>{FIGURE}) (?:points )?(?:or (?:above|more|higher)|and above)",
        rf"(?:below|under|less than) (?P<high>{FIGURE})",
        rf"^(?P<low>{FIGURE})\s?(?:-|~|to|至|–)\s?(?P<high>{FIGURE})$",
    )
)
_DEDUCTS = re.compile(r"扣|减|deduct", re.IGNORECASE)
_PAYS = re.compile(r"支付|付款|拨付|结算|付|pay", re.IGNORECASE)
_WHOLE_EFFECT = re.compile(
    r"(?P<none>不(?:予)?扣|免扣|no deduction)|(?P<pays>全额(?:支付|付款|结算)|足额支付|"
    r"支付全部|paid in full|full payment)|"
    r"全部扣(?:完|除)|全额扣|不予支付|不支付|扣除全部|no payment",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r"优秀|良好|合格|基本合格|不合格|较差|优|良|中|差|excellent|good|fair|poor|pass|fail", re.IGNORECASE
)


def find(paper: Paper) -> Iterator[Proposal]:
    """Rules of sheets and of lists, bands of tables and of sentences."""
    for table in paper.tables:
        bands = list(_band_rows(table))
        yield from bands or _sheet(paper, table)
    for piece in paper.pieces:
        yield from _bands_in(piece)
        yield from _listed(paper, piece)


def _sheet(paper: Paper, table: Table) -> Iterator[Proposal]:
    at, columns = _columns(paper, table)
    if at is None:
        return
    head_at, rule_at, points_at, own_at = columns
    if own_at is None and _each_head_once(table, at, head_at):
        points_at, own_at = None, points_at
    head: Piece | None = None
    head_points: Piece | None = None
    for row in table.rows[at + 1 :]:
        pieces = [piece for piece in dict.fromkeys(row) if piece]
        if not pieces or paper.words.has("total_row", pieces[0].text):
            continue
        head = row[head_at] or head
        rule = row[rule_at]
        if points_at is not None and points_at != own_at:
            head_points = row[points_at] or head_points
        own = row[own_at] if own_at is not None else None
        if rule is None:
            continue
        items = [
            piece for piece in pieces if piece not in (head, rule, own, head_points) and row.index(piece) < rule_at
            and row.index(piece) > head_at
        ]  # fmt: skip
        said = re.search(rf"[(（](?P<n>{FIGURE})分[)）]", head.text) if head else None
        values: dict[str, JsonValue] = {
            "text": " ".join(piece.passage.text.strip() for piece in (*items, rule)),
            "head": head.passage.text.strip() if head and head is not rule else None,
            "head_points": said["n"] if said else _points(head_points),
            "points": _points(own),
            "deductions": _deductions(rule.text),
        }
        where = [rule, *items, *(piece for piece in (own, head, head_points) if piece)]
        if values["points"] or values["head_points"] or values["deductions"]:
            yield propose("score_rule", values, *where, sure=0.9, because="a row of a score sheet")


def _columns(paper: Paper, table: Table) -> tuple[int | None, tuple[int, int, int | None, int | None]]:
    for at, row in enumerate(table.rows[:3]):
        texts = [piece.text if piece else "" for piece in row]
        names = [paper.words.names("column", text) if text else frozenset() for text in texts]
        points = [place for place, found in enumerate(names) if "points" in found and not _result(texts[place])]
        rules = [place for place, found in enumerate(names) if "rule" in found and place not in points]
        if not points and rules and rules[0] and _mostly_deductions(table, at, rules[0]):
            return at, (_head_column(table, at, list(range(rules[0])), rules[0]), rules[0], None, None)
        if not points or not (
            rules or re.search(r"考[核评]|评分|score|assess", "".join(texts) + table.caption, re.IGNORECASE)
        ):
            continue
        heads = [
            place
            for place, found in enumerate(names)
            if found & {"head", "name"} and place not in points and place not in rules
        ]
        rule = rules[0] if rules else (heads[-1] if heads else None)
        if rule is None:
            continue
        head = _head_column(table, at, heads, rule)
        before = [place for place in points if place < rule]
        after = [place for place in points if place > rule]
        if before and after:
            return at, (head, rule, before[-1], after[0])
        only = (after or before)[0] if (after or before) else None
        head, rule, only = _slipped(table, at, head, rule, only)
        alone = only is not None and not any(head < place < only for place in range(len(row)) if place != rule)
        return at, (
            (head, rule, only, None) if alone and only is not None and only < rule else (head, rule, None, only)
        )
    return None, (0, 0, None, None)


def _each_head_once(table: Table, at: int, head_at: int) -> bool:
    """Whether each head stands over one rule only, so that its points are the rule's."""
    heads = [row[head_at] for row in table.rows[at + 1 :]]
    return all(heads) and len(set(heads)) == len(heads)


def _mostly_deductions(table: Table, at: int, place: int) -> bool:
    cells = [piece.text for row in table.rows[at + 1 :] if (piece := row[place])]
    return bool(cells) and sum(bool(_DEDUCT.search(text)) for text in cells) * 2 >= len(cells)


def _slipped(table: Table, at: int, head: int, rule: int, points: int | None) -> tuple[int, int, int | None]:
    """Heads that stand one column too far left of their cells: a merged head over two columns became one."""
    if points is None or points + 1 >= len(table.rows[at]):
        return head, rule, points
    rows = table.rows[at + 1 :]
    own = sum(_points(row[points]) is not None for row in rows)
    beside = sum(_points(row[points + 1]) is not None for row in rows)
    if beside > own:
        return head, rule + 1 if rule >= points else rule, points + 1
    return head, rule, points


def _result(text: str) -> bool:
    return bool(re.search(r"得分|打分|自评|实得|given|awarded", text))


def _head_column(table: Table, at: int, heads: list[int], rule: int) -> int:
    """The column of heads: not the one of serial numbers."""
    for place in heads:
        texts = [piece.text for row in table.rows[at + 1 :] if (piece := row[place])]
        if texts and not all(re.fullmatch(r"\d{1,2}", text) for text in texts):
            return place
    return rule


def _points(piece: Piece | None) -> str | None:
    match = _POINTS.match(piece.text.strip()) if piece else None
    number = read_number(match["n"]) if match else None
    return plain(number) if number is not None else None


def _deductions(text: str) -> list[JsonValue]:
    found: list[JsonValue] = []
    last = 0
    for match in _DEDUCT.finditer(text):
        number = read_number(match["n"] or match["e"] or match["e2"])
        if number is not None:
            english = match["eu"] or match["eu2"]
            per = _UNITS.get(english or "", "occurrence") if english else _per(text[last : match.end()], match["slash"])
            found.append({"points": plain(number), "per": per})
        last = match.end()
    return found


def _per(text: str, slash: str | None) -> str:
    """What points are taken off for: each time, each day, or each thing that the words before them name."""
    if slash:
        return _UNITS.get(slash, "occurrence")
    clause = re.split(r"[,。;]", text.rsplit("扣", 1)[0])
    near = next((part for part in reversed(clause) if part), "")
    if re.search(r"(?:每|一|1)(?:个)?(?:工作)?[天日]", near):
        return "day"
    if re.search(r"次|起(?!算)|例|一旦|发生|出现|每?违反", near):
        return "occurrence"
    return "item" if re.search(r"每|(?:一|1)[项条份台处人件个]", near) else "occurrence"


def _listed(paper: Paper, piece: Piece) -> Iterator[Proposal]:
    """Rules that stand in a list and not in a table."""
    if not (paper.under(piece, "scores", "penalty") or re.search(r"考核|评分", piece.text)):
        return
    deductions = _deductions(piece.text)
    if deductions and not find_shares(piece.text):
        points = re.search(rf"[(（](?:满分)?(?P<n>{FIGURE})分[)）]", piece.text)
        value: dict[str, JsonValue] = {
            "text": piece.passage.text.strip(), "deductions": deductions,
            "points": plain(number) if points and (number := read_number(points["n"])) is not None else None,
            "head": (piece.passage.headings or (None,))[-1] if not piece.heading else None,
        }  # fmt: skip
        yield propose("score_rule", value, piece, sure=0.8, because="points taken off in a list")


def _band(text: str) -> tuple[str | None, str | None, int, int] | None:
    for pattern in _BANDS:
        match = pattern.search(text)
        if match:
            groups = match.groupdict()
            low, high = (read_number(groups[name]) if groups.get(name) else None for name in ("low", "high"))
            if (low is None or low <= 1000) and (high is None or high <= 1000):
                return (
                    plain(low) if low is not None else None,
                    plain(high) if high is not None else None,
                    match.start(),
                    match.end(),
                )
    return None


def _effect(text: str, head: str = "") -> dict[str, JsonValue]:
    shares = find_shares(text)
    sums = find_sums(text)
    deducts = _DEDUCTS.search(text[: shares[0].start] if shares else text) or (
        not _PAYS.search(text) and _DEDUCTS.search(head)
    )
    whole = _WHOLE_EFFECT.search(text)
    if not shares and whole:
        return {"pay": "100%"} if whole["pays"] else {"deduct": "0%"} if whole["none"] else {"deduct": "100%"}
    if shares:
        return {"deduct" if deducts else "pay": shares[0].value}
    if sums:
        return {"amount": sums[0].value}
    return {}


def _bands_in(piece: Piece) -> Iterator[Proposal]:
    if not re.search(r"分|score|points", piece.text) or not re.search(
        r"考核|得分|评分|分数|score|assess|分[及以]", piece.text
    ):
        return
    for sentence in sentences(piece):
        context = ""
        for part in _band_parts(sentence):
            band = _band(part.text)
            if band is None:
                context = part.text
                continue
            rest = part.text[band[3] :]
            effect = _effect(rest, context + part.text[: band[2]])
            grade = _GRADE.search(part.text)
            if not effect and not grade and not re.search(r"扣完|全额|不予支付", rest):
                continue
            value: dict[str, JsonValue] = {
                "low": band[0],
                "high": band[1],
                **effect,
                "grade": grade.group(0) if grade else None,
            }
            yield propose("score_band", value, part, sentence, sure=0.85, because="a band of scores and what follows")


def _band_parts(sentence: Stretch) -> list[Stretch]:
    """The parts of a sentence between the beginnings of its bands."""
    places = sorted({match.start() for pattern in _BANDS for match in pattern.finditer(sentence.text)})
    starts: list[int] = []
    for place in places:
        cut = max(sentence.text.rfind(mark, 0, place) for mark in ",,、;") + 1
        inside = re.search(r"[\[(]\s?\d*[,.]?$", sentence.text[:place])
        begin = place if inside else cut
        if (not starts or begin > starts[-1]) and (
            not starts or find_shares(sentence.text[starts[-1] : begin]) or len(starts) == 0 or begin - starts[-1] > 12
        ):
            starts.append(begin)
    bounds = [0, *[one for one in starts if one], len(sentence.text)]
    return [sentence.part(first, last) for first, last in pairwise(bounds) if last > first]


def _band_rows(table: Table) -> Iterator[Proposal]:
    head = [piece for piece in table.rows[0] if piece]
    heads = " ".join(piece.text for piece in head)
    if not re.search(r"分|score|等[级次]|考核", heads + table.caption, re.IGNORECASE):
        return
    for row in table.rows[1:]:
        pieces = [piece for piece in dict.fromkeys(row) if piece]
        found = [(piece, band) for piece in pieces if len(piece.text) <= 40 and (band := _band(piece.text))]
        if not found:
            continue
        cell, band = found[0]
        others = [piece for piece in pieces if piece is not cell]
        effect = _effect_in(table, row, others, heads) or _effect(cell.text[band[3] :], heads)
        grade = next(
            (match.group(0) for piece in pieces if (match := _GRADE.search(piece.text)) and len(piece.text) <= 8), None
        )
        if effect or grade:
            value: dict[str, JsonValue] = {"low": band[0], "high": band[1], **effect, "grade": grade}
            yield propose(
                "score_band",
                value,
                cell,
                *(whole(piece) for piece in (*others, *head)),
                sure=0.9,
                because="a row of a table of bands",
            )


def _effect_in(table: Table, row: tuple[Piece | None, ...], others: list[Piece], heads: str) -> dict[str, JsonValue]:
    """What the other cells of a row take off or pay, told by the head of their column where they do not say it."""
    for place, piece in enumerate(row):
        if piece is None or piece not in others:
            continue
        head = table.rows[0][place]
        if effect := _effect(piece.text, head.text if head else heads):
            return effect
    return {}
