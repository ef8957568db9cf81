"""Lists of duties by when they fall due, and how many fall on each day of a month."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, DateTimeField, ExpressionWrapper, F, Q, QuerySet
from django.db.models.functions import TruncDate

from mainstay.directory.public import Actor
from mainstay.duties.models import Duty
from mainstay.duties.rules.words import UNFINISHED
from mainstay.kernel.paging import Page, keyset

from .sight import seen_duties

ZONE = ZoneInfo("Asia/Shanghai")  # the days of the calendar page; the State Council's table knows no other
ONE_DAY = timedelta(days=1)
OPEN = [state.value for state in UNFINISHED]


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a list; empty ones do not. `since` and `until` are about when a duty falls due."""

    contract: UUID | None = None
    obligation: str = ""
    owner: str = ""
    states: Collection[str] = ()
    late: bool | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many duties fall due on a day, how many of them are still to be done, and how many are late."""

    day: date
    total: int
    unfinished: int
    late: int


def list_duties(
    filters: Filters, *, actor: Actor, newest: bool = False, cursor: str | None = None, limit: int = 50
) -> Page[Duty]:
    """One page in the order in which they fall due."""
    return keyset(narrowed(filters, actor=actor), by="falls_at", newest=newest, cursor=cursor, limit=limit)


def narrowed(filters: Filters, *, actor: Actor) -> "QuerySet[Duty]":
    """The duties that the actor may see and that the filters leave."""
    rows = seen_duties(actor)
    if filters.contract is not None:
        rows = rows.filter(contract_id=filters.contract)
    if filters.obligation:
        rows = rows.filter(obligation=filters.obligation)
    if filters.owner:
        rows = rows.filter(owner=filters.owner)
    if filters.states:
        rows = rows.filter(state__in=list(filters.states))
    if filters.late is not None:
        rows = rows.filter(late=filters.late)
    if filters.since is not None:
        rows = rows.filter(falls_at__gt=filters.since)
    if filters.until is not None:
        rows = rows.filter(falls_at__lte=filters.until)
    return rows


def due_between(contract_id: UUID, *, since: datetime, until: datetime) -> "QuerySet[Duty]":
    """The duties of a contract that fall due after one moment and until another, in that order."""
    rows = Duty.objects.filter(contract_id=contract_id, falls_at__gt=since, falls_at__lte=until)
    return rows.order_by("falls_at", "id")


def count_days(filters: Filters, first: date, last: date, *, actor: Actor) -> tuple[DayCount, ...]:
    """The days from one to another on which duties fall due; what is due at 24:00 counts for the day that ends then."""
    window = narrowed(filters, actor=actor).filter(
        falls_at__gt=_midnight(first), falls_at__lte=_midnight(last + ONE_DAY)
    )
    moment = ExpressionWrapper(F("falls_at") - timedelta(seconds=1), output_field=DateTimeField())
    rows = window.annotate(day=TruncDate(moment, tzinfo=ZONE)).values("day").order_by("day")
    counted = rows.annotate(
        total=Count("id"), unfinished=Count("id", filter=Q(state__in=OPEN)), lates=Count("id", filter=Q(late=True))
    )
    return tuple(DayCount(row["day"], row["total"], row["unfinished"], row["lates"]) for row in counted)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZONE)
