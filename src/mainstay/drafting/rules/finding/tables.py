"""Tables of levels: which rows or columns are levels, which are measures, and the cells between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..lengths import find_lengths
from ..levels import Level, cell_level, find_levels, is_level_word
from ..paper import Paper
from ..proposal import Proposal, propose
from ..shares import find_shares
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
    is_level: bool = True
    telling: tuple[int, ...] = ()


def classify(paper: Paper, table: Table) -> LevelTable | None:
    """Where the levels (or other subjects) of a table of times are, or of one that defines levels; else None."""
    for at in range(min(3, len(table.rows) - 1)):
        found = _times_below(paper, table, at) or _times_beside(paper, table, at) or _definitions(paper, table, at)
        if found:
            return found
    return None


def _times_below(paper: Paper, table: Table, at: int) -> LevelTable | None:
    """Measures at the heads of columns, levels or subjects down the side."""
    heads = [piece.text if piece else "" for piece in table.rows[at]]
    measured = [place for place, text in enumerate(heads) if text and paper.words.has("head", text)]
    told = [
        place for place, text in enumerate(heads) if place not in measured and _tell_measures(paper, table, at, place)
    ]
    measured = [*measured, *told]
    timed = [place for place in measured if _are_times(paper, table, at, place)]
    columns = [paper.words.names("column", text) if text else frozenset() for text in heads]
    named = [place for place, names in enumerate(columns) if "level" in names and place not in timed]
    others = [place for place in range(len(heads)) if place not in measured and _has_words(table, at, place)]
    if not timed or not (named or others):
        return None
    side = (named or others)[0]
    is_level = bool(named) or _mostly_levels([row[side] for row in table.rows[at + 1 :]])
    return LevelTable(
        at, side, across=False, meaning_at=_meaning_at(columns, side), is_level=is_level, telling=tuple(told)
    )


def _times_beside(paper: Paper, table: Table, at: int) -> LevelTable | None:
    """Measures down the side, levels or subjects across the top."""
    heads = [piece for piece in table.rows[at][1:] if piece]
    rows = [
        row
        for row in table.rows[at + 1 :]
        if row[0] and len(row[0].text) <= 14 and paper.words.has("head", row[0].text)
    ]
    cells = [cell for row in rows for cell in row[1:] if cell]
    if len(heads) < 2 or not cells or sum(_is_time(paper, cell.text) for cell in cells) * 2 < len(cells):
        return None
    if any(paper.words.has("head", head.text) for head in heads):
        return None
    return LevelTable(at, 0, across=True, is_level=_mostly_levels(heads))


def _definitions(paper: Paper, table: Table, at: int) -> LevelTable | None:
    columns = [paper.words.names("column", piece.text) if piece else frozenset() for piece in table.rows[at]]
    named = [place for place, names in enumerate(columns) if "level" in names]
    if named and _meaning_at(columns, named[0]) is not None and _has_words(table, at, named[0]):
        side = [row[named[0]] for row in table.rows[at + 1 :]]
        if any("points" in names or "share" in names for names in columns) or not _mostly_levels(side):
            return None
        return LevelTable(at, named[0], across=False, meaning_at=_meaning_at(columns, named[0]))
    return None


def _are_times(paper: Paper, table: Table, at: int, place: int) -> bool:
    cells = [piece for row in table.rows[at + 1 :] if (piece := row[place])]
    head = table.rows[at][place]
    unit = bool(head and re.search(r"[(（/](?:单位[:：])?(?:分钟|小时|天|日|min|hour|day)", head.text))
    bare = [piece for piece in cells if unit and re.fullmatch(r"[≤<≥]?[\d.\-~]+", piece.text)]
    return bool(cells) and sum(_is_time(paper, piece.text) or piece in bare for piece in cells) * 2 >= len(cells)


def _tell_measures(paper: Paper, table: Table, at: int, place: int) -> bool:
    """A column whose cells say the measure themselves: 5分钟内响应，2小时内恢复."""
    cells = [piece.text for row in table.rows[at + 1 :] if (piece := row[place])]
    telling = [text for text in cells if find_lengths(text) and paper.words.has("measure", text) and len(text) <= 80]
    return len(cells) >= 2 and len(telling) * 2 > len(cells) and not any(find_shares(text) for text in cells)


def _is_time(paper: Paper, text: str) -> bool:
    """A cell that says a time, or that there is none."""
    if re.fullmatch(r"[-/—无]+|不适用|不限|N/?A", text.strip()):
        return True
    return bool(find_lengths(text)) and not paper.words.has("total_row", text)


def _has_words(table: Table, at: int, place: int) -> bool:
    cells = [piece.text for row in table.rows[at + 1 :] if (piece := row[place])]
    return bool(cells) and not all(re.fullmatch(r"\d{1,2}", text) for text in cells)


def _mostly_levels(pieces: Sequence[Piece | None]) -> bool:
    """Whether at least half of the cells are levels by their words."""
    cells = [piece.text for piece in dict.fromkeys(pieces) if piece]
    return bool(cells) and sum(_level_head(text) for text in cells) * 2 >= len(cells)


def _level_head(text: str) -> bool:
    levels = find_levels(text)
    return bool(levels and levels[0].start <= 3) or is_level_word(text)


def _meaning_at(columns: list[frozenset[str]], level_at: int) -> int | None:
    return next((place for place, names in enumerate(columns) if "meaning" in names and place != level_at), None)


def levels_of(paper: Paper, table: Table) -> Iterator[Proposal]:
    """The levels that a table names, with what it says of them."""
    form = classify(paper, table)
    if form is None or not form.is_level:
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
    for row in _heads(table, form)[1]:
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
    body = tuple(row for row in body if not _only_note(row))
    above: dict[int, Piece] = {}
    level_cell: Piece | None = None
    for row in body:
        level_cell = row[form.level_at] or level_cell
        level = cell_level(level_cell.text) if level_cell and form.is_level else None
        for place, pieces in enumerate(heads):
            measure = paper.words.listed("head", " ".join(piece.text for piece in pieces))
            if measure is None and place in form.telling:
                measure = "told"
            if measure is None or place in (form.level_at, form.meaning_at):
                continue
            cell = row[place]
            inherited = cell is None and table.loose and place in above and row[form.level_at] is not None
            cell = cell or (above.get(place) if inherited else None)
            if cell is None:
                continue
            above[place] = cell
            yield Measured(cell, measure, pieces, level, level_cell, inherited)


def _only_note(row: tuple[Piece | None, ...]) -> bool:
    """A row of one cell over all columns."""
    return len(row) > 1 and None not in row and len(set(row)) == 1


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
                level = cell_level(head.text) if form.is_level else None
                yield Measured(cell, measure, (side,), level, head, note=note)


def _note_under(table: Table, at: int) -> Piece | None:
    """The note that stands under a row of figures, one cell over all levels."""
    following = table.rows[at + 1] if at + 1 < len(table.rows) else ()
    pieces = [piece for piece in dict.fromkeys(following[1:]) if piece]
    side = following[0] if following else None
    return pieces[0] if len(pieces) == 1 and (side is None or side is table.rows[at][0]) else None
