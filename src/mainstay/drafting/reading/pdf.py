"""PDF files: the words and ruled lines of each page with their places; pages that are pictures go to OCR."""

import ctypes
from collections.abc import Callable, Iterator

import pypdfium2
from pypdfium2 import raw

from mainstay.drafting.rules.blocks import Block, Document
from mainstay.drafting.rules.layout import Rule, Word, joined_pages, page_blocks

from .limits import MAX_CHARACTERS, MAX_PAGES, too_large, unreadable

ReadPicture = Callable[[pypdfium2.PdfPage, int, int], tuple[Block, ...]]
_MAX_RULES = 20_000


def read_pdf(source: bytes, picture: ReadPicture) -> Document:
    """The blocks of a PDF; `picture` reads a page that has no text. Unreadable where it is encrypted or none."""
    document = _open(source)
    try:
        count = len(document)
        if count > MAX_PAGES:
            too_large(
                zh=f"PDF 有 {count} 页，超过 {MAX_PAGES} 页的上限",
                en=f"the PDF has {count} pages, at most {MAX_PAGES} are read",
            )
        pages, scanned, characters = [], 0, 0
        for at in range(count):
            page = _page(document, at)
            words, rules, held = _content(page)
            characters += held
            if characters > MAX_CHARACTERS:
                too_large(
                    zh=f"文档超过 {MAX_CHARACTERS:,} 字的上限",
                    en=f"the document has more than {MAX_CHARACTERS:,} characters",
                )
            if held < 8 and _has_picture(page):
                scanned += 1
                pages.append(picture(page, at + 1, count))
            else:
                pages.append(page_blocks(words, rules, at + 1))
            page.close()
        return Document(joined_pages(pages), "scan" if scanned * 2 > count else "pdf", pages=count)
    finally:
        document.close()


def _open(source: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            unreadable(
                "encrypted",
                zh="PDF 已加密，请先用密码打开并另存为不加密的文件",
                en="the PDF is encrypted: open it with its password and save it without one",
            )
        unreadable("broken_pdf", zh="PDF 已损坏或不是 PDF 文件", en="the file is damaged, or no PDF")


def _page(document: pypdfium2.PdfDocument, at: int) -> pypdfium2.PdfPage:
    try:
        return document[at]
    except pypdfium2.PdfiumError:
        unreadable(
            "broken_page",
            zh=f"PDF 已损坏：第 {at + 1} 页无法打开",
            en=f"the PDF is damaged: page {at + 1} cannot be opened",
        )


def _content(page: pypdfium2.PdfPage) -> tuple[list[Word], list[Rule], int]:
    height = page.get_height()
    text = page.get_textpage()
    try:
        words = list(_words(text, height))
    finally:
        text.close()
    return words, list(_rules(page, height)), sum(len(word.text) for word in words)


def _words(text: pypdfium2.PdfTextPage, height: float) -> Iterator[Word]:
    """Characters put together while they stand side by side."""
    count = text.count_chars()
    letters = text.get_text_range(0, count) if count else ""
    if len(letters) != count:
        letters = "".join(chr(raw.FPDFText_GetUnicode(text.raw, at)) for at in range(count))
    run, box = "", (0.0, 0.0, 0.0, 0.0)
    for at, letter in enumerate(letters):
        if not letter.strip() or letter in "\ufffe\ufeff\x00":
            if run:
                yield Word(run, *box)
            run = ""
            continue
        left, bottom, right, top = text.get_charbox(at, loose=True)
        here = (left, height - top, right, height - bottom)
        size = max(here[3] - here[1], 1.0)
        if run and abs(here[1] - box[1]) < 0.5 * size and -0.3 * size < here[0] - box[2] < 0.25 * size:
            run += letter
            box = (box[0], min(box[1], here[1]), max(box[2], here[2]), max(box[3], here[3]))
            continue
        if run:
            yield Word(run, *box)
        run, box = letter, here
    if run:
        yield Word(run, *box)


def _rules(page: pypdfium2.PdfPage, height: float) -> Iterator[Rule]:
    told = 0
    for found in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4):
        matrix = found.get_matrix()
        points = [_placed(matrix, point, height) for point in _points(found.raw)]
        for start, end in points_to_lines(points):
            told += 1
            if told > _MAX_RULES:
                return
            yield Rule(*start, *end)


def _points(found: object) -> list[tuple[int, float, float]]:
    """The kind of each step of a path and where it leads."""
    points = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(min(raw.FPDFPath_CountSegments(found), 4_000)):
        step = raw.FPDFPath_GetPathSegment(found, at)
        if raw.FPDFPathSegment_GetPoint(step, x, y):
            points.append((raw.FPDFPathSegment_GetType(step), x.value, y.value))
    return points


def _placed(matrix: pypdfium2.PdfMatrix, point: tuple[int, float, float], height: float) -> tuple[int, float, float]:
    x, y = matrix.on_point(point[1], point[2])
    return point[0], x, height - y


Point = tuple[float, float]


def points_to_lines(points: list[tuple[int, float, float]]) -> Iterator[tuple[Point, Point]]:
    """The straight lines of a path; a thin filled box is one line along its middle."""
    xs, ys = [point[1] for point in points], [point[2] for point in points]
    if len(points) in (4, 5) and (max(xs) - min(xs) < 2.5) != (max(ys) - min(ys) < 2.5):
        if max(xs) - min(xs) < 2.5:
            middle = (max(xs) + min(xs)) / 2
            yield (middle, min(ys)), (middle, max(ys))
        else:
            middle = (max(ys) + min(ys)) / 2
            yield (min(xs), middle), (max(xs), middle)
        return
    first = last = (0.0, 0.0)
    for kind, x, y in points:
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = (x, y)
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield last, (x, y)
        last = (x, y)
    if len(points) >= 4 and last != first:
        yield last, first


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4))
