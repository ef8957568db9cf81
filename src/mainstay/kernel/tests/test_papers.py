"""Papers: the same words give the same file, and nothing that somebody typed acts in it."""

from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from pytest_django.fixtures import Settings

from mainstay.kernel.papers.form import Column, Paper, Section, Signature, Table
from mainstay.kernel.papers.pdf import FontsMissing, paper_pdf
from mainstay.kernel.papers.workbook import paper_workbook

NOON = datetime(2026, 4, 5, 4, tzinfo=UTC)
HOSTILE = '#eval("1 + 1") #read("/etc/passwd") *粗* $x$ <a> =1+1 {page} \\ "'
COLUMNS = (Column("事项"), Column("计算", under=True), Column("分", 20, figures=True), Column("金额", 30, figures=True))


def paper(words: str = HOSTILE, rows: int = 1, mark: str = "") -> Paper:
    """A paper with a table of so many rows, each of 1.10."""
    row = (words, words, "0.5", Decimal("1.10"))
    total = ("合计", "", "", Decimal("1.10") * rows)
    table = Table(COLUMNS, (row,) * rows, total, adds_up=True)
    return Paper(
        language="zh",
        title=words[:40],
        subtitle="",
        running="R",
        pages="第 {page} 页 共 {pages} 页",
        facts=(("甲方", words),),
        sections=(
            Section("一、明细", tables=(table,)),
            Section("二、核对", notes=(words,), literal=("0123456789abcdef" * 4,)),
        ),
        signatures=(Signature(f"甲方：{words}", ("日期：",)),),
        mark=mark,
    )


def pages_of(content: bytes) -> list[str]:
    """The text of each page as one line, without the breaks that the setting put in."""
    document = pypdfium2.PdfDocument(content)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    return ["".join(text.replace("\u200b", "").split()) for text in texts]


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert paper_pdf(paper(), moment=NOON) == paper_pdf(paper(), moment=NOON)
    assert paper_workbook(paper(), moment=NOON) == paper_workbook(paper(), moment=NOON)


def test_words_are_printed_and_never_read_as_mark_up() -> None:
    (text,) = pages_of(paper_pdf(paper(), moment=NOON))
    plain = "".join(HOSTILE.split())
    assert text.count(plain) == 5  # a fact, a cell, what stands under it, a note, a signature
    assert "0123456789abcdef" * 4 in text


def test_a_long_table_repeats_its_head_and_counts_its_pages() -> None:
    pages = pages_of(paper_pdf(paper("行", rows=120), moment=NOON))
    assert len(pages) == 5
    assert all("事项分金额" in text for text in pages)
    assert [f"第{place}页共5页" in text for place, text in enumerate(pages, start=1)] == [True] * 5
    assert "合计132.00" in pages[-1]


def test_a_word_without_blanks_stays_in_its_cell() -> None:
    (text,) = pages_of(paper_pdf(paper("A" * 300), moment=NOON))
    assert text.count("A" * 300) == 5


def test_a_mark_stands_on_every_page() -> None:
    pages = pages_of(paper_pdf(paper("行", rows=120, mark="预览"), moment=NOON))
    assert [text.count("预览") for text in pages] == [2] * 5


def test_a_workbook_holds_numbers_and_texts_and_adds_up() -> None:
    book = openpyxl.load_workbook(BytesIO(paper_workbook(paper(rows=3), moment=NOON)))
    front = book.worksheets[0]
    cells = [cell for row in front.iter_rows() for cell in row if cell.value is not None]
    formulas = [cell.value for cell in cells if cell.data_type == "f"]
    assert len(formulas) == 1
    assert str(formulas[0]).startswith("=SUM(D")
    assert [cell.value for cell in cells if cell.data_type == "n"] == [0.5, 1.1] * 3
    footer = front.oddFooter
    assert footer is not None
    assert footer.center.text == "第 &P 页 共 &N 页"


def test_without_fonts_the_answer_says_what_to_do(tmp_path: Path, settings: Settings) -> None:
    settings.WEB_DIST = tmp_path
    with pytest.raises(FontsMissing) as refused:
        paper_pdf(paper(), moment=NOON)
    assert (refused.value.status, "make up" in refused.value.zh) == (503, True)
