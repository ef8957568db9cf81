"""Pages of the cases found, the latest reports first: rare words by the index, common ones by reading backwards."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db import connection

from mainstay.desk.models import Case
from mainstay.desk.queries.texts import texts_of
from mainstay.desk.rules.searchable import Piece
from mainstay.directory.public import Actor, may_see_contract
from mainstay.kernel.paging import Place, place_after, read_place
from mainstay.kernel.text import Term, find_hits, spell, terms_of

from .blinding import ways_of
from .bounded import TooSlow, time_limit
from .conditions import SIDES, contracts_on, contracts_seen
from .rarity import shares_of
from .statements import Search, SearchFilters

__all__ = ["Found", "FoundPage", "SearchFilters", "TooSlow", "find_cases"]

COMMON = 0.01  # of all texts: such a word is met soon by reading backwards
SHOWN = 3  # texts shown of a case
FILLED_UP = 4  # times that a page is filled up whose cases only seemed to have the terms


@dataclass(frozen=True, slots=True)
class Found:
    """A case with the texts in which terms stand, those with the most terms first."""

    case: Case
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class FoundPage:
    """Some of the cases found. Not `complete` when only the latest texts were read, as for a single character."""

    items: tuple[Found, ...]
    next: str | None
    complete: bool
    terms: tuple[Term, ...]


def find_cases(
    query: str, *, actor: Actor, filters: SearchFilters, cursor: str | None = None, limit: int = 20
) -> FoundPage:
    """Cases with every term of the query in their texts, the latest reports first; one whose number it is leads."""
    terms = terms_of(query)
    contracts = _contracts(actor, filters)
    if not terms or contracts == []:
        return FoundPage((), None, complete=True, terms=terms)
    after = read_place(cursor) if cursor else None
    with time_limit():
        exact = None if after else _numbered(query, actor, filters)
        page = _page(terms, actor, contracts, filters, after, limit)
    if exact is None:
        return page
    others = [one for one in page.items if one.case.id != exact.id]
    return replace(page, items=(Found(exact, ()), *others))


def _page(
    terms: tuple[Term, ...],
    actor: Actor,
    contracts: list[UUID] | None,
    filters: SearchFilters,
    after: Place | None,
    limit: int,
) -> FoundPage:
    """Blind grams say which cases may have the terms, their texts which have; a page is filled up a few times."""
    found: list[Found] = []
    place, complete = after, True
    for _ in range(FILLED_UP):
        wanted = limit - len(found)
        keys, complete = _keys(terms, actor, contracts, filters, place, wanted + 1)
        found += _shown(keys[:wanted], terms, actor)
        place = keys[wanted - 1] if len(keys) > wanted else None
        if place is None or len(found) == limit:
            break
    return FoundPage(tuple(found), place_after(place) if place else None, complete=complete, terms=terms)


def _contracts(actor: Actor, filters: SearchFilters) -> list[UUID] | None:
    if filters.contract_id is None:
        return contracts_seen(actor)
    return [filters.contract_id] if may_see_contract(actor, filters.contract_id) else []


def _keys(
    terms: Sequence[Term],
    actor: Actor,
    contracts: list[UUID] | None,
    filters: SearchFilters,
    after: Place | None,
    limit: int,
) -> tuple[list[Place], bool]:
    """The places of the cases found; whether all texts were looked at."""
    leading, share = _leading(terms)
    others = [term for term in terms if term is not leading]
    search = Search(leading, others, actor, contracts, filters, after, limit)
    if share is None or share >= COMMON:
        keys = _run(*search.backwards())
        if len(keys) == limit or share is None:
            return keys, share is not None or len(keys) == limit
    return _run(*search.by_index()), True


def _leading(terms: Sequence[Term]) -> tuple[Term, float | None]:
    """The rarest term, by which the index is asked, and its share; None where no term has grams."""
    ways = [ways_of(term) for term in terms]
    shares = shares_of({gram for each in ways for way in each for gram in way})
    rated = [
        (sum(min(shares[gram] for gram in way) for way in ways[place]), place)
        for place, term in enumerate(terms)
        if term.wanted
    ]
    if not rated:
        return max(terms, key=lambda term: len(term.text)), None
    share, place = min(rated)
    return terms[place], share


def _run(statement: str, values: list[Any]) -> list[Place]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [Place(moment, key) for moment, key in cursor.fetchall()]


def _numbered(query: str, actor: Actor, filters: SearchFilters) -> Case | None:
    case = Case.objects.filter(number=spell(query).upper()[:40]).first()
    if case is None or not may_see_contract(actor, case.contract_id):
        return None
    return case if filters.contract_id in {None, case.contract_id} else None


def _shown(keys: Sequence[Place], terms: Sequence[Term], actor: Actor) -> tuple[Found, ...]:
    rows = Case.objects.in_bulk([key.key for key in keys])
    cases = [rows[key.key] for key in keys if key.key in rows]
    texts = texts_of(cases)
    shown = ((case, _best(texts[case.id], terms, _side_on(actor, case.contract_id))) for case in cases)
    return tuple(Found(case, tuple(pieces[:SHOWN])) for case, pieces in shown if _hold(pieces, terms))


def _hold(pieces: Sequence[Piece], terms: Sequence[Term]) -> bool:
    """Whether every term stands in one of these texts, each of which has some."""
    if len(terms) == 1:
        return bool(pieces)
    return all(any(find_hits(piece.text, (term,)) for piece in pieces) for term in terms)


def _side_on(actor: Actor, contract_id: UUID) -> frozenset[str]:
    return frozenset({"", *(side.value for side in SIDES if contract_id in contracts_on(actor, side))})


def _best(pieces: Sequence[Piece], terms: Sequence[Term], sides: frozenset[str]) -> list[Piece]:
    rated = [(len(find_hits(piece.text, terms)), piece) for piece in pieces if piece.side in sides]
    return [piece for hits, piece in sorted(rated, key=lambda one: -one[0]) if hits]
