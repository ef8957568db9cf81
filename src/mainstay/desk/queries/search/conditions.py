"""Conditions that a text of a case must meet: seen by this person, and answering a term."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from mainstay.desk.models import SearchText
from mainstay.directory.public import Actor, Side, sees_all_contracts, visible_contracts
from mainstay.kernel.sealing import holds_one_of
from mainstay.kernel.text import Term, terms_of
from mainstay.kernel.windows import through_window

from .blinding import ways_of

Sql = tuple[str, list[Any]]
SIDES = (Side.CUSTOMER, Side.VENDOR)


def matching(query: str, *, actor: Actor) -> Q:
    """The cases with every term of the query in one of the texts that this person may find; all for no terms.

    What the grams say counts: a text that has all pairs of a term's characters, but not in a row, is among them.
    """
    seen = _seen(actor)
    condition = Q()
    for term in terms_of(query):
        texts = through_window(SearchText).filter(seen & holds_one_of(ways_of(term)), case_id=OuterRef("pk"))
        condition &= Q(Exists(texts))
    return condition


def seen_sql(actor: Actor, name: str) -> Sql:
    """Texts of the person's contracts, an inner note only on his own side; `name` is the table's."""
    parts, values = [f"{name}.side = ''"], list[Any]()
    for side in SIDES:
        if held := contracts_on(actor, side):
            parts.append(f"({name}.side = %s AND {name}.contract_id = ANY(%s))")
            values += [side.value, held]
    return f"({' OR '.join(parts)})", values


def answering_sql(term: Term, name: str) -> Sql:
    """Texts that answer a term, as far as their grams say: they hold all of one of its ways."""
    ways = ways_of(term)
    return f"({' OR '.join([f'{name}.grams @> %s::bigint[]'] * len(ways))})", list(ways)


def contracts_on(actor: Actor, side: Side) -> list[UUID]:
    """The contracts on which the person stands on this side."""
    return sorted({grant.contract_id for grant in actor.grants if grant.contract_id and grant.side is side})


def contracts_seen(actor: Actor) -> list[UUID] | None:
    """The contracts that the person sees, None for all."""
    return None if sees_all_contracts(actor) else sorted(visible_contracts(actor))


def _seen(actor: Actor) -> Q:
    seen = Q(side="")
    for side in SIDES:
        if held := contracts_on(actor, side):
            seen |= Q(side=side.value, contract_id__in=held)
    contracts = contracts_seen(actor)
    return seen if contracts is None else seen & Q(contract_id__in=contracts)


def all_of(sql: Sequence[Sql]) -> Sql:
    """Conditions joined by AND."""
    return " AND ".join(part for part, _ in sql) or "TRUE", [value for _, values in sql for value in values]
