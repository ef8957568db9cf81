"""A paper as a workbook: its first sheet for reading and signing, each further table on a sheet of its own."""

import re
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from xlsxwriter.utility import xl_range

from mainstay.kernel.workbooks import new_book

from .form import Paper, Section, Signature, Table, Value

A4 = 9
LONGEST = 32_767  # what a cell may hold
LONGEST_NAME = 31
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
WIDTHS = (26, 26, 70)
PER_MILLIMETRE = 0.55
WIDE, UNDER = 40, 36
FORMATS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "align": "center"},
    "subtitle": {"align": "center"},
    "mark": {"bold": True, "align": "center", "font_color": "#9A3412"},
    "section": {"bold": True, "font_size": 12},
    "head": {
        "bold": True,
        "border": 1,
        "bg_color": "#F2F4F6",
        "align": "center",
        "valign": "vcenter",
        "text_wrap": True,
    },
    "text": {"border": 1, "valign": "top", "text_wrap": True},
    "figures": {"border": 1, "valign": "top", "align": "right"},
    "sum": {"border": 1, "valign": "top", "num_format": "#,##0.00"},
    "note": {"valign": "top", "text_wrap": True},
    "total text": {"border": 1, "bold": True, "bg_color": "#F2F4F6"},
    "total sum": {"border": 1, "bold": True, "bg_color": "#F2F4F6", "num_format": "#,##0.00"},
}


def paper_workbook(paper: Paper, *, moment: datetime) -> bytes:
    """The paper as xlsx; `moment` is the date that the file carries. Sums are numbers, and totals add up by formula."""
    target = BytesIO()
    book = new_book(target, in_memory=True)
    book.set_properties({"title": paper.title, "created": moment.replace(tzinfo=None)})
    writer = _Writer(book, paper)
    writer.write_front()
    for section in paper.sections[1:]:
        for place, table in enumerate(section.tables, start=1):
            writer.write_sheet(section, table, place)
    book.close()
    return target.getvalue()


class _Writer:
    """One paper on its way into a book: where the next row goes, and how cells look."""

    def __init__(self, book: Any, paper: Paper) -> None:
        self.book, self.paper = book, paper
        self.formats = {name: book.add_format(look) for name, look in FORMATS.items()}

    def write_front(self) -> None:
        """Facts, the first section, what the others note, and the places to sign."""
        paper = self.paper
        self._begin(paper.title)
        for place, width in enumerate(WIDTHS):
            self.sheet.set_column(place, place, width)
        for look, words in (("title", paper.title), ("subtitle", paper.subtitle), ("mark", paper.mark_note)):
            if words:
                self._across(words, look)
        self.row += 1
        for name, value in paper.facts:
            self.sheet.write_string(self.row, 0, name, self.formats["head"])
            self.sheet.merge_range(self.row, 1, self.row, 2, "", self.formats["text"])
            self.sheet.write_string(self.row, 1, value, self.formats["text"])
            self.row += 1
        for place, section in enumerate(paper.sections):
            if place == 0 or section.notes or section.literal:
                self._notes(section)
            for table in section.tables if place == 0 else ():
                self._table(table)
                self.row += 1
        self._signatures(paper.signatures)

    def write_sheet(self, section: Section, table: Table, place: int) -> None:
        """A table with its headings frozen and repeated on each page."""
        self._begin(section.title if len(section.tables) == 1 else f"{section.title} {place}")
        self.sheet.set_landscape()
        for at, column in enumerate(table.columns):
            self.sheet.set_column(at, at, UNDER if column.under else column.width * PER_MILLIMETRE or WIDE)
        if table.title:
            self.sheet.write_string(0, 0, table.title, self.formats["section"])
            self.row = 1
        first = self.row
        self._table(table)
        self.sheet.freeze_panes(first + 1, 0)
        self.sheet.repeat_rows(0, first)
        self.sheet.autofilter(first, 0, first + len(table.rows), len(table.columns) - 1)

    def _begin(self, name: str) -> None:
        paper = self.paper
        self.sheet = self.book.add_worksheet(NOT_IN_NAMES.sub(" ", name)[:LONGEST_NAME])
        self.row = 0
        self.sheet.set_paper(A4)
        self.sheet.fit_to_pages(1, 0)
        running = f"{paper.running[:120]} {paper.mark}".replace("&", "&&")
        self.sheet.set_header(f"&L{running}")
        self.sheet.set_footer(f"&C{paper.pages.format(page='&P', pages='&N')}")

    def _across(self, words: str, look: str) -> None:
        self.sheet.merge_range(self.row, 0, self.row, 2, "", self.formats[look])
        self.sheet.write_string(self.row, 0, words, self.formats[look])
        self.row += 1

    def _notes(self, section: Section) -> None:
        self.row += 1
        self.sheet.write_string(self.row, 0, section.title, self.formats["section"])
        self.row += 1
        for words in (*section.notes, *section.literal):
            self._across(words, "note")
            # A merged cell does not grow with its text.
            self.sheet.set_row(self.row - 1, 15 * (1 + sum(2 if ord(sign) > 255 else 1 for sign in words) // 110))

    def _signatures(self, boxes: Sequence[Signature]) -> None:
        for box in boxes:
            self.row += 1
            self.sheet.write_string(self.row, 0, box.title, self.formats["section"])
            for line in box.lines:
                self.row += 1
                self.sheet.set_row(self.row, 24)
                self.sheet.write_string(self.row, 0, line)
            self.row += 1

    def _table(self, table: Table) -> None:
        for at, column in enumerate(table.columns):
            self.sheet.write_string(self.row, at, column.title, self.formats["head"])
        self.row += 1
        first = self.row
        for row in table.rows:
            for at, value in enumerate(row):
                self._cell(at, value, "sum", "figures" if table.columns[at].figures else "text")
            self.row += 1
        for at, value in enumerate(table.total):
            if isinstance(value, Decimal) and table.adds_up:
                span = xl_range(first, at, self.row - 1, at)
                self.sheet.write_formula(self.row, at, f"=SUM({span})", self.formats["total sum"], float(value))
            else:
                self._cell(at, value, "total sum", "total text")
        self.row += bool(table.total)

    def _cell(self, at: int, value: Value, sums: str, words: str) -> None:
        if isinstance(value, Decimal):
            self.sheet.write_number(self.row, at, float(value), self.formats[sums])
        elif value and words == "figures":
            self.sheet.write_number(self.row, at, float(value), self.formats[words])
        else:
            self.sheet.write_string(self.row, at, value[:LONGEST], self.formats[words])
