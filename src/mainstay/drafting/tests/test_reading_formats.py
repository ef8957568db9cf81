"""Word documents with merged and nested cells, numbering that Word adds, and files that nobody can read."""

import io
import zipfile

import pytest

from mainstay.drafting.reading.document import read_document
from mainstay.drafting.reading.docx import read_docx
from mainstay.drafting.reading.limits import Unreadable
from mainstay.drafting.rules.blocks import Grid, Line
from mainstay.kernel.errors import MainstayError

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(body: str, **parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("word/document.xml", f"<w:document {SPACE}><w:body>{body}</w:body></w:document>")
        for name, text in parts.items():
            package.writestr(f"word/{name}.xml", text)
    return made.getvalue()


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def test_merged_cells_are_one_and_a_nested_table_stands_by_itself() -> None:
    inner = f"<w:tbl><w:tr>{tc(p('内一'))}{tc(p('内二'))}</w:tr></w:tbl>"
    wide = '<w:gridSpan w:val="2"/>'
    start, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        f"<w:tr>{tc(p('表头'), wide)}</w:tr>"
        f"<w:tr>{tc(p('一级'), start)}{tc(p('30分钟') + inner)}</w:tr>"
        f"<w:tr>{tc(p(''), go_on)}{tc(p('2小时'))}</w:tr>"
    )
    outer, nested = read_docx(word(f"<w:tbl>{rows}</w:tbl>")).blocks
    assert isinstance(outer, Grid)
    assert isinstance(nested, Grid)
    assert [[cell.text for cell in row] for row in outer.rows] == [
        ["表头", "表头"],
        ["一级", "30分钟"],
        ["一级", "2小时"],
    ]
    assert outer.rows[1][0] is outer.rows[2][0]
    assert [cell.text for cell in nested.rows[0]] == ["内一", "内二"]


def test_numbers_that_word_adds_are_read_with_the_text() -> None:
    levels = (
        '<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/><w:start w:val="1"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/><w:start w:val="1"/></w:lvl>'
    )
    numbering = (
        f'<w:numbering {SPACE}><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    listed = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    body = p("服务", listed.format(0)) + p("范围", listed.format(1)) + p("付款", listed.format(0))
    blocks = read_docx(word(body, numbering=numbering)).blocks
    assert [(block.number, block.text) for block in blocks if isinstance(block, Line)] == [
        ("第一条", "服务"),
        ("1.1", "范围"),
        ("第二条", "付款"),
    ]


def test_deleted_words_are_left_out_and_inserted_ones_read() -> None:
    gone, new = "<w:del><w:r><w:delText>30%</w:delText></w:r></w:del>", "<w:ins><w:r><w:t>40%</w:t></w:r></w:ins>"
    body = f"<w:p><w:r><w:t>支付</w:t></w:r>{gone}{new}</w:p>"
    (line,) = read_docx(word(body)).blocks
    assert isinstance(line, Line)
    assert line.text == "支付40%"


def encrypted_pdf() -> bytes:
    """A PDF whose password is unknown: the check values are noise."""
    noise = bytes(range(65, 97)).hex()
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        f"<< /Filter /Standard /V 1 /R 2 /O <{noise}> /U <{noise}> /P -4 >>",
    ]
    made, places = b"%PDF-1.4\n", []
    for at, text in enumerate(objects, 1):
        places.append(len(made))
        made += f"{at} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"trailer << /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<{noise}> <{noise}>] >>"
    return made + f"xref\n0 5\n0000000000 65535 f \n{table}{trailer}\nstartxref\n{len(made)}\n%%EOF".encode()


def test_encrypted_pdf_is_told() -> None:
    with pytest.raises(Unreadable) as told:
        read_document(encrypted_pdf(), "a.pdf")
    assert told.value.zh == "PDF 已加密，请先用密码打开并另存为不加密的文件"
    assert told.value.problems[0].code == "encrypted"


def test_scan_without_a_reader_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mainstay.drafting.reading.scan.ocr_python", lambda: None)
    with pytest.raises(Unreadable) as told:
        read_document(b"\x89PNG\r\n\x1a\n" + b"0" * 64, "a.png")
    assert "tools/bootstrap.py ocr" in told.value.en


def test_progress_that_raises_ends_the_work() -> None:
    def stop(at: int, count: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_document(b"\x89PNG\r\n\x1a\n" + b"0" * 64, "a.png", progress=stop)


@pytest.mark.parametrize("at", range(0, 240, 12))
def test_damaged_document_is_read_or_told_and_never_breaks(at: int) -> None:
    data = bytearray(word(p("甲方应在验收后支付。" * 40)))
    for place in range(at, at + 6):
        data[place] ^= 0xFF
    told: MainstayError | None = None
    try:
        read_document(bytes(data), "a.docx")
    except MainstayError as refused:
        told = refused
    assert told is None or (told.zh and told.en)
