"""Pages of cases, and all of a list for who reads it to its end."""

from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from psycopg import ClientCursor

from mainstay.desk.models import OPEN, Case
from mainstay.desk.queries.search.bounded import time_limit
from mainstay.directory.public import Actor
from mainstay.kernel.paging import MOST, Page, ordered, page_of

from .filters import COLUMNS, Filters, Order
from .narrowing import narrow

# What no list shows.
LONG = ("description", "reporter", "head_hash")


def list_cases(
    *,
    actor: Actor,
    filters: Filters,
    now: datetime,
    order: Order = Order.NEWEST,
    cursor: str | None = None,
    limit: int = 50,
) -> Page[Case]:
    """Cases that fit, in the order asked for."""
    by, newest = COLUMNS[order]
    limit = max(1, min(limit, MOST))
    rows = ordered(_of(actor, filters, order, now=now), by=by, newest=newest, cursor=cursor)
    with within(filters):
        return page_of(_fetch(rows[: limit + 1]), by=by, limit=limit)


def list_workbench(
    *, actor: Actor, filters: Filters, now: datetime, cursor: str | None = None, limit: int = 50
) -> Page[Case]:
    """Open cases in the order in which their clocks run out; missed ones first, those without a due time last."""
    return list_cases(actor=actor, filters=filters, now=now, order=Order.DUE, cursor=cursor, limit=limit)


def visible_cases(actor: Actor, filters: Filters, order: Order, *, now: datetime) -> "QuerySet[Case]":
    """The whole list in its order, not fetched."""
    by, newest = COLUMNS[order]
    return ordered(_of(actor, filters, order, now=now), by=by, newest=newest, cursor=None)


def spelled(rows: "QuerySet[Case, Any]") -> str:
    """The statement with its values in it.

    A list has thousands of forms with values of very different frequency: the server plans each for its own values.
    A plan that it keeps for any value at all takes the wrong index as soon as one is rare.
    """
    connection.ensure_connection()
    sql, values = rows.query.sql_with_params()
    return ClientCursor(connection.connection).mogrify(sql, values)


def _of(actor: Actor, filters: Filters, order: Order, *, now: datetime) -> "QuerySet[Case]":
    rows = narrow(actor, filters, now=now).defer(*LONG)
    return rows.filter(OPEN) if order is Order.DUE else rows


def _fetch(rows: "QuerySet[Case]") -> list[Case]:
    if rows.query.is_empty():
        return []
    return list(Case.objects.raw(spelled(rows).replace("%", "%%")))


def within(filters: Filters) -> AbstractContextManager[None]:
    """Words may be so frequent that looking for them takes long; nothing else is."""
    return time_limit() if filters.q else nullcontext()
