"""Plain text: UTF-8, UTF-16 with its mark, or GB18030."""

from mainstay.drafting.rules.blocks import Document, Line

from .limits import MAX_CHARACTERS, too_large, unreadable


def read_text(source: bytes) -> Document:
    """The lines of a text; a form feed begins a page. Unreadable where the bytes are no text."""
    text = _decoded(source)
    if len(text) > MAX_CHARACTERS:
        too_large(
            zh=f"文档超过 {MAX_CHARACTERS:,} 字的上限", en=f"the document has more than {MAX_CHARACTERS:,} characters"
        )
    pages = text.split("\f")
    counted = len(pages) > 1
    lines = [
        Line(line, at if counted else None) for at, page in enumerate(pages, start=1) for line in page.splitlines()
    ]
    return Document(tuple(lines), "text", pages=len(pages) if counted else None)


def _decoded(source: bytes) -> str:
    if source[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = source.decode(encoding)
        except UnicodeDecodeError:
            continue
        if (
            sum(character < " " and character not in "\t\n\r\f\x0b" for character in text[:20_000])
            <= len(text[:20_000]) // 200
        ):
            return text
    return unreadable(
        "unknown_form",
        zh="无法识别的文件格式。可用：docx、PDF、扫描件（PDF、PNG、JPEG、TIFF）、xlsx、纯文本（UTF-8、GB18030）",
        en="unknown kind of file. docx, PDF, scans (PDF, PNG, JPEG, TIFF), xlsx and plain text "
        "(UTF-8, GB18030) can be read",
    )
