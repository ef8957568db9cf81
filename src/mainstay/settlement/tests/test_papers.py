"""Statements as PDF and xlsx over the API."""

import hashlib
from io import BytesIO

import openpyxl
import pypdfium2
import pytest

from mainstay.settlement.rules.words import RecordAct

from .make import Office, make_office

pytestmark = pytest.mark.django_db
MARCH = "2026-03"
HOSTILE = '#eval("1") =1+1 <script>'


@pytest.fixture
def office() -> Office:
    """March with eleven slips of half a point: 94.5 points, 32,656.67 off."""
    office = make_office()
    for _ in range(11):
        office.record(RecordAct.OCCURRENCE, rule="monthly/1.1b", on="2026-03-10", note=HOSTILE)
    return office


def path(office: Office, name: str, period: str = MARCH) -> str:
    return f"/api/settlement/contracts/{office.contract_id}/statements/{period}/{name}"


def text_of(content: bytes) -> str:
    """What the PDF says, without blanks and breaks."""
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content)]
    return "".join("".join(pages).split())


@pytest.mark.req("F-03")
def test_an_issued_statement_as_pdf_says_what_its_bytes_say(office: Office) -> None:
    row = office.issue(MARCH).row
    answer = office.client("customer_contact").get(path(office, "1.pdf"))
    text = text_of(answer.content)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "负叁万贰仟陆佰伍拾陆元陆角柒分" in text
    assert ("SHA-256" + row.digest) in text
    assert ("−32,656.67" in text, "预览" in text, "第1版" in text) == (True, False, True)
    assert text.count(HOSTILE.replace(" ", "")) == 11


def test_the_same_statement_gives_the_same_file(office: Office) -> None:
    office.issue(MARCH)
    clients = [office.client(role) for role in ("customer_contact", "vendor_manager")]
    for name in ("1.pdf", "1.xlsx"):
        first, second = (client.get(path(office, name)).content for client in clients)
        assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest()


def test_a_later_record_changes_the_preview_and_not_what_was_issued(office: Office) -> None:
    office.issue(MARCH)
    client = office.client("customer_contact")
    before = client.get(path(office, "1.pdf")).content
    office.record(RecordAct.VOID, record=1, note="登记重复")
    assert client.get(path(office, "1.pdf")).content == before
    preview = text_of(client.get(path(office, "preview.pdf")).content)
    assert ("预览：本结算单尚未出具" in preview, "32,656.67" in preview) == (True, False)


def test_the_workbook_holds_sums_as_numbers_and_nothing_typed_as_a_formula(office: Office) -> None:
    office.issue(MARCH)
    content = office.client("customer_contact").get(path(office, "1.xlsx")).content
    book = openpyxl.load_workbook(BytesIO(content))
    lines = book["二、明细"]
    assert [cell.value for cell in lines[2]][-1] == -32656.67
    assert lines.cell(3, 9).value == "=SUM(I2)"
    formulas = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert all(str(one).startswith("=SUM(") for one in formulas)
    assert book["结算单"]["B4"].value == "YLZC-2025-FW-0417"


def test_the_files_are_saved_and_never_run(office: Office) -> None:
    office.issue(MARCH)
    client = office.client("customer_contact")
    for name, saved in (
        ("1.pdf?language=en", "Statement-C-2026-03-No.1.pdf"),
        ("1.xlsx?language=en", "Statement-C-2026-03-No.1.xlsx"),
        ("1.json", "statement-C-2026-03-1.json"),
    ):
        headers = client.get(path(office, name)).headers
        assert headers["Content-Disposition"] == f'attachment; filename="{saved}"'
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Content-Security-Policy"].startswith("sandbox;")


REFUSED: list[tuple[str, str, int]] = [
    ("2.pdf", MARCH, 404),  # was not issued
    ("0.pdf", MARCH, 422),
    ("1.docx", MARCH, 422),
    ("1.pdf?language=fr", MARCH, 422),
    ("preview.pdf", "2031-13", 422),
    ("preview.xlsx", "1999-01", 409),  # outside the contract
    ("preview.xlsx", "2099-01", 409),  # not begun
]


@pytest.mark.parametrize(("name", "period", "status"), REFUSED)
def test_what_cannot_be_printed_says_so(office: Office, name: str, period: str, status: int) -> None:
    office.issue(MARCH)
    answer = office.client("customer_contact").get(path(office, name, period))
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json; charset=utf-8")


def test_a_stranger_is_told_of_no_such_contract(office: Office) -> None:
    office.issue(MARCH)
    stranger = make_office("d").client("customer_approver")
    names = ("1.pdf", "1.xlsx", "preview.pdf", "1.json")
    assert [stranger.get(path(office, name)).status_code for name in names] == [404] * 4
