"""Word documents: paragraphs with their outline and numbering, tables with merged and nested cells, page by page."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from mainstay.drafting.rules.blocks import Block, Cell, Document, Grid, Line
from mainstay.drafting.rules.numerals import write_chinese

from .limits import MAX_CELLS, MAX_CHARACTERS, too_large, unreadable
from .package import Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}pPr", f"{W}rPr"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list writes its number: the format and the text with %1 to %9."""

    format: str
    text: str
    start: int


@dataclass
class _Reader:
    styles: dict[str, tuple[int | None, tuple[str, int] | None]]
    levels: dict[str, dict[int, _Level]]
    counts: dict[str, list[int]] = field(default_factory=dict)
    page: int = 1
    characters: int = 0
    cells: int = 0


def read_docx(source: bytes) -> Document:
    """The blocks of a Word document; Unreadable where it is none."""
    package = Package(source)
    name = "word/document.xml"
    if name not in package:
        unreadable(
            "no_document",
            zh="这个文件不是 Word 文档（缺少正文部分）",
            en="this is no Word document: its main part is missing",
        )
    reader = _reader(package)
    body = package.xml(name).find(f"{W}body")
    try:
        blocks = tuple(_blocks(reader, body)) if body is not None else ()
    except (ValueError, RecursionError):
        unreadable(
            "broken_document",
            zh="Word 文档已损坏：内部编号无效",
            en="the Word document is damaged: a count in it is none",
        )
    return Document(blocks, "docx", pages=reader.page, paragraphs=True)


def _reader(package: Package) -> _Reader:
    try:
        return _Reader(_styles(package), _numbering(package))
    except ValueError:
        unreadable(
            "broken_styles",
            zh="Word 文档已损坏：样式或编号无效",
            en="the Word document is damaged: its styles or lists",
        )


def _blocks(reader: _Reader, parent: Element) -> Iterator[Block]:
    for child in parent:
        if child.tag == f"{W}p":
            yield from _paragraph(reader, child)
        elif child.tag == f"{W}tbl":
            yield from _table(reader, child)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"):
            yield from _blocks(reader, child)


def _paragraph(reader: _Reader, paragraph: Element) -> Iterator[Block]:
    page = reader.page
    text = _text(reader, paragraph)
    boxes = [box for box in paragraph.iter(f"{W}txbxContent") if not _in_fallback(paragraph, box)]
    number, rank = _number(reader, paragraph), _rank(reader, paragraph)
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if line.strip():
            yield Line(line, page, rank=rank if at == 0 else None, number=number if at == 0 else "")
    for box in boxes:
        yield from _blocks(reader, box)


def _in_fallback(paragraph: Element, box: Element) -> bool:
    return any(box in set(fallback.iter()) for fallback in paragraph.iter(_FALLBACK))


def _text(reader: _Reader, element: Element) -> str:
    parts: list[str] = []
    _collect(reader, element, parts)
    text = "".join(parts)
    reader.characters += len(text)
    if reader.characters > MAX_CHARACTERS:
        too_large(
            zh=f"文档超过 {MAX_CHARACTERS:,} 字的上限", en=f"the document has more than {MAX_CHARACTERS:,} characters"
        )
    return text


def _collect(reader: _Reader, element: Element, parts: list[str]) -> None:
    for child in element:
        if child.tag in _SKIPPED or child.tag in (f"{W}txbxContent", _FALLBACK):
            continue
        if child.tag == f"{W}t":
            parts.append(child.text or "")
        elif child.tag == f"{W}tab":
            parts.append("\t")
        elif child.tag == f"{W}br":
            if child.get(f"{W}type") == "page":
                reader.page += 1
            else:
                parts.append("\n")
        elif child.tag == f"{W}cr":
            parts.append("\n")
        elif child.tag == f"{W}lastRenderedPageBreak":
            reader.page += 1
        elif child.tag == f"{W}noBreakHyphen":
            parts.append("-")
        elif child.tag == f"{W}sym":
            parts.append("□")
        else:
            _collect(reader, child, parts)


def _table(reader: _Reader, table: Element) -> Iterator[Block]:
    page = reader.page
    rows: list[list[Cell]] = []
    nested: list[Block] = []
    for row in table.iter(f"{W}tr"):
        if not _is_own(table, row):
            continue
        rows.append(_row(reader, row, rows[-1] if rows else [], nested))
    width = max((len(row) for row in rows), default=0)
    if width:
        blank = Cell("", page)
        filled = tuple((*row, *[blank] * (width - len(row))) for row in rows)
        if width == 1:
            yield from (
                Line(line, page)
                for row in dict.fromkeys(row[0] for row in filled)
                for line in row.text.split("\n")
                if line.strip()
            )
        else:
            yield Grid(filled, page)
    yield from nested


def _is_own(table: Element, row: Element) -> bool:
    """Whether a row is of this table and not of one inside it."""
    return row in list(table) or any(
        row in list(child) for child in table if child.tag in (f"{W}sdt", f"{W}ins") for child in [child, *child]
    )


def _row(reader: _Reader, row: Element, above: list[Cell], nested: list[Block]) -> list[Cell]:
    cells: list[Cell] = []
    properties = row.find(f"{W}trPr")
    before = _value(properties, "gridBefore") if properties is not None else None
    cells += [Cell("", reader.page)] * int(before or 0)
    for cell in row.iter(f"{W}tc"):
        if not any(cell in list(holder) for holder in (row, *row.iter(f"{W}sdtContent"))):
            continue
        span = cell.find(f"{W}tcPr")
        width = min(int(_value(span, "gridSpan") or 1), 200) if span is not None else 1
        merge = span.find(f"{W}vMerge") if span is not None else None
        if merge is not None and merge.get(f"{W}val") != "restart" and len(above) > len(cells):
            made = above[len(cells)]
        else:
            made = Cell(_cell_text(reader, cell, nested), reader.page)
        cells += [made] * width
        reader.cells += width
        if reader.cells > MAX_CELLS:
            too_large(zh=f"文档的表格超过 {MAX_CELLS:,} 格的上限", en=f"the tables have more than {MAX_CELLS:,} cells")
    return cells


def _cell_text(reader: _Reader, cell: Element, nested: list[Block]) -> str:
    lines: list[str] = []
    for block in _blocks(reader, cell):
        if isinstance(block, Line):
            lines.append(f"{block.number} {block.text}".strip() if block.number else block.text.strip())
        else:
            nested.append(block)
    return "\n".join(line for line in lines if line)


def _value(properties: Element | None, name: str) -> str | None:
    found = properties.find(f"{W}{name}") if properties is not None else None
    return found.get(f"{W}val") if found is not None else None


def _rank(reader: _Reader, paragraph: Element) -> int | None:
    properties = paragraph.find(f"{W}pPr")
    own = _value(properties, "outlineLvl")
    if own and own.isdigit():
        return int(own) + 1 if int(own) < 9 else None
    style = _value(properties, "pStyle")
    return reader.styles.get(style or "", (None, None))[0]


def _number(reader: _Reader, paragraph: Element) -> str:
    """The number that Word prints before a paragraph of a list."""
    properties = paragraph.find(f"{W}pPr")
    listing = properties.find(f"{W}numPr") if properties is not None else None
    style = reader.styles.get(_value(properties, "pStyle") or "", (None, None))[1]
    identity, depth = style or ("", 0)
    if listing is not None:
        identity = _value(listing, "numId") or identity
        depth = int(_value(listing, "ilvl") or depth)
    levels = reader.levels.get(identity)
    if not levels or depth not in levels or identity == "0":
        return ""
    counts = reader.counts.setdefault(identity, [levels[at].start - 1 if at in levels else 0 for at in range(9)])
    counts[depth] += 1
    for deeper in range(depth + 1, 9):
        counts[deeper] = levels[deeper].start - 1 if deeper in levels else 0
    return _written(levels, depth, counts)


def _written(levels: dict[int, _Level], depth: int, counts: list[int]) -> str:
    level = levels[depth]
    if level.format in ("bullet", "none"):
        return "•" if level.format == "bullet" else ""
    text = level.text
    for at in range(9):
        if f"%{at + 1}" in text:
            own = levels.get(at, level)
            count = max(counts[at], 1)
            text = text.replace(
                f"%{at + 1}", str(count) if at < depth and "." in level.text else _figure(own.format, count)
            )
    return text


def _figure(form: str, count: int) -> str:
    if "hinese" in form or form in ("japaneseCounting", "ideographDigital", "taiwaneseCountingThousand"):
        return write_chinese(count) if count < 10_000 else str(count)
    if "nclosedCircle" in form and count <= len(_CIRCLED):
        return _CIRCLED[count - 1]
    if form in ("lowerLetter", "upperLetter") and count <= 26:
        letter = chr(ord("a") + count - 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and count < 40:
        roman = "X" * (count // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[count % 10]
        return roman.lower() if form == "lowerRoman" else roman
    return str(count)


def _styles(package: Package) -> dict[str, tuple[int | None, tuple[str, int] | None]]:
    """The outline level and the list of each style, also where it is based on another."""
    if "word/styles.xml" not in package:
        return {}
    found: dict[str, tuple[int | None, tuple[str, int] | None]] = {}
    based: dict[str, str] = {}
    for style in package.xml("word/styles.xml").iter(f"{W}style"):
        identity = style.get(f"{W}styleId") or ""
        properties = style.find(f"{W}pPr")
        level = _value(properties, "outlineLvl")
        listing = properties.find(f"{W}numPr") if properties is not None else None
        number = (_value(listing, "numId") or "", int(_value(listing, "ilvl") or 0)) if listing is not None else None
        found[identity] = (int(level) + 1 if level and level.isdigit() and int(level) < 9 else None, number)
        based[identity] = _value(style, "basedOn") or ""
    for identity in list(found):
        above, steps = based[identity], 0
        while above in found and steps < 20 and found[identity] == (None, None):
            found[identity] = found[above]
            above, steps = based[above], steps + 1
    return found


def _numbering(package: Package) -> dict[str, dict[int, _Level]]:
    if "word/numbering.xml" not in package:
        return {}
    root = package.xml("word/numbering.xml")
    abstract = {one.get(f"{W}abstractNumId"): _levels(one) for one in root.iter(f"{W}abstractNum")}
    return {one.get(f"{W}numId") or "": abstract.get(_value(one, "abstractNumId"), {}) for one in root.iter(f"{W}num")}


def _levels(abstract: Element) -> dict[int, _Level]:
    return {
        int(level.get(f"{W}ilvl") or 0): _Level(
            _value(level, "numFmt") or "decimal", _value(level, "lvlText") or "", int(_value(level, "start") or 1)
        )
        for level in abstract.iter(f"{W}lvl")
    }
