"""The work list of changes: leased in batches, followed and taken away in one transaction, one worker a case."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models.functions import Now

from mainstay.desk.models import Case, Change, stream_of
from mainstay.kernel.ledger import read_streams
from mainstay.kernel.time import now
from mainstay.kernel.waking import Round

from .followed import Followed, Follower
from .followers import FOLLOWERS

LOG = logging.getLogger(__name__)
BATCH = 100
FIRST_WAIT, LONGEST_WAIT = 2, 600
LEASE = """
SELECT id FROM desk_change
WHERE (retry_at IS NULL OR retry_at <= clock_timestamp()) AND (%(case)s::uuid IS NULL OR case_id = %(case)s::uuid)
ORDER BY id LIMIT %(most)s FOR UPDATE SKIP LOCKED
"""
CLAIM = """
SELECT key FROM unnest(%s::uuid[]) AS key WHERE pg_try_advisory_xact_lock(hashtextextended('case:' || key::text, 0))
"""


# When a follower fails, the batch is followed again case by case; what fails then stays on the list, with the name of
# the follower, and is tried again after a pause that grows.


class FollowerFailed(Exception):
    """A follower raised; its name and the reason."""


def follow_changes() -> Round:
    """Follow one batch."""
    try:
        with transaction.atomic():
            changes = lease()
            _follow(changes, FOLLOWERS)
            _take_away(changes)
    except FollowerFailed:
        return Round(_one_by_one())
    return Round(len(changes))


def lease(case_id: UUID | None = None) -> list[Change]:
    """Changes, of one case if told, that nobody else has in hand and whose case nobody else is following."""
    with connection.cursor() as cursor:
        cursor.execute(LEASE, {"case": case_id, "most": BATCH})
        keys = [row[0] for row in cursor.fetchall()]
    changes = list(Change.objects.filter(id__in=keys).order_by("id")) if keys else []
    claimed = claim({change.case_id for change in changes})
    return [change for change in changes if change.case_id in claimed]


def claim(case_ids: Iterable[UUID]) -> set[UUID]:
    """Those of the cases that this transaction may follow, until it ends."""
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, [sorted(str(key) for key in case_ids)])
        return {row[0] for row in cursor.fetchall()}


def _follow(changes: Sequence[Change], followers: Mapping[str, Follower]) -> None:
    if not changes:
        return
    followed, moment = load(changes), now()
    for name, follower in followers.items():
        try:
            follower(followed, moment)
        except Exception as error:
            raise FollowerFailed(name) from error


def load(changes: Sequence[Change]) -> tuple[Followed, ...]:
    """The cases of some changes with their entries, in the order of their first change; two queries."""
    seqs: dict[UUID, set[int]] = {}
    history: dict[UUID, bool] = {}
    for change in changes:
        seqs.setdefault(change.case_id, set()).add(change.seq)
        history[change.case_id] = history.get(change.case_id, True) and change.history
    cases = Case.objects.in_bulk(list(seqs))
    streams = read_streams([stream_of(case.id) for case in cases.values()])
    return tuple(
        Followed(
            case=cases[key],
            entries=streams[stream_of(key)],
            new=tuple(entry for entry in streams[stream_of(key)] if entry.seq in seqs[key]),
            history=history[key],
        )
        for key in seqs
        if key in cases
    )


def _take_away(changes: Sequence[Change]) -> None:
    if changes:
        Change.objects.filter(id__in=[change.id for change in changes]).delete()


def _one_by_one() -> int:
    """The same batch, each case in a transaction of its own and each follower behind a savepoint."""
    with transaction.atomic():
        cases = dict.fromkeys(change.case_id for change in lease())
    for case_id in cases:
        with transaction.atomic():
            changes = lease(case_id)
            failed = _follow_apart(changes) if changes else {}
            if failed:
                _put_back(changes, failed)
            else:
                _take_away(changes)
    return len(cases)


def _follow_apart(changes: Sequence[Change]) -> dict[str, str]:
    """The followers that failed, with the reason; those that did their part need not do it again."""
    owing = {name for change in changes for name in (change.owing or FOLLOWERS)}
    failed: dict[str, str] = {}
    for name in FOLLOWERS:
        if name not in owing:
            continue
        try:
            with transaction.atomic():
                _follow(changes, {name: FOLLOWERS[name]})
        except FollowerFailed as error:
            failed[name] = repr(error.__cause__)
            number = Case.objects.filter(pk=changes[0].case_id).values_list("number", flat=True).first()
            LOG.exception("%s failed for %s", name, number, exc_info=error.__cause__)
    return failed


def _put_back(changes: Sequence[Change], failed: Mapping[str, str]) -> None:
    tries = max(change.tries for change in changes) + 1
    wait = timedelta(seconds=min(FIRST_WAIT * 2 ** min(tries, 16), LONGEST_WAIT))
    reason = "; ".join(f"{name}: {why}" for name, why in failed.items())[:1000]
    Change.objects.filter(id__in=[change.id for change in changes]).update(
        tries=tries, owing=sorted(failed), reason=reason, retry_at=Now() + wait
    )
