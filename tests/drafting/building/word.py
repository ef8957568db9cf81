"""Word files, with merged cells as Word keeps them and tables inside cells."""

from pathlib import Path

from docx import Document
from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.table import Table as WordTable

from .markup import Block, Table


def write_word(path: Path, title: str, parts: list[Block]) -> None:
    paper = Document()
    paper.add_paragraph(title).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for one in parts:
        _add(paper, one)
    paper.save(str(path))


def _add(paper: Paper, one: Block) -> None:
    if one.table:
        grid = paper.add_table(len(one.table.rows), one.table.columns)
        grid.style = "Table Grid"
        _fill(grid, one.table)
    elif one.kind == "heading":
        paper.add_heading(one.text, level=1)
    else:
        paper.add_paragraph(one.text)


def _fill(grid: WordTable, table: Table) -> None:
    for row, column, high, wide, text in table.cells():
        cell = grid.cell(row, column)
        if high > 1 or wide > 1:
            cell = cell.merge(grid.cell(row + high - 1, column + wide - 1))
        inner = table.nested.get(text)
        if inner:
            _fill(cell.add_table(len(inner.rows), inner.columns), inner)
        else:
            cell.text = text
