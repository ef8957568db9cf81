"""Sealing: every entry of the ledger comes under a signed head, block by block, each chained to the one before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from time import sleep as wait

from django.db import connection, transaction
from psycopg import sql

from mainstay.kernel.errors import MainstayError
from mainstay.kernel.models import LedgerEntry, Seal
from mainstay.kernel.proofs import GENESIS, Statement, digest_of, is_signed, levels_of

from .keys import known_keys, public_bytes, signing_key

BLOCK = 65_536  # entries under one head: what a proof costs is one block
LOCK = 0x6D61696E73656131  # "mainsea1"
PATIENCE, STEP = 120.0, 0.05
LAST = "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {}"
WRITING = (
    "SELECT virtualtransaction FROM pg_locks"
    " WHERE relation = %s::regclass AND mode = 'RowExclusiveLock'"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND pid <> pg_backend_pid()"
)


class StillWriting(MainstayError):
    """500: a transaction that writes entries has been open for too long; the heads are signed another time."""

    code = "still_writing"
    title_zh = "有写入长时间未完成"
    title_en = "A transaction is open for too long"


@dataclass(frozen=True, slots=True)
class Signed:
    """A statement with its signature."""

    statement: Statement
    signature: bytes


@dataclass(frozen=True, slots=True)
class SealFault:
    """The first thing wrong with a signed head: missing, altered, unknown_key, or rewritten entries under it."""

    number: int
    code: str
    signed: Signed | None

    def words(self, language: str) -> str:
        """One sentence for people."""
        zh = {
            "missing": "缺失",
            "altered": "被改动，或签名无效",
            "unknown_key": "不是本系统的密钥所签",
            "rewritten": "与库中记录不符：其所签记录在签名之后被改写、删除或增加",
        }
        en = {
            "missing": "is missing",
            "altered": "is altered, or its signature is not valid",
            "unknown_key": "is signed by a key that is not this installation's",
            "rewritten": "does not fit the ledger: entries under it were rewritten, removed or added after the signing",
        }
        when = f"{self.signed.statement.sealed_at:%Y-%m-%d %H:%M} UTC" if self.signed else "—"
        if language.startswith("en"):
            return f"signed head {self.number} ({when}) {en[self.code]}"
        return f"第 {self.number} 号签名摘要（{when}）{zh[self.code]}"


def seal_ledger(now: datetime) -> int:
    """Sign heads over every entry that is not under one yet; how many heads were signed. Safe to run at any time.

    Costs a hash of each new entry, never of the old ones.
    """
    until, made = settled_id(), 0
    while _seal_block(until, now):
        made += 1
    return made


def list_seals(numbers: Sequence[int] | None = None) -> Iterator[Signed]:
    """Signed heads in their order; all of them unless told."""
    rows = Seal.objects.order_by("number")
    if numbers is not None:
        rows = rows.filter(number__in=numbers)
    for row in rows.iterator(chunk_size=1000):
        yield _signed(row)


def hashes_under(statement: Statement) -> list[tuple[int, bytes]]:
    """The entries under a head as they stand now: their id and hash, in their order."""
    rows = LedgerEntry.objects.filter(id__gte=statement.first_id, id__lte=statement.last_id).order_by("id")
    return [(key, bytes(found)) for key, found in rows.values_list("id", "hash")]


def check_seals() -> Iterator[SealFault | None]:
    """Each signed head against its signature, the one before and the ledger; None for a good one."""
    keys, before, expected, last_id = known_keys(), GENESIS, 0, 0
    for signed in list_seals():
        expected += 1
        statement = signed.statement
        if statement.number != expected:
            yield SealFault(expected, "missing", None)
            expected = statement.number
        elif statement.previous != before:
            yield SealFault(statement.number, "altered", signed)
        else:
            yield _judge(signed, keys, last_id)
        before, last_id = digest_of(statement, signed.signature), statement.last_id


def settled_id(table: str = "kernel_ledgerentry") -> int:
    """The last place in the ledger, or another table that counts its rows, below which nothing can still appear.

    A place is drawn before its transaction commits: whoever was writing when the last one was read is waited for.
    """
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(LAST).format(sql.Identifier(f"{table}_id_seq")))
        last = int(cursor.fetchone()[0])
        cursor.execute(WRITING, [table])
        writing = {row[0] for row in cursor.fetchall()}
        deadline = monotonic() + PATIENCE
        while writing:
            if monotonic() > deadline:
                raise StillWriting
            wait(STEP)
            cursor.execute(WRITING, [table])
            writing &= {row[0] for row in cursor.fetchall()}
    return last


@transaction.atomic
def _seal_block(until: int, now: datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    last = Seal.objects.order_by("-number").first()
    after = last.last_id if last else 0
    rows = LedgerEntry.objects.filter(id__gt=after, id__lte=until).order_by("id").values_list("id", "hash")[:BLOCK]
    found = [(key, bytes(digest)) for key, digest in rows]
    if not found:
        return False
    before = _signed(last) if last else None
    key = signing_key()
    statement = Statement(
        number=last.number + 1 if last else 1,
        sealed_at=now,
        first_id=after + 1,
        last_id=found[-1][0],
        entries=len(found),
        root=levels_of([digest for _, digest in found])[-1][0],
        previous=digest_of(before.statement, before.signature) if before else GENESIS,
        public_key=public_bytes(key),
    )
    _keep(statement, key.sign(statement.canonical()))
    return True


def _keep(statement: Statement, signature: bytes) -> None:
    row = {name: getattr(statement, name) for name in Statement.__slots__}
    Seal(**row, signature=signature).save(force_insert=True)


def _judge(signed: Signed, keys: frozenset[bytes], last_id: int) -> SealFault | None:
    statement = signed.statement
    if statement.public_key not in keys:
        return SealFault(statement.number, "unknown_key", signed)
    if statement.first_id != last_id + 1 or not is_signed(
        statement.canonical(), signed.signature, statement.public_key
    ):
        return SealFault(statement.number, "altered", signed)
    hashes = [digest for _, digest in hashes_under(statement)]
    if len(hashes) != statement.entries or levels_of(hashes)[-1][0] != statement.root:
        return SealFault(statement.number, "rewritten", signed)
    return None


def _signed(row: Seal) -> Signed:
    values = {name: getattr(row, name) for name in Statement.__slots__}
    values |= {name: bytes(values[name]) for name in ("root", "previous", "public_key")}
    return Signed(Statement(**values), bytes(row.signature))
