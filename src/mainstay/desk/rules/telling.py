"""Who is told of which entry, in which words, by which channels: a table. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .words import CaseType, Kind


class Audience(StrEnum):
    """Who is told."""

    REPORTER = "reporter"
    ASSIGNEE = "assignee"
    ENGINEERS = "engineers"
    LINE = "line"
    LEADER = "leader"
    SUPERIOR = "superior"
    SALES = "sales"
    CUSTOMER = "customer"
    APPROVER = "approver"
    RESPONSIBLE = "responsible"
    MENTIONED = "mentioned"
    WATCHERS = "watchers"


MAIL, SMS = "mail", "sms"
BOTH = (MAIL, SMS)


@dataclass(frozen=True, slots=True)
class Telling:
    """One line of the table: these people get these words by these channels, of `types` of case only if told."""

    words: str
    to: tuple[Audience, ...]
    channels: tuple[str, ...] = (MAIL,)
    types: frozenset[CaseType] | None = None


A = Audience
UPDATE = Telling("case_update", (A.REPORTER, A.WATCHERS))
TO_ASSIGNEE = Telling("case_update", (A.ASSIGNEE, A.WATCHERS))
DECIDE = Telling("case_update", (A.APPROVER, A.REPORTER, A.WATCHERS), BOTH)
DECIDED = Telling("case_update", (A.ASSIGNEE, A.LEADER, A.WATCHERS), BOTH)
TO_DECIDERS = Telling("case_update", (A.LEADER, A.SUPERIOR, A.APPROVER, A.WATCHERS), BOTH)
WORKED_ON = frozenset(
    {CaseType.FAULT, CaseType.REQUEST, CaseType.DATA_REPAIR, CaseType.EMERGENCY, CaseType.WORK_ORDER, CaseType.JOB}
)

TABLE: Mapping[str, tuple[Telling, ...]] = {
    Kind.REPORTED: (
        Telling("case_opened", (A.ENGINEERS,), BOTH, WORKED_ON),
        Telling("case_opened", (A.LINE, A.LEADER), BOTH, frozenset(CaseType) - WORKED_ON),
        Telling("case_incident", (A.RESPONSIBLE, A.SUPERIOR), BOTH, frozenset({CaseType.EMERGENCY})),
        Telling("case_received", (A.REPORTER,)),
    ),
    Kind.RESPONDED: (UPDATE,),
    Kind.DIAGNOSED: (UPDATE,),
    Kind.VISIT_AGREED: (UPDATE,),
    Kind.WORKED_AROUND: (UPDATE,),
    Kind.PROMISED: (UPDATE,),
    Kind.PAUSED: (UPDATE,),
    Kind.ASSIGNED: (Telling("case_assigned", (A.ASSIGNEE,), BOTH), UPDATE),
    Kind.TAKEN_OVER: (UPDATE,),
    Kind.HANDED_OVER: (Telling("case_assigned", (A.ASSIGNEE, A.LINE), BOTH), UPDATE),
    Kind.RESOLVED: (Telling("case_resolved", (A.REPORTER, A.CUSTOMER, A.WATCHERS), BOTH),),
    Kind.CONFIRMED: (TO_ASSIGNEE,),
    Kind.CLOSED: (Telling("case_closed", (A.REPORTER, A.WATCHERS)),),
    Kind.REOPENED: (Telling("case_update", (A.ASSIGNEE, A.LEADER, A.WATCHERS), BOTH),),
    Kind.COMMENTED: (
        Telling("case_mention", (A.MENTIONED,)),
        Telling("case_update", (A.REPORTER, A.ASSIGNEE, A.WATCHERS)),
    ),
    Kind.NOTED: (Telling("case_mention", (A.MENTIONED,)),),
    Kind.DISPUTED: (Telling("case_update", (A.LEADER, A.APPROVER, A.WATCHERS)),),
    Kind.DISPUTE_DECIDED: (Telling("case_update", (A.LEADER, A.APPROVER, A.WATCHERS)),),
    Kind.EXCLUSION_PROPOSED: (TO_DECIDERS,),
    Kind.EXCLUSION_DECIDED: (TO_DECIDERS,),
    Kind.REPORT_ASKED: (Telling("case_report_asked", (A.ASSIGNEE, A.LEADER, A.SUPERIOR), BOTH),),
    Kind.REPORT_GIVEN: (Telling("case_update", (A.RESPONSIBLE, A.CUSTOMER), BOTH),),
    Kind.REPORT_FILED: (Telling("case_update", (A.REPORTER, A.APPROVER)),),
    Kind.FEEDBACK_ANSWERED: (UPDATE,),
    Kind.ESTIMATED: (DECIDE,),
    Kind.JOB_SET_UP: (DECIDE,),
    Kind.PLAN_SUBMITTED: (DECIDE,),
    Kind.ESTIMATE_ACCEPTED: (DECIDED,),
    Kind.ESTIMATE_REJECTED: (DECIDED,),
    Kind.JOB_APPROVED: (DECIDED,),
    Kind.JOB_REJECTED: (DECIDED,),
    Kind.PLAN_APPROVED: (DECIDED,),
    Kind.PLAN_REJECTED: (DECIDED,),
    Kind.CONTACT_SHEET_SENT: (Telling("case_update", (A.CUSTOMER,)),),
}
# What a rung of a ladder says, by its action and what the ladder counts from.
RUNG_WORDS: Mapping[tuple[str, str], str] = {
    ("notify", "start"): "case_opened",
    ("remind", "start"): "case_reminder",
    ("escalate", "start"): "case_escalated",
    ("notify", "due"): "case_late",
    ("remind", "due"): "case_late",
    ("escalate", "due"): "case_late",
}


def tellings_of(kind: str, case_type: CaseType) -> tuple[Telling, ...]:
    """The lines of the table for an entry."""
    return tuple(one for one in TABLE.get(kind, ()) if one.types is None or case_type in one.types)


def rung_words(action: str, basis: str, side: str) -> str:
    """The words of a rung: a new case is news to the vendor's people, an incident to the customer's."""
    words = RUNG_WORDS[action, basis]
    return "case_incident" if words == "case_opened" and side == "customer" else words
