"""Workbooks: each sheet is a table, merged cells are one."""

import io
import zlib
from datetime import date, datetime
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from mainstay.drafting.rules.blocks import Block, Cell, Document, Grid, Line

from .limits import MAX_CELLS, too_large, unreadable
from .package import Package

# What openpyxl and the parsers under it raise on damaged parts; their syntax errors are SyntaxErrors.
_BROKEN = (
    InvalidFileException,
    BadZipFile,
    zlib.error,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
)


def read_xlsx(source: bytes) -> Document:
    """The sheets of a workbook; Unreadable where it is none."""
    Package(source)
    try:
        book = load_workbook(io.BytesIO(source), data_only=True, keep_links=False)
    except _BROKEN:
        unreadable("broken_workbook", zh="工作簿已损坏或不是 xlsx 文件", en="the workbook is damaged, or no xlsx file")
    blocks: list[Block] = []
    for at, sheet in enumerate(book.worksheets, start=1):
        if sheet.max_row * sheet.max_column > MAX_CELLS * 5:
            too_large(zh=f"工作表“{sheet.title}”过大", en=f"sheet {sheet.title!r} is too large")
        blocks += [Line(sheet.title, at, rank=1), *_sheet(sheet, at)]
    return Document(tuple(blocks), "xlsx", pages=len(book.worksheets), paragraphs=True)


def _sheet(sheet: Worksheet, page: int) -> list[Block]:
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    for area in sheet.merged_cells.ranges:
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                merged[row, column] = (area.min_row, area.min_col)
    made: dict[tuple[int, int], Cell] = {}
    rows: list[tuple[Cell, ...]] = []
    for at, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        made_row = []
        for column, value in enumerate(values, start=1):
            place = merged.get((at, column), (at, column))
            if place not in made:
                made[place] = Cell(_written(value), page)
            made_row.append(made[place])
        rows.append(tuple(made_row))
    return _split(rows, page)


def _written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _split(rows: list[tuple[Cell, ...]], page: int) -> list[Block]:
    """Tables parted by blank rows; a row with one text only is a line."""
    blocks: list[Block] = []
    run: list[tuple[Cell, ...]] = []
    for row in [*rows, ()]:
        texts = list(dict.fromkeys(cell for cell in row if cell.text))
        if len(texts) >= 2 or (
            run and texts and len(row) > 1 and len(run) >= 1 and len(texts) == 1 and row[0] is not row[-1]
        ):
            run.append(row)
            continue
        blocks += _finished(run, page)
        run = []
        blocks += [Line(cell.text, page) for cell in texts]
    return blocks


def _finished(run: list[tuple[Cell, ...]], page: int) -> list[Block]:
    if not run:
        return []
    used = [place for place in range(len(run[0])) if any(row[place].text for row in run)]
    return [Grid(tuple(tuple(row[place] for place in used) for row in run), page, loose=True)]
