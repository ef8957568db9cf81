"""Moved copies of the patterns: new stream, number and contract, every time moved, every entry sealed anew."""

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import psycopg

from bench.filling.pattern import Pattern
from mainstay.kernel.entries import GENESIS, Entry
from mainstay.kernel.ledger import COLUMNS, boxed
from mainstay.kernel.sealing import seal

ZONE = ZoneInfo("Asia/Shanghai")
BATCH = 5_000
NEVER = datetime(9999, 12, 31, tzinfo=UTC)
# Stand for the contract and the number in the text of a report.
CONTRACT, NUMBER = "@the contract@", "@the number@"
Line = tuple[Any, ...]
Copy = tuple[dict[str, Any], list[Line]]


@dataclass(frozen=True, slots=True)
class Share:
    """One contract's cases: how many, how many of them are open, and numbers that are taken already."""

    contract_id: UUID
    code: str
    closed: int
    open: int
    taken: dict[int, int]


@dataclass(frozen=True, slots=True)
class Work:
    """What one process writes: some contracts' cases, reported between two moments."""

    address: str
    patterns: Sequence[Pattern]
    shares: Sequence[Share]
    begin: datetime
    now: datetime


@dataclass(frozen=True, slots=True)
class Mould:
    """An entry of a pattern with what of its hashed text is the same in every copy, written once.

    Sealing a copy is then a tenth of the work of the ledger's own function; replaying copies shows that both agree.
    """

    entry: Entry
    who: str
    payload: str
    role: str


def write_cases(work: Work) -> dict[tuple[str, int], int]:
    """Write all of it; the last number of each contract and year."""
    last: dict[tuple[str, int], int] = {}
    moulds = {pattern.row["id"]: [_mould(entry) for entry in pattern.entries] for pattern in work.patterns}
    with psycopg.connect(work.address) as session:
        session.execute("SET synchronous_commit = off")
        for share in work.shares:
            for batch in _batches(_copies(work, share, moulds, last)):
                _copy(session, "kernel_ledgerentry", COLUMNS, [line for _, lines in batch for line in lines])
                _copy(session, "desk_case", tuple(batch[0][0]), [tuple(row.values()) for row, _ in batch])
                session.commit()
    return last


def _batches(copies: Iterator[Copy]) -> Iterator[list[Copy]]:
    batch = []
    for one in copies:
        batch.append(one)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _copies(
    work: Work, share: Share, moulds: dict[UUID, list[Mould]], last: dict[tuple[str, int], int]
) -> Iterator[Copy]:
    """The contract's cases in the order of their reports, so that numbers rise with time."""
    random = Random(share.code)
    closed = [one for one in work.patterns if one.closed]
    still = [one for one in work.patterns if not one.closed]
    span = (work.now - work.begin).total_seconds()
    planned = [_plan(random, closed, work.begin, span) for _ in range(share.closed)]
    planned += [_plan(random, still, work.now - timedelta(days=12), 12 * 86_400) for _ in range(share.open)]
    for moment, pattern in sorted(planned, key=lambda one: one[0]):
        year = moment.astimezone(ZONE).year
        running = last[share.code, year] = last.get((share.code, year), share.taken.get(year, 0)) + 1
        number = f"{share.code}-{year}-{running:05d}"
        yield _moved(pattern, moulds[pattern.row["id"]], moment, share.contract_id, number)


def _plan(random: Random, patterns: Sequence[Pattern], begin: datetime, span: float) -> tuple[datetime, Pattern]:
    pattern = patterns[random.randrange(len(patterns))]
    left = max(span - pattern.length.total_seconds() - 60, 1.0)
    return begin + timedelta(seconds=int(random.random() * left)), pattern


def _moved(pattern: Pattern, moulds: list[Mould], moment: datetime, contract: UUID, number: str) -> Copy:
    key = UUID(bytes=os.urandom(16), version=4)
    by = moment - pattern.entries[0].occurred_at
    stream, head = f"case:{key}", GENESIS
    lines: list[Line] = []
    for mould in moulds:
        payload = mould.payload
        if mould.entry.seq == 1:
            payload = payload.replace(CONTRACT, str(contract)).replace(NUMBER, number)
        line = _sealed(mould, stream, payload, by, head)
        lines.append(line)
        head = line[-1]
    row = {name: _later(value, by) for name, value in pattern.row.items()}
    row |= {name: seal(text, f"desk_case.{name}:{key}") for name, text in pattern.sealed.items()}
    row |= {"id": key, "number": number, "contract_id": contract, "head_hash": head}
    return row, lines


def _sealed(mould: Mould, stream: str, payload: str, by: timedelta, before: bytes) -> Line:
    """An entry's columns, the last its hash over the same text as the ledger's."""
    entry = mould.entry
    occurred, recorded = entry.occurred_at + by, entry.recorded_at + by
    text = (
        f'{mould.who},"occurred_at":"{_written(occurred)}","payload":{payload},"prev_hash":"{before.hex()}",'
        f'"recorded_at":"{_written(recorded)}",{mould.role},"stream":"{stream}"}}'
    )
    digest = hashlib.sha256(text.encode()).digest()
    values = (stream, entry.seq, entry.kind, occurred, recorded, entry.actor_id, entry.actor_name, entry.role)
    box = boxed(payload, salt=entry.salt, digest=digest)
    return (*values, entry.side, box, entry.corrects, before, digest)


def _mould(entry: Entry) -> Mould:
    payload = dict(entry.payload)
    if entry.seq == 1:
        payload |= {"contract": CONTRACT, "number": NUMBER}
    actor = {"actor_id": str(entry.actor_id), "actor_name": entry.actor_name, "corrects": entry.corrects}
    who = _compact({**actor, "kind": entry.kind})[:-1]
    role = _compact({"role": entry.role, "salt": entry.salt, "seq": entry.seq, "side": entry.side})[1:-1]
    return Mould(entry, who, _compact(payload), role)


def _compact(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.000000Z")


def _later(value: Any, by: timedelta) -> Any:
    return value + by if isinstance(value, datetime) and value != NEVER else value


def _copy(session: "psycopg.Connection[Any]", table: str, columns: Sequence[str], rows: Sequence[Line]) -> None:
    with session.cursor().copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
