"""Tables of levels: which rows or columns are levels, which are measures, and the cells between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..levels import Level, cell_level, find_levels
from ..paper import Paper
from ..proposal import Proposal, propose
from ..structure import Piece, Table

_MEANING = re.compile(
    r"^(?:级别?|类)?(?:故障|事件|问题)?\s*(?:[(（][^)）]{1,12}[)）])?\s*(?:故障|事件|问题)?\s*(?:[:：,]|-{2,}|是?指|属于)\s*(?P<meaning>.{4,})$",
    re.DOTALL,
)
_TIME = re.compile(r"\d|[一二两三四五六七八九十半]|立即|及时|马上|当[日天]|immediately|at once|/|-|无", re.IGNORECASE)


@dataclass(frozen=True)
class Measured:
    """A cell that says a time: its measure by the heads of its row or column, its level and where that stands."""

    cell: Piece
    measure: str
    heads: tuple[Piece, ...]
    level: Level | None
    level_cell: Piece | None
    inherited: bool = False
    note: Piece | None = None


@dataclass(frozen=True)
class LevelTable:
    """A table of levels: the line of heads, the side of the levels, and whether levels run across the top."""

    head_row: int
    level_at: int
    across: bool
    meaning_at: int | None = None


def classify(paper: Paper, table: Table) -> LevelTable | None:
    """Where the levels of a table are, or None."""
    for at, row in enumerate(table.rows[:3]):
        heads = [piece.text if piece else "" for piece in row]
        measured = [bool(text) and paper.words.has("head", text) for text in heads]
        columns = [paper.words.names("column", text) if text else frozenset() for text in heads]
        level_columns = [place for place, names in enumerate(columns) if "level" in names]
        if any(measured) and level_columns and _some_levels(table, at, level_columns[0]):
            return LevelTable(at, level_columns[0], across=False, meaning_at=_meaning_at(columns, level_columns[0]))
        across = [text for text in heads[1:] if text and _level_head(text)]
        side = [row[0].text for row in table.rows[at + 1 :] if row[0]]
        if len(across) >= 2 and any(paper.words.has("head", text) for text in side):
            return LevelTable(at, 0, across=True)
        if level_columns and any("meaning" in names for names in columns) and _some_levels(table, at, level_columns[0]):
            return LevelTable(at, level_columns[0], across=False, meaning_at=_meaning_at(columns, level_columns[0]))
        if any(measured) and not any(measured[:1]) and _levels_down(table, at):
            return LevelTable(at, 0, across=False, meaning_at=_meaning_at(columns, 0))
    return None


def _level_head(text: str) -> bool:
    levels = find_levels(text)
    return bool(levels and levels[0].start <= 3 and len(text) <= 24)


def _some_levels(table: Table, at: int, column: int) -> bool:
    named = [row[column] for row in table.rows[at + 1 :] if row[column]]
    return len(named) >= 1


def _levels_down(table: Table, at: int) -> bool:
    named = [piece.text[:24] for row in table.rows[at + 1 :] if (piece := row[0])]
    return sum(_level_head(text) for text in named) >= 2


def _meaning_at(columns: list[frozenset[str]], level_at: int) -> int | None:
    return next((place for place, names in enumerate(columns) if "meaning" in names and place != level_at), None)


def levels_of(paper: Paper, table: Table) -> Iterator[Proposal]:
    """The levels that a table names, with what it says of them."""
    form = classify(paper, table)
    if form is None:
        return
    if form.across:
        for piece in table.rows[form.head_row][1:]:
            level = cell_level(piece.text) if piece else None
            if piece and level:
                yield propose(
                    "level",
                    {"level": level.id, "name": piece.text},
                    piece,
                    sure=0.85,
                    because="a level at the head of a column",
                )
        return
    for row in table.rows[form.head_row + 1 :]:
        piece = row[form.level_at]
        level = cell_level(piece.text) if piece else None
        if piece is None or level is None:
            continue
        meaning, where = _meaning(row, form, piece, level)
        name = piece.text if len(piece.text) <= 16 else _short_name(piece.text, level)
        value = {"level": level.id, "name": name, "meaning": meaning}
        yield propose("level", value, piece, *where, sure=0.9, because="a row of a table of levels")


def _short_name(text: str, level: Level) -> str:
    return re.split(r"[:：,，。;(（]", text[level.start :], maxsplit=1)[0].strip() or level.name


def _meaning(row: tuple[Piece | None, ...], form: LevelTable, piece: Piece, level: Level) -> tuple[str, list[Piece]]:
    other = row[form.meaning_at] if form.meaning_at is not None else None
    if other and other is not piece:
        return other.passage.text.strip(), [other]
    match = _MEANING.match(piece.text[level.end :])
    return (match["meaning"].strip() if match else ""), []


def measured_cells(paper: Paper, table: Table) -> Iterator[Measured]:
    """Every cell of a table of levels that may say a time."""
    form = classify(paper, table)
    if form is None:
        return
    yield from (_across(paper, table, form) if form.across else _down(paper, table, form))


def _down(paper: Paper, table: Table, form: LevelTable) -> Iterator[Measured]:
    heads, body = _heads(table, form)
    above: dict[int, Piece] = {}
    level_cell: Piece | None = None
    for row in body:
        level_cell = row[form.level_at] or level_cell
        level = cell_level(level_cell.text) if level_cell else None
        for place, pieces in enumerate(heads):
            measure = paper.words.listed("head", " ".join(piece.text for piece in pieces))
            if measure is None or place in (form.level_at, form.meaning_at):
                continue
            cell = row[place]
            inherited = cell is None and table.loose and place in above and row[form.level_at] is not None
            cell = cell or (above.get(place) if inherited else None)
            if cell is None:
                continue
            above[place] = cell
            yield Measured(cell, measure, pieces, level, level_cell, inherited)


def _heads(table: Table, form: LevelTable) -> tuple[list[tuple[Piece, ...]], tuple[tuple[Piece | None, ...], ...]]:
    """The heads of each column, over as many rows as the head of the levels is merged, and the rows below."""
    corner = table.rows[form.head_row][form.level_at]
    last = form.head_row
    while last + 1 < len(table.rows) and corner and table.rows[last + 1][form.level_at] is corner:
        last += 1
    rows = table.rows[form.head_row : last + 1]
    heads = [tuple(dict.fromkeys(piece for row in rows if (piece := row[place]))) for place in range(len(rows[0]))]
    return heads, table.rows[last + 1 :]


def _across(paper: Paper, table: Table, form: LevelTable) -> Iterator[Measured]:
    heads = table.rows[form.head_row]
    for at, row in enumerate(table.rows[form.head_row + 1 :], start=form.head_row + 1):
        side = row[0]
        measure = paper.words.listed("head", side.text) if side else None
        if side is None or measure is None:
            continue
        if len({piece for piece in row[1:] if piece}) == 1 and len(row) > 2 and row[1] is not None and row[2] is None:
            continue
        note = _note_under(table, at)
        for cell, head in zip(row[1:], heads[1:], strict=True):
            if cell and head and _TIME.search(cell.text):
                level = cell_level(head.text) if _level_head(head.text) else None
                yield Measured(cell, measure, (side,), level, head if level else None, note=note)


def _note_under(table: Table, at: int) -> Piece | None:
    """The note that stands under a row of figures, one cell over all levels."""
    following = table.rows[at + 1] if at + 1 < len(table.rows) else ()
    pieces = [piece for piece in dict.fromkeys(following[1:]) if piece]
    side = following[0] if following else None
    return pieces[0] if len(pieces) == 1 and (side is None or side is table.rows[at][0]) else None
