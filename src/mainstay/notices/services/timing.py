"""What happens to an objection when the time to answer it has passed."""

from collections.abc import Sequence
from uuid import UUID

from mainstay.directory.public import draft_of
from mainstay.kernel.ledger import read_stream
from mainstay.kernel.time import written
from mainstay.kernel.timers import Due
from mainstay.notices.models import Notice
from mainstay.notices.queries.reading import replayed
from mainstay.notices.rules.acts import OTHER
from mainstay.notices.rules.objections import answering
from mainstay.notices.rules.words import KIND_NAMES, NoticeKind, NoticeState

from .telling import tell_side
from .writing import write_entry


def fire_silence(dues: Sequence[Due]) -> list[str | None]:
    """Write that unanswered objections count as accepted; the reason where somebody has answered."""
    ids = [UUID(due.subject.removeprefix("notice:")) for due in dues]
    rows = {one.stream: one for one in Notice.objects.select_for_update().filter(pk__in=ids).order_by("pk")}
    return [_fire(rows[due.subject], due) for due in dues]


def _fire(row: Notice, due: Due) -> str | None:
    if row.state != NoticeState.WAITING.value or row.answer_by is None or row.answer_by > due.now:
        return row.state
    duty = answering(replayed(row, read_stream(row.stream)).terms.contract, row.sender)
    payload = {"until": written(due.due), "clause": duty.clause if duty else ""}
    kind = NoticeKind.UNANSWERED
    standing = write_entry(row, draft_of(kind, payload, now=due.due), now=due.now)
    for side in OTHER:
        tell_side(standing, side, KIND_NAMES[kind], now=due.now)
    return None
