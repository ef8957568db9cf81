"""Writing the record of accesses: added to, chained person by person, and brought under the signed heads each day."""

from datetime import datetime

from django.db import connection, transaction

from mainstay.directory.models import AccessRecord
from mainstay.directory.rules.access import Access
from mainstay.kernel.entries import GENESIS, Draft, Head, seal
from mainstay.kernel.ledger import append, last_entry
from mainstay.kernel.proofs import levels_of
from mainstay.kernel.signing import settled_id

LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"
SEALS = "access"
BLOCK = 65_536


@transaction.atomic
def record_access(access: Access, *, now: datetime) -> None:
    """Add one access to its person's chain. Two of one person follow each other; nobody else waits."""
    stream = access.stream
    with connection.cursor() as cursor:
        cursor.execute(LOCK, [stream])
    last = AccessRecord.objects.filter(stream=stream).order_by("-seq").values_list("seq", "hash").first()
    head = Head(last[0], bytes(last[1])) if last else Head()
    (entry,) = seal(stream, head, [access.draft(now)], recorded_at=now)
    AccessRecord(
        stream=stream,
        seq=entry.seq,
        at=now,
        kind=access.kind,
        what=access.what,
        subject=access.subject,
        person_id=access.person_id,
        person=access.person,
        role=access.role,
        side=access.side,
        contract_id=access.contract_id,
        address=access.address,
        status=access.status,
        detail=access.detail,
        prev_hash=entry.prev_hash,
        hash=entry.hash,
    ).save(force_insert=True)


def seal_accesses(now: datetime) -> int:
    """Write the roots of all accesses that came since the last time into the ledger, where the daily heads sign them.

    How many entries that took. Costs a hash of each new access.
    """
    until, made = settled_id("directory_accessrecord"), 0
    while _seal_block(until, now):
        made += 1
    return made


@transaction.atomic
def _seal_block(until: int, now: datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(LOCK, [SEALS])
    before = last_entry(SEALS)
    after = int(before.payload["last_id"]) if before else 0
    rows = AccessRecord.objects.filter(id__gt=after, id__lte=until).order_by("id").values_list("id", "hash")[:BLOCK]
    found = [(key, bytes(digest)) for key, digest in rows]
    if not found:
        return False
    payload = {
        "first_id": after + 1,
        "last_id": found[-1][0],
        "accesses": len(found),
        "root": levels_of([digest for _, digest in found])[-1][0].hex(),
    }
    head = Head(before.seq, before.hash) if before else Head(0, GENESIS)
    append(SEALS, head, [Draft("accesses_sealed", now, None, "系统", "system", "neutral", payload)], recorded_at=now)
    return True
