"""A file of any kind that is read: its kind is told by its first bytes, never by its name."""

import hashlib
import re

from mainstay.drafting.rules.blocks import Document, Grid
from mainstay.drafting.rules.draft import Source

from .docx import read_docx
from .limits import refuse_size, unreadable
from .package import Package
from .pdf import read_pdf
from .scan import Progress, Scanner, is_picture
from .text import read_text
from .xlsx import read_xlsx

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")
_OTHER = re.compile(r"[\u0400-\u04ff\u0600-\u06ff\u0e00-\u0e7f\u3040-\u30ff\uac00-\ud7af\u0590-\u05ff\u0900-\u097f]")
_FEWEST_SIGNS = 60
_ENGLISH = re.compile(r"\b(?:the|of|and|shall|to|in|for|by|within|party|contract|agreement|service)\b", re.IGNORECASE)


def read_document(source: bytes, name: str, *, progress: Progress | None = None) -> tuple[Document, Source]:
    """A document's blocks and its description.

    Unreadable or TooLarge say what is wrong in Chinese and English. `progress` hears of each page of a scan; what it
    raises ends the work.
    """
    refuse_size(len(source))
    document = _read(source, Scanner(progress))
    _check_language(document)
    return document, Source(
        name=name, form=document.form, pages=document.pages, digest=hashlib.sha256(source).hexdigest()
    )


def _read(source: bytes, scanner: Scanner) -> Document:
    if not source.strip():
        unreadable("empty", zh="文件是空的", en="the file is empty")
    if source[:1024].lstrip().startswith(b"%PDF-"):
        return read_pdf(source, scanner.read_page)
    if source[:4] == b"PK\x03\x04":
        return _read_package(source)
    if source[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        unreadable(
            "old_office",
            zh="这是旧版 Office 文件（doc、xls）或加了密码的文件，请去掉密码并另存为 docx 或 xlsx",
            en="this is an old Office file (doc, xls) or one with a password: remove it and save as docx or xlsx",
        )
    if is_picture(source):
        return scanner.read_picture(source)
    return read_text(source)


def _read_package(source: bytes) -> Document:
    package = Package(source)
    if "word/document.xml" in package:
        return read_docx(source)
    if "xl/workbook.xml" in package:
        return read_xlsx(source)
    return unreadable(
        "unknown_zip",
        zh="这个压缩包不是 Word 文档，也不是 Excel 工作簿",
        en="this archive is neither a Word document nor a workbook",
    )


def _check_language(document: Document) -> None:
    text = "\n".join(
        "\n".join(cell.text for row in block.rows for cell in row) if isinstance(block, Grid) else block.text
        for block in document.blocks
    )
    if not text.strip():
        unreadable("no_text", zh="文件里没有可识别的文字", en="no text was found in the file")
    signs = len(re.sub(r"\s", "", text))
    if document.form == "scan" and signs < _FEWEST_SIGNS:
        unreadable(
            "no_contract",
            zh=f"图片里只认出 {signs} 个字，不像合同；请确认所选文件，或对准合同重新拍摄、扫描",
            en=f"only {signs} characters were found in the picture, which looks like no contract; "
            f"choose another file, or take the picture again",
        )
    chinese, latin, other = (len(pattern.findall(text)) for pattern in (_CHINESE, _LATIN, _OTHER))
    foreign = other > (chinese + latin) or (chinese < latin / 20 and len(_ENGLISH.findall(text)) * 40 < latin / 5)
    if foreign and chinese + latin + other >= 40:
        unreadable(
            "language",
            zh="文件的语言不是中文或英文，无法起草",
            en="the document is in neither Chinese nor English; it cannot be drafted",
        )
