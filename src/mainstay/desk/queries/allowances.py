"""What is left of the work that the price covers, and which cases have drawn on it."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet, Sum

from mainstay.desk.models import Case
from mainstay.desk.rules.allowances import Balance, drawn_allowance, span_of
from mainstay.kernel.paging import Page, keyset

from .terms import Pinned


def balance_of(
    pinned: Pinned, moment: datetime, *, without: UUID | None = None, unsaved: Iterable[Case] = ()
) -> Balance | None:
    """How a contract's allowance stands at a moment, without one case, with cases not saved yet; at most one query.

    None where the price covers nothing that requests draw on.
    """
    allowance = drawn_allowance(pinned.contract)
    if allowance is None:
        return None
    begins, ends = span_of(allowance, pinned.contract, moment)
    empty = Balance(allowance, begins, ends, Decimal(0))
    rows = _drawing(pinned.contract_id, empty)
    stored = (rows.exclude(pk=without) if without else rows).aggregate(days=Sum("drawn_days"))["days"]
    fresh = (one.drawn_days for one in unsaved if _draws(one, pinned.contract_id, empty))
    return Balance(allowance, begins, ends, sum(fresh, stored or Decimal(0)))


def list_draws(contract_id: UUID, balance: Balance, *, cursor: str | None, limit: int) -> Page[Case]:
    """One page of the cases that have drawn, the latest first."""
    return keyset(_drawing(contract_id, balance), by="drawn_at", newest=True, cursor=cursor, limit=limit)


def _drawing(contract_id: UUID, balance: Balance) -> "QuerySet[Case]":
    return Case.objects.filter(
        contract_id=contract_id,
        drawn_allowance=balance.allowance.id,
        drawn_at__gte=balance.begins,
        drawn_at__lt=balance.ends,
    )


def _draws(case: Case, contract_id: UUID, balance: Balance) -> bool:
    is_of_it = case.contract_id == contract_id and case.drawn_allowance == balance.allowance.id
    return is_of_it and case.drawn_at is not None and balance.begins <= case.drawn_at < balance.ends
