"""From blocks to passages and clauses: printed lines are joined to paragraphs, numbers make the tree of clauses."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .blocks import Block, Grid, Line
from .blocks import Document as Read
from .draft import Cell, Clause, Passage
from .headings import TOP, Number, has_bullet, read_heading
from .loose_tables import with_tables
from .normal import Normal, normalise

_ENDS = re.compile(r"[。；;!！?？:：.”\"’)）】\]》、]$")
_RUNS_ON = re.compile(r"[，,、]$")
_LABEL = re.compile(r"[^，。；,;]{1,14}[:：]")
_HEADING_END = re.compile(r"[。；;，,]$")


@dataclass(frozen=True)
class Piece:
    """A passage with its text in one spelling and where the words begin after its number."""

    passage: Passage
    normal: Normal
    number: Number | None = None
    heading: bool = False

    @property
    def text(self) -> str:
        """The text in one spelling."""
        return self.normal.text


@dataclass(frozen=True)
class Table:
    """A grid whose cells are pieces; a blank cell is None, a merged one the same piece at each of its places."""

    rows: tuple[tuple[Piece | None, ...], ...]
    loose: bool
    caption: str
    before: tuple[Piece, ...] = ()


@dataclass
class Structure:
    """A document in order: paragraphs and tables, the clauses, and all passages."""

    items: list[Piece | Table] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)

    @property
    def pieces(self) -> list[Piece]:
        """The paragraphs, without the cells of tables."""
        return [item for item in self.items if isinstance(item, Piece)]

    @property
    def tables(self) -> list[Table]:
        """The tables."""
        return [item for item in self.items if isinstance(item, Table)]


@dataclass
class _Open:
    """A clause whose passages are still coming."""

    key: str
    id: str
    number: str
    heading: str
    parent: str
    page: int | None
    last: int
    passages: list[str] = field(default_factory=list)


def structure(document: Read) -> Structure:
    """The passages and clauses of a document as read."""
    builder = _Builder()
    blocks = _with_loose_tables(document.blocks) if document.paragraphs else _regrouped(document.blocks)
    for block in blocks:
        if isinstance(block, Grid):
            facts = labelled_facts(block)
            for line in facts:
                builder.add_line(line)
            if not facts:
                builder.add_table(block)
        elif block.text.strip():
            builder.add_line(block)
    builder.close()
    return builder.result


_FORM_HEADS = (
    ["项目", "内容"],
    ["项目", "约定"],
    ["名称", "内容"],
    ["条款", "内容"],
    ["要素", "内容"],
    ["Item", "Details"],
)
_FACT_LABEL = re.compile(
    r"(?:[甲乙丙买卖供需]方|采购(?:人|单位)|供应商|项目|合同|签[订约署]|服务|维保|维护|费用|税率|联系|法定|地址|住所|电话|手机|邮|开户|账|帐|税|统一社会|起止|期限|"
    r"金额|总价|传真|负责|委托|受托|有效|日期|时间|编号|名称|价款|付款|Customer|Vendor|Supplier|Contract|Date|Term|Address|Contact)"
)


def labelled_facts(grid: Grid) -> list[Line]:
    """The lines of a form of labels and what they label; none for other tables."""
    pairs: list[tuple[str, str, int | None]] = []
    known = 0
    for place, row in enumerate(grid.rows):
        texts = list(dict.fromkeys(cell for cell in row if cell.text.strip()))
        if not texts:
            continue
        if place == 0 and [cell.text.strip() for cell in texts] in _FORM_HEADS:
            continue
        if len(texts) == 1 and len(texts[0].text) <= 14:
            continue
        if len(texts) % 2 or len(texts) > 4:
            return []
        for label, fact in zip(texts[::2], texts[1::2], strict=True):
            if len(label.text) > 14 or len(fact.text) > 400:
                return []
            known += bool(_FACT_LABEL.search(label.text))
            pairs.append((label.text.strip().rstrip(":："), fact.text.strip(), label.page or grid.page))
    if len(pairs) < 2 or known * 3 < len(pairs) * 2:
        return []
    return [Line(f"{label}\t{fact}", page) for label, fact, page in pairs]


def _with_loose_tables(blocks: Sequence[Block]) -> Iterable[Block]:
    """Paragraphs as they are, but runs of them that have columns as grids."""
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, Line):
            lines.append(block)
            continue
        yield from with_tables(lines)
        lines = []
        yield block
    yield from with_tables(lines)


def _regrouped(blocks: Sequence[Block]) -> Iterable[Block]:
    """Printed lines as tables and paragraphs."""
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, Line):
            lines.append(block)
            continue
        yield from _paragraphs(with_tables(lines))
        lines = []
        yield block
    yield from _paragraphs(with_tables(lines))


# SERVICE AGREEMENT, Application Support Agreement: a line of capitals stands by itself.
_LATIN_TITLE = re.compile(r"[A-Z][A-Z &,'/-]{4,80}|(?:(?:[A-Z][\w'&-]*|of|and|for|the) ){1,9}(?:Agreement|Contract)")


def _paragraphs(blocks: Sequence[Block]) -> Iterable[Block]:
    waiting: Line | None = None
    for block in blocks:
        if isinstance(block, Grid):
            if waiting:
                yield waiting
            waiting = None
            yield block
        elif not block.text.strip():
            continue
        elif waiting and _continues(waiting, block):
            waiting = Line(_joined(waiting.text, block.text), waiting.page, waiting.rank, waiting.number, block.full)
        else:
            if waiting:
                yield waiting
            waiting = block
    if waiting:
        yield waiting


def _continues(first: Line, then: Line) -> bool:
    """Whether a printed line runs on from the one before it."""
    before, after = first.text.strip(), then.text.strip()
    if first.rank or then.rank or has_bullet(after) or read_heading(after):
        return False
    if _RUNS_ON.search(before):
        return not _LABEL.match(after) or len(before) > 20
    if _ENDS.search(before) or _LABEL.match(after) or _LATIN_TITLE.fullmatch(before):
        return False
    return first.full or (len(before) >= 20 and not _LABEL.match(before)) or len(before) >= 40


def _joined(before: str, after: str) -> str:
    before, after = before.rstrip(), after.lstrip()
    latin = before[-1:].isascii() and after[:1].isascii() and (before[-1:].isalpha() or before[-1:] in ",;")
    latin = latin or (before[-1:].isdigit() and before[-1:].isascii() and after[:1].isascii() and after[:1].isalpha())
    return before + (" " if latin and before[-1:] != "-" else "") + after


class _Builder:
    def __init__(self) -> None:
        self.result = Structure()
        self._open: list[_Open] = []
        self._ids: set[str] = set()
        self._near: list[Piece] = []

    def add_line(self, line: Line) -> None:
        text = f"{line.number} {line.text.strip()}" if line.number else line.text.strip()
        number = read_heading(text)
        heading = self._enter(text, number, line) if number or line.rank else False
        piece = self._piece(text, line.page, number=number, heading=heading)
        self.result.items.append(piece)
        self._near = [*self._near[-2:], piece]

    def add_table(self, grid: Grid) -> None:
        order = len(self.result.tables) + 1
        known: dict[int, Piece] = {}
        rows = []
        for at, row in enumerate(grid.rows, start=1):
            pieces: list[Piece | None] = []
            for column, cell in enumerate(row, start=1):
                if not cell.text.strip():
                    pieces.append(None)
                    continue
                if id(cell) not in known:
                    place = Cell(table=order, row=at, column=column)
                    known[id(cell)] = self._piece(cell.text.strip(), cell.page or grid.page, cell=place)
                pieces.append(known[id(cell)])
            rows.append(tuple(pieces))
        caption = grid.caption or (self._near[-1].text if self._near else "")
        self.result.items.append(Table(tuple(rows), grid.loose, caption, tuple(self._near)))

    def close(self) -> None:
        while self._open:
            self._shut()
        order = {clause.id: place for place, clause in enumerate(self.result.clauses)}
        firsts = {clause.id: int(clause.passages[0][1:]) if clause.passages else 0 for clause in self.result.clauses}
        self.result.clauses.sort(key=lambda clause: (firsts[clause.id], order[clause.id]))

    def _piece(self, text: str, page: int | None, number: Number | None = None, *, heading: bool = False,
               cell: Cell | None = None) -> Piece:  # fmt: skip
        place = len(self.result.passages) + 1
        above = self._open[-1] if self._open else None
        passage = Passage(
            id=f"p{place}", text=text, page=page, paragraph=place, clause=above.id if above else "", cell=cell,
            headings=tuple(one.heading for one in self._open if one.heading),
        )  # fmt: skip
        self.result.passages.append(passage)
        if above:
            above.passages.append(passage.id)
        return Piece(passage, normalise(text), number, heading)

    def _enter(self, text: str, number: Number | None, line: Line) -> bool:
        """Open the clause that a numbered line begins; true where the line is a heading."""
        key = number.key if number else f"rank{line.rank}"
        self._leave(key, number)
        words = text[number.end :].strip() if number else text
        short = bool(line.rank) or (len(words) <= 40 and not _HEADING_END.search(words) and "。" not in words)
        heading = text if short and words else (number.printed if number else "")
        parent = self._open[-1].id if self._open else ""
        identity = self._identity(parent, number)
        last = int(number.parts[-1]) if number and number.parts and number.parts[-1].isdigit() else 0
        self._open.append(_Open(key, identity, number.printed if number else "", heading, parent, line.page, last))
        return short

    def _leave(self, key: str, number: Number | None) -> None:
        """Shut what does not enclose the clause that begins."""
        if number and number.kind in TOP:
            while self._open and (number.kind == "annex" or self._open[-1].key != "annex"):
                self._shut()
            return
        kin = [place for place, one in enumerate(self._open) if one.key == key]
        if key.startswith("decimal") and not kin:
            depth = int(key[7:])
            kin = [
                place for place, one in enumerate(self._open) if one.key[:7] == "decimal" and int(one.key[7:]) > depth
            ]
        if kin:
            while len(self._open) > kin[-1]:
                self._shut()

    def _identity(self, parent: str, number: Number | None) -> str:
        own = ".".join(number.parts) if number and number.parts else (number.kind if number else "h")
        if number and number.kind == "annex":
            own = f"annex{own}" if own != "annex" else own
        elif number and number.kind == "decimal":
            parent = next((one.id for one in self._open if one.key == "annex"), "")
        base = f"{parent}.{own}" if parent else own
        identity, again = base, 2
        while identity in self._ids:
            identity, again = f"{base}~{again}", again + 1
        self._ids.add(identity)
        return identity

    def _shut(self) -> None:
        one = self._open.pop()
        self.result.clauses.append(
            Clause(id=one.id, number=one.number, heading=one.heading, parent=one.parent, page=one.page,
                   passages=tuple(one.passages))
        )  # fmt: skip
