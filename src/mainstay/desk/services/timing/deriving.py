"""The timers that a case must have, from its entries and its contract version."""

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial

from mainstay.contracts.public import Clock
from mainstay.desk.models import Case
from mainstay.desk.queries.terms import Pinned, rungs_of, silence_confirms_at, terms_of
from mainstay.desk.queries.upcoming import ASKED, RUNG, SILENCE, UNACKNOWLEDGED
from mainstay.desk.rules.acknowledging import awaited
from mainstay.desk.rules.flow import effective, progress_of
from mainstay.desk.rules.reports import reports_owed
from mainstay.desk.rules.words import CaseState
from mainstay.desk.services.following.followed import Followed
from mainstay.kernel.errors import Refused
from mainstay.kernel.ledger import Entry
from mainstay.kernel.timers import Wanted, derive

LOG = logging.getLogger(__name__)


def follow_timing(followed: Sequence[Followed], now: datetime) -> None:
    """Bring the timers of cases in step; of a history only what lies ahead still happens."""
    for histories in (False, True):
        wanted: dict[str, list[Wanted]] = {}
        reasons: dict[str, str] = {}
        for one in followed:
            if one.history is histories and (timers := wanted_or_none(one.case, one.entries, now=now)) is not None:
                wanted[one.case.stream] = timers
                reasons[one.case.stream] = one.new[-1].kind if one.new else one.case.state
        if wanted:
            derive(wanted, reasons=reasons, taken_over_at=now if histories else None)


def wanted_or_none(case: Case, entries: Sequence[Entry], *, now: datetime) -> list[Wanted] | None:
    """The timers of a case; None where a holiday table is missing: they stay as they are, and the log says so."""
    try:
        return list(wanted_timers(terms_of(case.contract_id, case.contract_version), entries, now=now))
    except Refused as problem:
        LOG.warning("timers of %s: %s", case.number, problem)
        return None


def wanted_timers(
    pinned: Pinned, entries: Sequence[Entry], *, now: datetime, running: Sequence[Clock] | None = None
) -> Iterator[Wanted]:
    """Rungs of ladders, the silence that confirms, reports that were asked for, and notices to be acknowledged."""
    want = partial(Wanted, contract=pinned.contract_id)
    for rung in rungs_of(pinned, entries, now=now, running=running):
        yield want(RUNG, rung.clock, rung.rung.id, rung.due)
    happened = effective(entries)
    progress = progress_of(happened)
    if progress.state is CaseState.RESOLVED and progress.resolved_at is not None:
        silent = silence_confirms_at(pinned, progress.resolved_at)
        if silent is not None:
            yield want(SILENCE, "silence", f"{progress.resolved_at:%Y%m%dT%H%M%S}", silent)
    for seq, due in reports_owed(happened).items():
        yield want(ASKED, "report", str(seq), due)
    for seq, notice in awaited(happened).items():
        yield want(UNACKNOWLEDGED, "acknowledge", str(seq), notice.by)
