"""Issuing statements: the same figures give the same statement, a changed record gives a new revision."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from mainstay.directory.public import Actor, require
from mainstay.kernel.errors import Refused
from mainstay.kernel.ledger import Draft
from mainstay.settlement.models import IssuedStatement
from mainstay.settlement.queries.gathering import lock_book
from mainstay.settlement.queries.sight import access_contract
from mainstay.settlement.queries.statements import compute
from mainstay.settlement.rules.canonical import digest_of, statement_bytes
from mainstay.settlement.rules.period import Period
from mainstay.settlement.rules.permissions import ISSUE
from mainstay.settlement.rules.words import RecordKind

from .recording import write_record


@dataclass(frozen=True, slots=True)
class Issued:
    """A statement; `is_new` is false when the same one had been issued already."""

    row: IssuedStatement
    is_new: bool


@transaction.atomic
def issue_statement(contract_id: UUID, period: Period, *, actor: Actor, now: datetime) -> Issued:
    """Issue the statement of a period that is over. Two who ask at once get the same one.

    NotFound, Forbidden, or Refused while the period runs; nothing is stored then.
    """
    settled = access_contract(contract_id, actor=actor, on=period.end, now=now)
    grant = require(actor, ISSUE, contract_id=contract_id)[0]
    book = lock_book(settled)
    computed = compute(settled, period, now=now)
    if not computed.is_over:
        raise Refused(f"结算期 {period} 尚未结束，不能出具结算单。", f"The period {period} is not over.")
    content = statement_bytes(computed.statement)
    digest = digest_of(content)
    rows = IssuedStatement.objects.filter(contract_id=contract_id, period_start=period.start, period_end=period.end)
    last = rows.order_by("-revision").first()
    if last is not None and last.digest == digest:
        return Issued(last, is_new=False)
    totals = computed.statement.totals
    row = IssuedStatement.objects.create(
        contract_id=contract_id,
        period_start=period.start,
        period_end=period.end,
        revision=last.revision + 1 if last else 1,
        contract_version=settled.version.version,
        ledger_seq=book.seq,
        content=content,
        digest=digest,
        net=totals.net,
        closing=totals.closing,
        issued_at=now,
        issued_by_id=actor.id,
        issued_by_name=actor.name,
    )
    payload = {"period": str(period), "revision": row.revision, "digest": digest, "net": str(totals.net)}
    draft = Draft(RecordKind.ISSUED.value, now, actor.id, actor.name, grant.role.value, grant.side.value, payload)
    write_record(book, settled, draft, now=now)
    return Issued(row, is_new=True)
