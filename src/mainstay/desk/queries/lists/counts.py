"""The figures over the workbench: counted exactly up to a limit, so that they cost the same at any size."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Q

from mainstay.desk.models import OPEN
from mainstay.desk.rules.words import CaseState
from mainstay.directory.public import Actor

from .filters import Filters
from .narrowing import is_due_soon, narrow
from .pages import spelled, within

MOST = 10_000


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of the cases that fit; one above `MOST` says only that there are more."""

    open: int = 0
    overdue: int = 0
    due_soon: int = 0
    paused: int = 0
    waiting_confirmation: int = 0


def count_workbench(*, actor: Actor, filters: Filters, now: datetime) -> Counts:
    """The workbench's figures in one query; each reads at most `MOST` entries of its index."""
    cases = narrow(actor, filters, now=now).filter(OPEN)
    if cases.query.is_empty():
        return Counts()
    parts = {
        "open": Q(),
        "overdue": Q(breached=True) | Q(due_order__lt=now),
        "due_soon": is_due_soon(now),
        "paused": Q(state=CaseState.PAUSED),
        "waiting_confirmation": Q(state=CaseState.RESOLVED),
    }
    figures = [spelled(cases.filter(part).values("pk")[: MOST + 1]) for part in parts.values()]
    columns = ", ".join(f"(SELECT count(*) FROM ({figure}) AS found)" for figure in figures)  # noqa: S608  of the database layer
    with within(filters), connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns}")
        return Counts(*cursor.fetchone())
