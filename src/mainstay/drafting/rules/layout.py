"""A printed page, as words and ruled lines with their places, becomes lines and grids in reading order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .blocks import Block, Cell, Grid, Line


@dataclass(frozen=True, slots=True)
class Word:
    """Text with its box; y grows downwards."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def height(self) -> float:
        """How tall it is."""
        return self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line, level or upright: from one end to the other."""

    x0: float
    y0: float
    x1: float
    y1: float

    def is_level(self, slack: float) -> bool:
        """Whether it runs from left to right."""
        return abs(self.y1 - self.y0) <= slack and abs(self.x1 - self.x0) > slack

    def is_upright(self, slack: float) -> bool:
        """Whether it runs from top to bottom."""
        return abs(self.x1 - self.x0) <= slack and abs(self.y1 - self.y0) > slack


@dataclass(frozen=True)
class _Frame:
    """The grid of ruled lines of one table: borders of columns and rows, and which unit cells are one."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    group: dict[tuple[int, int], tuple[int, int]]


def page_blocks(words: Sequence[Word], rules: Sequence[Rule], page: int, slack: float = 2.5) -> tuple[Block, ...]:
    """The lines and tables of a page from top to bottom; `slack` is how far apart lines may be and still meet."""
    frames = _frames(rules, slack)
    inside: list[list[Word]] = [[] for _ in frames]
    outside: list[Word] = []
    for word in words:
        place = next((at for at, frame in enumerate(frames) if _within(frame, word)), None)
        (outside if place is None else inside[place]).append(word)
    placed: list[tuple[float, Block]] = [
        (frame.ys[0], _grid(frame, held, page)) for frame, held in zip(frames, inside, strict=True) if held
    ]
    placed += _lines(outside, page)
    return tuple(block for _, block in sorted(placed, key=lambda one: one[0]))


def _within(frame: _Frame, word: Word) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    return frame.xs[0] <= x <= frame.xs[-1] and frame.ys[0] <= y <= frame.ys[-1]


def _frames(rules: Sequence[Rule], slack: float) -> list[_Frame]:
    level = [rule for rule in rules if rule.is_level(slack)]
    upright = [rule for rule in rules if rule.is_upright(slack)]
    frames = []
    for flat, tall in _together(level, upright, slack):
        xs = _borders([(rule.x0 + rule.x1) / 2 for rule in tall], slack)
        ys = _borders([(rule.y0 + rule.y1) / 2 for rule in flat], slack)
        if len(xs) >= 2 and len(ys) >= 2 and (len(xs) - 1) * (len(ys) - 1) >= 2:
            frames.append(_Frame(xs, ys, _merged(xs, ys, flat, tall, slack)))
    return frames


def _together(level: list[Rule], upright: list[Rule], slack: float) -> Iterable[tuple[list[Rule], list[Rule]]]:
    """Level and upright lines that meet, directly or by others."""
    left = set(range(len(level)))
    free = set(range(len(upright)))
    while left:
        flat, tall, new = set(), set(), {left.pop()}
        while new:
            flat |= new
            met = {at for at in free if any(_meet(level[one], upright[at], slack) for one in new)}
            free -= met
            tall |= met
            new = {at for at in left if any(_meet(level[at], upright[one], slack) for one in met)}
            left -= new
        if tall:
            yield [level[at] for at in flat], [upright[at] for at in tall]


def _meet(flat: Rule, tall: Rule, slack: float) -> bool:
    x, y = (tall.x0 + tall.x1) / 2, (flat.y0 + flat.y1) / 2
    across = min(flat.x0, flat.x1) - slack <= x <= max(flat.x0, flat.x1) + slack
    return across and min(tall.y0, tall.y1) - slack <= y <= max(tall.y0, tall.y1) + slack


def _borders(places: list[float], slack: float) -> tuple[float, ...]:
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > 2 * slack:
            kept.append(place)
    return tuple(kept)


def _merged(
    xs: tuple[float, ...], ys: tuple[float, ...], flat: list[Rule], tall: list[Rule], slack: float
) -> dict[tuple[int, int], tuple[int, int]]:
    """For each unit cell the first one of the cell that it belongs to: cells with no line between are one."""
    group = {(row, column): (row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)}

    def root(cell: tuple[int, int]) -> tuple[int, int]:
        while group[cell] != cell:
            cell = group[cell]
        return cell

    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            middle = (ys[row] + ys[row + 1]) / 2
            if column + 2 < len(xs) and not any(
                _bars(rule.x0, rule.x1, xs[column + 1], rule.y0, rule.y1, middle, slack) for rule in tall
            ):
                group[root((row, column + 1))] = root((row, column))
            middle = (xs[column] + xs[column + 1]) / 2
            if row + 2 < len(ys) and not any(
                _bars(rule.y0, rule.y1, ys[row + 1], rule.x0, rule.x1, middle, slack) for rule in flat
            ):
                group[root((row + 1, column))] = root((row, column))
    return {cell: root(cell) for cell in group}


def _bars(a: float, b: float, border: float, start: float, end: float, middle: float, slack: float) -> bool:
    return abs((a + b) / 2 - border) <= 2 * slack and min(start, end) <= middle <= max(start, end)


def _grid(frame: _Frame, words: list[Word], page: int) -> Grid:
    held: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        row = _between(frame.ys, (word.y0 + word.y1) / 2)
        column = _between(frame.xs, (word.x0 + word.x1) / 2)
        held.setdefault(frame.group[row, column], []).append(word)
    cells = {root: Cell(_running(held.get(root, [])), page) for root in set(frame.group.values())}
    rows = tuple(
        tuple(cells[frame.group[row, column]] for column in range(len(frame.xs) - 1))
        for row in range(len(frame.ys) - 1)
    )
    return Grid(tuple(row for row in rows if any(cell.text for cell in row)) or rows, page)


def _between(borders: tuple[float, ...], place: float) -> int:
    return max(0, min(len(borders) - 2, sum(border <= place for border in borders) - 1))


def _running(words: list[Word]) -> str:
    """The text of a cell: its lines run on."""
    text = ""
    for row in _rows(words):
        line = _text(row)
        latin = text[-1:].isascii() and line[:1].isascii() and text[-1:].isalnum() and line[:1].isalnum()
        text += (" " if latin else "") + line
    return text


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    """Words by printed lines, each from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (one.y0 + one.y1) / 2):
        middle = (word.y0 + word.y1) / 2
        row = rows[-1] if rows else None
        if row and abs(middle - sum((one.y0 + one.y1) / 2 for one in row) / len(row)) < 0.5 * max(
            one.height for one in (*row, word)
        ):
            row.append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda one: one.x0) for row in rows]


def _text(row: list[Word]) -> str:
    text, last = "", None
    for word in row:
        if last is not None:
            gap, size = word.x0 - last.x1, max(word.height, last.height, 1.0)
            if gap > 1.8 * size:
                text += "    "
            elif gap > 0.2 * size or (text[-1:].isascii() and word.text[:1].isascii() and gap > 0.12 * size):
                text += " "
        text += word.text
        last = word
    return text


def _lines(words: list[Word], page: int) -> list[tuple[float, Line]]:
    rows = _rows(words)
    if not rows:
        return []
    right = max(row[-1].x1 for row in rows)
    return [
        (row[0].y0, Line(_text(row), page, full=row[-1].x1 > right - 2.2 * max(word.height for word in row)))
        for row in rows
    ]


def joined_pages(pages: Sequence[Sequence[Block]]) -> tuple[Block, ...]:
    """The blocks of all pages: heads and feet that come again are told once, a table goes on over the page's end."""
    again, told = _repeated(pages), set[str]()
    blocks: list[Block] = []
    for page in pages:
        first = True
        for block in page:
            text = block.text.strip() if isinstance(block, Line) else ""
            if text and (_is_page_number(text) or text in told):
                continue
            if text in again:
                told.add(text)
            last = blocks[-1] if blocks else None
            if first and isinstance(block, Grid) and isinstance(last, Grid) and len(last.rows[0]) == len(block.rows[0]):
                blocks[-1] = _continued(last, block)
            else:
                blocks.append(block)
            first = False
    return tuple(blocks)


def _repeated(pages: Sequence[Sequence[Block]]) -> frozenset[str]:
    """Lines that stand first or last on three pages or more."""
    counts: dict[str, int] = {}
    for page in pages:
        lines = [block.text.strip() for block in page if isinstance(block, Line)]
        for text in {*lines[:1], *lines[-1:]}:
            counts[text] = counts.get(text, 0) + 1
    return frozenset(text for text, count in counts.items() if count >= 3 and text)


def _is_page_number(text: str) -> bool:
    bare = "".join(text.split()).strip("-—–·.")
    if bare.isdigit() and len(bare) <= 3:
        return True
    words = bare.removeprefix("第").replace("页共", "/").removesuffix("页")
    parts = words.lower().removeprefix("page").replace("of", "/").split("/")
    return bare[:1] in "第Pp" and all(part.isdigit() for part in parts) and len(parts) <= 2


def _continued(before: Grid, after: Grid) -> Grid:
    heads = [cell.text for cell in before.rows[0]]
    rows = after.rows[1:] if [cell.text for cell in after.rows[0]] == heads else after.rows
    return Grid((*before.rows, *rows), before.page, loose=before.loose, caption=before.caption)
