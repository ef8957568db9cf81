"""Tables that arrive as loose lines: columns parted by tabs, strokes or runs of blanks become a grid again."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from .blocks import Block, Cell, Grid, Line

_RULE = re.compile(r"[\s|+\-—=─━┄┈:]+")
_MARKS = re.compile(r"[│┃┆┊║]")
_BLANKS = re.compile(r"(?<=\S)(?: {3,}|\u3000{2,})(?=\S)")


def with_tables(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Runs of lines that have columns become grids; all other lines stay."""
    blocks: list[Block] = []
    run: list[tuple[Line, list[str]]] = []
    aligned = _aligned(lines)
    for place, line in enumerate(lines):
        cells = _columns(line.text, place in aligned)
        if cells is not None:
            run.append((line, cells))
        elif run and (not line.text.strip() or _is_rule(line.text)):
            continue
        else:
            blocks += _finished(run)
            blocks.append(line)
            run = []
    blocks += _finished(run)
    return tuple(blocks)


def _is_rule(text: str) -> bool:
    return bool(_RULE.fullmatch(text)) and any(mark in text for mark in "-—=─━|+\t")


def _columns(text: str, aligned: bool) -> list[str] | None:
    text = _MARKS.sub("|", text)
    if _is_rule(text) and text.strip():
        return None
    if "\t" in text.strip("\n"):
        return [part.strip() for part in text.split("\t")]
    stripped = text.strip()
    if stripped.count("|") >= 2 and (stripped.startswith("|") or stripped.endswith("|") or stripped.count("|") >= 3):
        return [part.strip() for part in stripped.strip("|").split("|")]
    if aligned:
        return [part.strip() for part in _BLANKS.split(stripped)]
    return None


def _aligned(lines: Sequence[Line]) -> set[int]:
    """Places of lines that stand in runs of at least three with the same number of columns, three or more."""
    counts = [len(_BLANKS.split(line.text.strip())) if line.text.strip() else 0 for line in lines]
    solid = [place for place, count in enumerate(counts) if count]
    found: set[int] = set()
    run: list[int] = []
    for before, place in pairwise([-1, *solid]):
        if run and counts[place] == counts[before] >= 3:
            run.append(place)
            continue
        found.update(run if len(run) >= 3 else ())
        run = [place] if counts[place] >= 3 else []
    found.update(run if len(run) >= 3 else ())
    return found


def _finished(run: Sequence[tuple[Line, list[str]]]) -> Iterable[Block]:
    if not run:
        return []
    if len(run) == 1:
        line, cells = run[0]
        words = [cell for cell in cells if cell]
        labelled = len(words) == 2 and len(words[0]) <= 14 and not re.search(r"[:：。，,\d]", words[0])
        return [Line("\t".join(words), line.page)] if labelled else [Line(word, line.page) for word in words]
    width = max(len(cells) for _, cells in run)
    rows = tuple(tuple(Cell(text, line.page) for text in _padded(cells, width)) for line, cells in run)
    return [Grid(rows, run[0][0].page, loose=True)]


def _padded(cells: list[str], width: int) -> list[str]:
    """A short row lost its leading blanks where what is left reads like its end; else its tail is blank."""
    missing = width - len(cells)
    if (
        missing
        and width > 2
        and len(cells) >= 2
        and re.fullmatch(r"\d{1,3}", cells[-1])
        and not re.match(r"\d", cells[0])
    ):
        return [""] * missing + cells
    return cells + [""] * missing
