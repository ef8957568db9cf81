"""Statements as papers: what was issued, or a preview of what stands now, as PDF or xlsx."""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mainstay.kernel.papers.pdf import paper_pdf
from mainstay.kernel.papers.workbook import paper_workbook
from mainstay.settlement.models import IssuedStatement
from mainstay.settlement.rules.canonical import digest_of, statement_bytes
from mainstay.settlement.rules.paper import Issue, file_name, paper_of

from .sight import Settled
from .statements import Computed


class PaperForm(StrEnum):
    """What a paper is written as."""

    PDF = "pdf"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class Printed:
    """A file: its bytes and its name."""

    content: bytes
    name: str


def print_issued(row: IssuedStatement, settled: Settled, form: PaperForm, language: str) -> Printed:
    """A statement as it was issued; from the same row always the same bytes."""
    moment = row.issued_at.astimezone(settled.zone)
    issue = Issue(row.revision, row.ledger_seq, row.digest, moment, row.issued_by_name)
    return _print(bytes(row.content), issue, form, language)


def print_preview(computed: Computed, form: PaperForm, language: str, *, now: datetime) -> Printed:
    """A statement as it stands, marked as not issued."""
    content = statement_bytes(computed.statement)
    moment = now.astimezone(computed.settled.zone)
    issue = Issue(0, computed.gathered.seq, digest_of(content), moment, "", is_over=computed.is_over)
    return _print(content, issue, form, language)


def print_as_it_stands(computed: Computed, form: PaperForm, language: str, *, now: datetime) -> Printed:
    """The last issued statement of the period where it has the figures of now, else a preview."""
    period = computed.statement.period
    rows = IssuedStatement.objects.filter(
        contract_id=computed.settled.id, period_start=period.start, period_end=period.end
    )
    last = rows.order_by("-revision").first()
    if last is not None and last.digest == digest_of(statement_bytes(computed.statement)):
        return print_issued(last, computed.settled, form, language)
    return print_preview(computed, form, language, now=now)


def _print(content: bytes, issue: Issue, form: PaperForm, language: str) -> Printed:
    data = json.loads(content)
    paper = paper_of(data, issue, language)
    write = paper_pdf if form is PaperForm.PDF else paper_workbook
    return Printed(write(paper, moment=issue.moment), file_name(data, issue, language, form.value))
