"""From filters to the cases that fit them and that the viewer may see, in a form that finds its index."""

import re
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from mainstay.desk.models import OPEN, Case
from mainstay.desk.queries.search import matching
from mainstay.directory.public import Actor, sees_all_contracts, visible_contracts
from mainstay.kernel.windows import through_window

from .filters import ASSIGNEE_ME, ASSIGNEE_NOBODY, Filters
from .tags import LATE, has_all, has_any, tagged

DUE_SOON = timedelta(hours=4)
NUMBER = re.compile(r"[A-Za-z][A-Za-z0-9]{0,11}-[0-9-]*|[A-Za-z0-9]")


def narrow(actor: Actor, filters: Filters, *, now: datetime) -> "QuerySet[Case]":
    """The cases of the actor's contracts that fit, in no order yet."""
    cases = _on_contracts(actor, filters)
    for condition in (*_classes(actor, filters), *_times(filters, now), *_words(actor, filters)):
        cases = cases.filter(condition)
    return cases


def is_overdue(now: datetime) -> Q:
    """Has missed a time, closed or not, or is open beyond its next one."""
    return Q(has_all([LATE])) | (OPEN & Q(due_order__lt=now))


def is_due_soon(now: datetime) -> Q:
    """Open and within four hours of its due time."""
    return OPEN & Q(due_order__gte=now, due_order__lt=now + DUE_SOON)


def _on_contracts(actor: Actor, filters: Filters) -> "QuerySet[Case]":
    wanted = frozenset(filters.contract)
    if not sees_all_contracts(actor):
        seen = visible_contracts(actor)
        wanted = wanted & seen if wanted else seen
        if not wanted:
            return Case.objects.none()
    cases = through_window(Case)
    if not wanted:
        return cases
    if len(wanted) == 1:
        return cases.filter(contract_id=next(iter(wanted)))
    return cases.filter(contract_id__in=sorted(wanted))


def _classes(actor: Actor, filters: Filters) -> list[Any]:
    """One condition for all classes with one value, one for each class with several."""
    classes = [
        tagged("state", filters.state),
        tagged("level", filters.level),
        tagged("type", filters.type),
        tagged("line", filters.line),
        tagged("channel", filters.channel),
    ]
    named = {name: getattr(filters, name) for name in ("system", "asset", "maker", "kind", "cause")}
    classes.extend(tagged(name, [value]) for name, value in named.items() if value)
    conditions: list[Any] = []
    if filters.assignee == ASSIGNEE_NOBODY:
        conditions.append(Q(assignee_id__isnull=True))
    elif filters.assignee:
        classes.append(tagged("assignee", [actor.id if filters.assignee == ASSIGNEE_ME else filters.assignee]))
    if single := [words[0] for words in classes if len(words) == 1]:
        if len(filters.contract) == 1:
            single.append(f"contract:{next(iter(filters.contract))}")
        conditions.append(has_all(single))
    conditions.extend(has_any(words) for words in classes if len(words) > 1)
    return conditions


def _times(filters: Filters, now: datetime) -> list[Q]:
    conditions = []
    if filters.open is not None:
        conditions.append(OPEN if filters.open else ~OPEN)
    if filters.excluded is not None:
        conditions.append(~Q(excluded_by="") if filters.excluded else Q(excluded_by=""))
    if filters.overdue is not None:
        conditions.append(is_overdue(now) if filters.overdue else ~is_overdue(now))
    if filters.due_soon is not None:
        conditions.append(is_due_soon(now) if filters.due_soon else ~is_due_soon(now))
    spans = {
        "reported_at__gte": filters.reported_from,
        "reported_at__lt": filters.reported_to,
        "closed_at__gte": filters.closed_from,
        "closed_at__lt": filters.closed_to,
    }
    conditions.extend(Q(**{name: moment}) for name, moment in spans.items() if moment is not None)
    if filters.closed_to is not None:
        # Nothing is closed before it is reported: with this a list by report begins where it may find something.
        conditions.append(Q(reported_at__lt=filters.closed_to))
    return conditions


def _words(actor: Actor, filters: Filters) -> list[Q]:
    """What reads as the beginning of a number is looked up as one, everything else in the texts of the cases."""
    if not filters.q:
        return []
    if NUMBER.fullmatch(filters.q):
        return [Q(number__startswith=filters.q.upper())]
    return [matching(filters.q, actor=actor)]
