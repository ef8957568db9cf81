"""Cases like the one being written: words in common, rare ones weighing more; the latest and the solved ones first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from mainstay.desk.models import Case
from mainstay.desk.queries.terms import entries_of
from mainstay.desk.rules.flow import effective
from mainstay.desk.rules.words import Kind
from mainstay.directory.public import Actor
from mainstay.kernel.entries import Entry
from mainstay.kernel.text import words_of

from .blinding import Domain, blinded
from .bounded import time_limit
from .conditions import contracts_seen
from .rarity import shares_of, weight

COMPARED = 16  # words compared at most
EVERYWHERE = 0.3  # a word in so many texts says nothing
LOOKED_UP = 1500  # texts fetched by their rare words at most
LATEST = 600  # texts of the contract read backwards
CLOSE = 20  # of those the best are ranked by what became of them
LEAST = 0.34  # of the weight of what is asked
RECENT = timedelta(days=180)
ENOUGH = 2  # words

NEAR = """
WITH asked AS MATERIALIZED (SELECT * FROM unnest(%(words)s::bigint[], %(weights)s::float8[]) AS a(word, weight)),
near AS MATERIALIZED (
    (SELECT case_id, grams FROM desk_searchtext_seen
     WHERE kind = 'case' AND grams && %(rare)s::bigint[]
       AND (%(contracts)s::uuid[] IS NULL OR contract_id = ANY(%(contracts)s))
     LIMIT %(looked_up)s)
    UNION
    (SELECT case_id, grams FROM (
        SELECT case_id, grams, kind FROM desk_searchtext_seen WHERE contract_id = %(contract)s
        ORDER BY moment DESC, case_id DESC LIMIT %(latest)s * 4) l
     WHERE kind = 'case' LIMIT %(latest)s)
)
SELECT case_id, score FROM (
    SELECT case_id, (SELECT coalesce(sum(weight), 0) FROM asked WHERE word = ANY(near.grams)) AS score FROM near
) s WHERE score >= %(least)s ORDER BY score DESC, case_id LIMIT %(close)s
"""
SIZE = "SELECT reltuples FROM pg_class WHERE oid = to_regclass('desk_searchtext')"


@dataclass(frozen=True, slots=True)
class LikeCase:
    """A case like the one asked for: how alike (0 to 1), what solved it, and how many said that they have it too."""

    case: Case
    likeness: float
    solution: str
    joined: int


def list_similar(text: str, *, contract_id: UUID, actor: Actor, now: datetime, limit: int = 6) -> tuple[LikeCase, ...]:
    """Cases of the actor's contracts that resemble a text, the best first; none for fewer than two words."""
    words = words_of(text[:1000])
    if len(words) < ENOUGH:
        return ()
    with time_limit(1000):
        scores = _scores(words, contract_id, contracts_seen(actor))
        cases = Case.objects.in_bulk(scores)
        ranked = sorted(cases.values(), key=lambda case: -_rank(case, scores[case.id], contract_id, now))[:limit]
        streams = entries_of(ranked)
    return tuple(
        LikeCase(case, round(scores[case.id], 3), _solution(streams[case.id]), _joined(streams[case.id]))
        for case in ranked
    )


def _scores(words: Sequence[str], contract_id: UUID, contracts: list[UUID] | None) -> dict[UUID, float]:
    grams = blinded(frozenset(words), Domain.WORDS)
    shares = shares_of(grams)
    telling = sorted((gram for gram in grams if shares[gram] < EVERYWHERE), key=lambda gram: shares[gram])[:COMPARED]
    weights = [weight(shares[gram]) for gram in telling]
    if len(telling) < ENOUGH:
        return {}
    values: dict[str, Any] = {
        "words": telling,
        "weights": weights,
        "rare": _rare(telling, shares),
        "contracts": contracts,
        "contract": contract_id,
        "looked_up": LOOKED_UP,
        "latest": LATEST,
        "least": LEAST * sum(weights),
        "close": CLOSE,
    }
    with connection.cursor() as cursor:
        cursor.execute(NEAR, values)
        return {key: score / sum(weights) for key, score in cursor.fetchall()}


def _rare(telling: Sequence[int], shares: Mapping[int, float]) -> list[int]:
    """As many of the rarest words as the index can look up in the time there is."""
    with connection.cursor() as cursor:
        cursor.execute(SIZE)
        texts = max(float(cursor.fetchone()[0]), 1.0)
    rare: list[int] = []
    expected = 0.0
    for gram in telling:
        expected += shares[gram] * texts
        if expected > LOOKED_UP:
            break
        rare.append(gram)
    return rare


def _rank(case: Case, score: float, contract_id: UUID, now: datetime) -> float:
    age = max(now - case.reported_at, timedelta(0))
    bonus = 0.15 * max(0.0, 1 - age / RECENT)
    bonus += 0.15 if case.resolved_at is not None else 0
    bonus += 0.1 if case.contract_id == contract_id else 0
    return score * (1 + bonus)


def _solution(entries: Sequence[Entry]) -> str:
    told = [one.entry.payload.get("note", "") for one in effective(entries) if one.kind is Kind.RESOLVED]
    return str(told[-1]) if told else ""


def _joined(entries: Sequence[Entry]) -> int:
    return len({(one.actor_id, one.payload.get("affected", "")) for one in entries if one.kind == Kind.JOINED})
