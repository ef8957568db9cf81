"""The steps of a case's procedure: which are done, by whom, and whose turn it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from mainstay.desk.rules.acts import BY_KIND
from mainstay.desk.rules.acts.procedures.complaints import STEPS as COMPLAINT_STEPS
from mainstay.desk.rules.flow import Happened, progress_of
from mainstay.desk.rules.words import CaseType, Kind

from .addresses import address_rows
from .latest import last_of
from .owners import owner_of

STEPS: Mapping[CaseType, tuple[Kind, ...]] = {
    CaseType.REQUEST: (Kind.ESTIMATED, Kind.ESTIMATE_ACCEPTED, Kind.AUTHORISED, Kind.RESOLVED, Kind.CONFIRMED),
    CaseType.DATA_REPAIR: (
        Kind.AUTHORISED,
        Kind.BEFORE_KEPT,
        Kind.AFTER_KEPT,
        Kind.RESOLVED,
        Kind.CONFIRMED,
    ),
    CaseType.COMPLAINT: (*COMPLAINT_STEPS[:-1], Kind.RESOLVED, Kind.CONFIRMED, COMPLAINT_STEPS[-1]),
    CaseType.JOB: (
        Kind.JOB_SET_UP,
        Kind.JOB_APPROVED,
        Kind.AUTHORISED,
        Kind.RESOLVED,
        Kind.JOB_ACCEPTED,
        Kind.CONFIRMED,
    ),
    CaseType.EMERGENCY: (
        Kind.TEAM_FORMED,
        Kind.PLAN_SUBMITTED,
        Kind.PLAN_APPROVED,
        Kind.ARRIVED,
        Kind.RESOLVED,
        Kind.REPORT_FILED,
        Kind.CONFIRMED,
    ),
    CaseType.FEEDBACK: (Kind.FEEDBACK_ANSWERED, Kind.RESOLVED, Kind.CONFIRMED),
    CaseType.ADDRESS_REPORT: (Kind.ADDRESSES_REVIEWED, Kind.RESOLVED, Kind.CONFIRMED),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `by` did it at `at`; of the one that is next, `owner` is who was named for it, `roles` may do it."""

    kind: Kind
    zh: str
    en: str
    done: bool
    is_next: bool
    at: datetime | None
    by: str
    owner: str
    roles: frozenset[str]


def steps_of(happened: Sequence[Happened]) -> tuple[Step, ...]:
    """The steps of the case's type in their order; none for types without a procedure of their own."""
    progress = progress_of(happened)
    kinds = [kind for kind in STEPS.get(progress.type, ()) if not _given(kind, happened, progress.done)]
    finished = progress.done - _half_done(happened)
    first = next((kind for kind in kinds if kind not in finished), None)
    owner = owner_of(happened)
    steps = []
    for kind in kinds:
        rule, done = BY_KIND[kind], kind in finished
        last = last_of(happened, {kind}) if done else None
        steps.append(
            Step(
                kind=kind,
                zh=rule.zh,
                en=rule.en,
                done=done,
                is_next=kind is first,
                at=last.at if last else None,
                by=last.entry.actor_name if last else "",
                owner=owner["name"] if owner and kind is first and kind in COMPLAINT_STEPS else "",
                roles=rule.roles,
            )
        )
    return tuple(steps)


def _half_done(happened: Sequence[Happened]) -> frozenset[Kind]:
    """The review of addresses is a step until every row has its verdict."""
    waiting = any(row.approved is None for row in address_rows(happened))
    return frozenset({Kind.ADDRESSES_REVIEWED}) if waiting else frozenset()


def _given(kind: Kind, happened: Sequence[Happened], done: frozenset[Kind]) -> bool:
    """True for what the report itself brought, so that it is no step: a standard estimate, no authorisation needed."""
    return kind in done and last_of(happened, {kind}) is None
