"""Writing a notice's entries: the row follows from them all, and so does its timer."""

from datetime import datetime

from mainstay.kernel.ledger import Draft, Head, append, read_stream
from mainstay.kernel.timers import Wanted, derive
from mainstay.notices.models import Notice
from mainstay.notices.queries.reading import Standing, replayed
from mainstay.notices.queries.upcoming import ANSWER
from mainstay.notices.rules.objections import answering
from mainstay.notices.rules.words import NoticeState


def write_entry(row: Notice, draft: Draft, *, now: datetime) -> Standing:
    """Append to the stream, in the caller's transaction and behind the row's lock; set the columns, keep the timer."""
    before = read_stream(row.stream) if row.seq else ()
    head = Head(row.seq, bytes(row.head_hash)) if row.seq else Head()
    standing = replayed(row, (*before, *append(row.stream, head, [draft], recorded_at=now)))
    last, read = standing.entries[-1], standing.read
    row.seq, row.head_hash, row.state = last.seq, last.hash, read.state.value
    row.delivered_at = read.delivery.at if read.delivery else None
    row.answer_by = read.answer_by
    row.save()
    derive({row.stream: _wanted(standing)}, reasons={row.stream: draft.kind})
    return standing


def _wanted(standing: Standing) -> list[Wanted]:
    """Where silence accepts, the moment at which it does."""
    row, read = standing.row, standing.read
    duty = answering(standing.terms.contract, row.sender)
    if read.state is not NoticeState.WAITING or read.answer_by is None or duty is None or not duty.silence_accepts:
        return []
    return [Wanted(ANSWER, "answer", "silence", read.answer_by, contract=row.contract_id)]
