"""Exports for the tests of evidence: a small ledger, written to a file."""

from pathlib import Path

from mainstay.desk.models import Case
from mainstay.desk.public import Act, export_contract_evidence
from mainstay.directory.public import SYSTEM
from mainstay.kernel.files import store_bytes
from mainstay.kernel.signing import seal_ledger

from .make import Desk, after, make_desk


def make_cases() -> tuple[Desk, list[Case]]:
    """Three cases with a few entries each, the first with an attachment; all but the last entry signed."""
    desk = make_desk()
    cases = [desk.open(title=f"第 {number} 次断网") for number in (1, 2, 3)]
    for case in cases:
        desk.do(case, Act.RESPOND, at=5)
        desk.do(case, Act.COMMENT, at=6, note="已到场，正在检查“核心”交换机 <b>\\n")
    facts = store_bytes(b"%PDF-1.7", name="记录.pdf", uploaded_by=desk.person("vendor_engineer").id, now=after(7))
    desk.do(cases[0], Act.ATTACH, at=8, files=[str(facts.id)])
    seal_ledger(after(10))
    desk.do(cases[2], Act.COMMENT, at=20, note="尚未签名")
    return desk, cases


def export(desk: Desk, path: Path, *, with_files: bool = True) -> Path:
    """The contract's ledger as a file."""
    pieces = export_contract_evidence(desk.contract_id, actor=SYSTEM, with_files=with_files, now=after(30))
    path.write_bytes(b"".join(pieces))
    return path
