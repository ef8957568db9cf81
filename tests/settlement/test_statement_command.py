"""`mainstay statement`: the bytes of the digest, and the papers as they were issued."""

import hashlib
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner, Result

from mainstay.config.cli.statement import command
from mainstay.settlement.tests.make import Office, make_office, row_counts

pytestmark = pytest.mark.django_db
MARCH = "2026-03"


@pytest.fixture
def office() -> Office:
    """March with a slip of half a point."""
    office = make_office()
    office.slip()
    return office


def run(*words: str) -> Result:
    return CliRunner().invoke(command, ["C", "--period", MARCH, "--lang", "zh", *words])


def first_page(path: Path) -> str:
    return str(pypdfium2.PdfDocument(path.read_bytes())[0].get_textpage().get_text_bounded())


@pytest.mark.req("F-03")
def test_the_command_prints_exactly_the_bytes_of_the_digest(office: Office) -> None:
    printed = run("--json").stdout_bytes
    assert hashlib.sha256(printed).hexdigest() == office.issue(MARCH).row.digest


def test_what_was_not_issued_is_written_as_a_preview(office: Office, tmp_path: Path) -> None:
    counts, paper = row_counts(), tmp_path / "p.pdf"
    assert (run("--pdf", str(paper)).exit_code, "预览" in first_page(paper)) == (0, True)
    assert row_counts() == counts


def test_what_was_issued_is_written_as_it_is_over_the_api(office: Office, tmp_path: Path) -> None:
    office.issue(MARCH)
    client = office.client("customer_contact")
    for form in ("pdf", "xlsx"):
        path = tmp_path / f"p.{form}"
        assert run(f"--{form}", str(path)).exit_code == 0
        address = f"/api/settlement/contracts/{office.contract_id}/statements/{MARCH}/1.{form}"
        assert path.read_bytes() == client.get(address).content
