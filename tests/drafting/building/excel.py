"""Excel files: a table a sheet, sums as numbers where the mark-up has bare digits."""

from pathlib import Path

import xlsxwriter

from .markup import Block


def write_excel(path: Path, title: str, parts: list[Block]) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = None
        for one in parts:
            if one.kind == "sheet":
                sheet = book.add_worksheet(one.text)
                sheet.write(0, 0, title)
            elif one.table and sheet:
                for row, column, _, wide, text in one.table.cells():
                    value: int | str = int(text) if text.isdigit() else text
                    if wide > 1:
                        sheet.merge_range(row + 1, column, row + 1, column + wide - 1, value)
                    else:
                        sheet.write(row + 1, column, value)
