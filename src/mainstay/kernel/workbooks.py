"""Workbooks (xlsx) in which nothing that somebody typed becomes a formula, an address or a number."""

from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter

PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def new_book(target: Path | BytesIO, **options: Any) -> xlsxwriter.Workbook:
    """A workbook that is written when it is closed; options are those of xlsxwriter."""
    return xlsxwriter.Workbook(target, {**options, **PLAIN})
