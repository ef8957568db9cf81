"""Builds the contracts of our own writing as the files that offices have: Word, PDF, scans, Excel and plain text."""

from collections.abc import Callable
from pathlib import Path

from tests.drafting.corpus import Source

from .excel import write_excel
from .markup import Block, blocks
from .pdf import write_pdf
from .plain import plain_text, write_gb18030, write_text
from .scan import write_photo, write_scan
from .word import write_word

_WRITERS: dict[str, tuple[str, Callable[[Path, str, list[Block]], None]]] = {
    "docx": ("docx", write_word),
    "pdf": ("pdf", write_pdf),
    "scan": ("pdf", write_scan),
    "photo": ("png", write_photo),
    "xlsx": ("xlsx", write_excel),
    "txt": ("txt", write_text),
    "gb18030": ("txt", write_gb18030),
}


def build(source: Source, folder: Path) -> Path:
    """The contract as a file of its format."""
    ending, write = _WRITERS[source.form]
    path = folder / f"{source.name}.{ending}"
    write(path, source.title, blocks(source.lines))
    return path


def text_of(source: Source) -> str:
    """All that the contract says, whatever its format."""
    return plain_text(source.title, blocks(source.lines)) + "\n".join(source.lines)
