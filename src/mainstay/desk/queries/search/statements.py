"""The two statements by which a search is answered: by the index of grams, or by reading the latest texts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from mainstay.directory.public import Actor
from mainstay.kernel.paging import Place
from mainstay.kernel.text import Term

from .conditions import Sql, all_of, answering_sql, seen_sql

LOOKED_AT = 20_000  # texts read backwards at most
LEAST = 500  # of each contract

BY_INDEX = """
WITH hit AS MATERIALIZED (SELECT s.moment, s.case_id FROM desk_searchtext_seen s WHERE {where})
SELECT moment, case_id FROM (SELECT DISTINCT moment, case_id FROM hit ORDER BY moment DESC, case_id DESC) h
WHERE {rest} LIMIT %s
"""
BACKWARDS = """
SELECT moment, case_id FROM (
    SELECT DISTINCT ON (moment, case_id) moment, case_id FROM ({texts}) s
    WHERE {where} ORDER BY moment DESC, case_id DESC
) h
WHERE {rest} LIMIT %s
"""
LATEST = """
SELECT t.moment, t.case_id, t.contract_id, t.side, t.grams FROM desk_searchtext_seen t
WHERE {where} ORDER BY t.moment DESC, t.case_id DESC LIMIT %s
"""
OF_EACH = "SELECT l.* FROM unnest(%s::uuid[]) AS c(id) CROSS JOIN LATERAL ({latest}) l"
ALSO = "EXISTS (SELECT 1 FROM desk_searchtext_seen o WHERE o.case_id = h.case_id AND {where})"
TYPED = "EXISTS (SELECT 1 FROM desk_case k WHERE k.id = h.case_id AND k.type = %s)"


@dataclass(frozen=True, slots=True)
class SearchFilters:
    """What a search is narrowed to; None is everything. The period is when cases were reported, `until` left out."""

    contract_id: UUID | None = None
    type: str | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Search:
    """One search as two statements that find the same."""

    leading: Term
    others: Sequence[Term]
    actor: Actor
    contracts: list[UUID] | None
    filters: SearchFilters
    after: Place | None
    limit: int

    def by_index(self) -> Sql:
        """Ask the index for the rarest term, then put what it gives in order."""
        where, values = all_of([answering_sql(self.leading, "s"), *self._narrow("s"), self._of_contracts()])
        rest, more = self._rest()
        return BY_INDEX.format(where=where, rest=rest), [*values, *more, self.limit]

    def backwards(self) -> Sql:
        """Read the latest texts one after the other until the page is full."""
        texts, values = self._latest()
        where, more = all_of([answering_sql(self.leading, "s"), seen_sql(self.actor, "s")])
        rest, yet_more = self._rest()
        return BACKWARDS.format(texts=texts, where=where, rest=rest), [*values, *more, *yet_more, self.limit]

    def _latest(self) -> Sql:
        where, values = all_of(self._period("t"))
        if self.contracts is None:
            return LATEST.format(where=where), [*values, LOOKED_AT]
        each = LATEST.format(where=f"t.contract_id = c.id AND {where}")
        return OF_EACH.format(latest=each), [self.contracts, *values, max(LOOKED_AT // len(self.contracts), LEAST)]

    def _narrow(self, name: str) -> list[Sql]:
        return [seen_sql(self.actor, name), *self._period(name)]

    def _of_contracts(self) -> Sql:
        return ("s.contract_id = ANY(%s)", [self.contracts]) if self.contracts is not None else ("TRUE", [])

    def _period(self, name: str) -> list[Sql]:
        parts: list[Sql] = []
        if self.filters.since is not None:
            parts.append((f"{name}.moment >= %s", [self.filters.since]))
        if self.filters.until is not None:
            parts.append((f"{name}.moment < %s", [self.filters.until]))
        if self.after is not None:
            parts.append((f"({name}.moment, {name}.case_id) < (%s, %s)", [self.after.moment, self.after.key]))
        return parts

    def _rest(self) -> Sql:
        """What else must hold of a case: the other terms in any of its texts, and its type."""
        parts: list[Sql] = []
        for term in self.others:
            where, values = all_of([answering_sql(term, "o"), seen_sql(self.actor, "o")])
            parts.append((ALSO.format(where=where), values))
        if self.filters.type is not None:
            parts.append((TYPED, [self.filters.type]))
        return all_of(parts)
