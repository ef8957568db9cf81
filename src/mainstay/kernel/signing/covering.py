"""Which signed head covers a stream, and the short proof of it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Max

from mainstay.kernel.models import LedgerEntry, Seal
from mainstay.kernel.proofs import levels_of, path_of

from .seals import Signed, hashes_under, list_seals


@dataclass(frozen=True, slots=True)
class Covered:
    """The last entry of a stream that is under a signed head, by its place in the ledger."""

    id: int
    stream: str
    seq: int
    hash: bytes


def covered_ends(streams: Sequence[str]) -> list[Covered]:
    """Of each stream the last entry that is under a signed head; one query for all. Later ones are not signed yet."""
    until = Seal.objects.aggregate(last=Max("last_id"))["last"] or 0
    rows = LedgerEntry.objects.filter(stream__in=list(streams), id__lte=until)
    ends = rows.order_by("stream", "-seq").distinct("stream").values_list("id", "stream", "seq", "hash")
    return [Covered(key, stream, seq, bytes(digest)) for key, stream, seq, digest in ends]


def prove(ends: Iterable[Covered]) -> Iterator[tuple[Signed, list[dict[str, Any]]]]:
    """For each head the proofs of the entries under it, in the ledger's order; reads each block once."""
    heads = list(list_seals())
    lasts = [signed.statement.last_id for signed in heads]
    ordered = sorted(ends, key=lambda end: end.id)
    for place, group in groupby(ordered, key=lambda end: bisect_left(lasts, end.id)):
        signed = heads[place]
        under = hashes_under(signed.statement)
        ids = [key for key, _ in under]
        levels = levels_of([digest for _, digest in under])
        yield signed, [_proof(end, signed, bisect_left(ids, end.id), levels) for end in group]


def last_head() -> Signed | None:
    """The latest signed head."""
    number = Seal.objects.aggregate(last=Max("number"))["last"]
    return next(list_seals([number]), None) if number else None


def _proof(end: Covered, signed: Signed, index: int, levels: list[list[bytes]]) -> dict[str, Any]:
    return {
        "stream": end.stream,
        "seq": end.seq,
        "hash": end.hash.hex(),
        "head": signed.statement.number,
        "index": index,
        "path": [beside.hex() for beside in path_of(levels, index)],
    }
