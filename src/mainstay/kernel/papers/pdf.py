"""A paper as PDF/A, set by typst: the same paper and moment give the same bytes on any machine."""

import json
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import typst
from django.conf import settings

from mainstay.kernel.errors import MainstayError

from .form import Column, Paper, Section, Table, Value, printed

TEMPLATE = Path(__file__).with_name("paper.typ")
# Archives take PDF/A: fonts inside, nothing that runs, nothing fetched.
STANDARD: Final = "a-2b"
COLONS = {"zh": "：", "en": ": "}


class FontsMissing(MainstayError):
    """503: the front end was built without the fonts of papers, or not at all."""

    code = "fonts_missing"
    status = 503
    title_zh = "暂时不能生成PDF"
    title_en = "No PDF for now"


def paper_pdf(paper: Paper, *, moment: datetime) -> bytes:
    """The paper on A4; `moment` is the date that the file carries. FontsMissing while they are not there."""
    fonts = _fonts(Path(settings.WEB_DIST) / "fonts")
    compiler = typst.Compiler(TEMPLATE, root=TEMPLATE.parent, font_paths=fonts, ignore_system_fonts=True)
    words = {"paper": json.dumps(_data(paper), ensure_ascii=False)}
    made = compiler.compile(format="pdf", sys_inputs=words, pdf_standards=STANDARD, timestamp=int(moment.timestamp()))
    if not isinstance(made, bytes):
        raise TypeError("typst gave no bytes")
    return made


@lru_cache(maxsize=1)
def _fonts(folder: Path) -> typst.Fonts:
    if not any(folder.glob("*.ttf")):
        zh = "缺少排版字体，请管理员运行 make up 重新构建前端。"
        raise FontsMissing(zh, "The fonts of papers are missing: run make up to build the front end anew.")
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


def _data(paper: Paper) -> dict[str, Any]:
    """What the template reads."""
    return {
        "language": paper.language,
        "title": paper.title,
        "subtitle": paper.subtitle,
        "running": paper.running,
        "pages": paper.pages,
        "mark": paper.mark,
        "mark_note": paper.mark_note,
        "facts": paper.facts,
        "sections": [_section(section, COLONS[paper.language]) for section in paper.sections],
        "signatures": [{"title": box.title, "lines": box.lines} for box in paper.signatures],
    }


def _section(section: Section, colon: str) -> dict[str, Any]:
    tables = [_table(table, colon) for table in section.tables]
    return {"title": section.title, "notes": section.notes, "tables": tables, "literal": section.literal}


def _table(table: Table, colon: str) -> dict[str, Any]:
    shown = [column for column in table.columns if not column.under]
    return {
        "title": table.title,
        "heads": [column.title for column in shown],
        "widths": [column.width for column in shown],
        "figures": [column.figures for column in shown],
        "rows": [_row(table.columns, row, colon) for row in table.rows],
        "total": _row(table.columns, table.total, colon) if table.total else [],
    }


def _row(columns: Sequence[Column], row: Sequence[Value], colon: str) -> list[dict[str, Any]]:
    """The cells in print; what stands under others goes to the widest one, after its own heading."""
    pairs = list(zip(columns, row, strict=True))
    under = [f"{column.title}{colon}{printed(value)}" for column, value in pairs if column.under and value != ""]
    return [
        {"text": printed(value), "notes": [] if column.width else under} for column, value in pairs if not column.under
    ]
