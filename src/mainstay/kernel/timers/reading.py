"""The timers of subjects, as pages and tests see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max

from mainstay.kernel.models import Timer

COLUMNS = ("kind", "clock", "rung", "due_at", "state", "details", "fired_at", "late_ms", "void_reason", "problem")


@dataclass(frozen=True, slots=True)
class Timing:
    """A timer: pending, fired with its lateness in milliseconds, or void with the reason."""

    kind: str
    clock: str
    rung: str
    due: datetime
    state: str
    details: dict[str, Any]
    fired_at: datetime | None
    late_ms: int | None
    void_reason: str
    problem: str


def timers_of(subjects: Sequence[str]) -> dict[str, tuple[Timing, ...]]:
    """The timers of many subjects, each in the order in which they are due; one query."""
    found: dict[str, list[Timing]] = {subject: [] for subject in subjects}
    rows = Timer.objects.filter(subject__in=list(subjects)).order_by("due_at", "id")
    for subject, *told in rows.values_list("subject", *COLUMNS):
        found[subject].append(Timing(*told))
    return {subject: tuple(timers) for subject, timers in found.items()}


def latest_due(subjects: Sequence[str]) -> dict[str, datetime]:
    """When the last pending timer of each of many subjects is due; those that have none are left out. One query."""
    rows = Timer.objects.filter(subject__in=list(subjects), state="pending").values("subject")
    return dict(rows.annotate(latest=Max("due_at")).values_list("subject", "latest"))
