"""A workbook written row by row: what was written is on disk, so its size does not matter."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from mainstay.desk.rules.columns import COLUMN_NAMES, Column
from mainstay.desk.rules.exports import SHEET_ROWS
from mainstay.kernel.workbooks import new_book

from .rows import WIDTHS, ListedCase, cell_of

DATES = "yyyy-mm-dd hh:mm"
SHEET_NAMES = {"zh": "工单", "en": "Cases"}


class Workbook:
    """The columns of a list over as many sheets as it takes; closing it writes the file."""

    def __init__(self, path: Path, columns: Sequence[Column], language: str, *, sheet_rows: int = SHEET_ROWS) -> None:
        self.columns, self.language, self.sheet_rows = columns, language, sheet_rows
        self.book = new_book(path, constant_memory=True, default_date_format=DATES, tmpdir=str(path.parent))
        self.heading = self.book.add_format({"bold": True, "bottom": 1})
        self.sheets = 0
        self._begin_sheet()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.book.close()

    def add(self, case: ListedCase, *, now: datetime) -> None:
        """One row more, on a new sheet when this one is full."""
        if self.row > self.sheet_rows:
            self._begin_sheet()
        for place, column in enumerate(self.columns):
            self._write(place, cell_of(column, case, self.language, now=now))
        self.row += 1

    def _write(self, place: int, value: Any) -> None:
        if isinstance(value, datetime):
            self.sheet.write_datetime(self.row, place, value)
        elif value:
            self.sheet.write_string(self.row, place, value)

    def _begin_sheet(self) -> None:
        self.sheets += 1
        name = SHEET_NAMES[self.language]
        self.sheet = self.book.add_worksheet(name if self.sheets == 1 else f"{name} {self.sheets}")
        self.sheet.freeze_panes(1, 0)
        for place, column in enumerate(self.columns):
            zh, en = COLUMN_NAMES[column]
            self.sheet.set_column(place, place, WIDTHS.get(column, 14))
            self.sheet.write_string(0, place, en if self.language == "en" else zh, self.heading)
        self.row = 1
