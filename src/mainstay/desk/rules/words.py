"""The desk's vocabularies: states of a case, acts and the kinds of entry that they leave."""

from enum import StrEnum


class CaseState(StrEnum):
    """Where a case stands."""

    REPORTED = "reported"
    ACTIVE = "active"
    PAUSED = "paused"
    RESOLVED = "resolved"
    CONFIRMED = "confirmed"
    CLOSED = "closed"


class Act(StrEnum):
    """What a person may do on an open case; reporting is how a case begins."""

    ACCEPT = "accept"
    RESPOND = "respond"
    CLASSIFY = "classify"
    START_SUPPORT = "start_support"
    ENGAGE_THIRD_PARTY = "engage_third_party"
    DIAGNOSE = "diagnose"
    AGREE_VISIT = "agree_visit"
    ARRIVE = "arrive"
    WORK_AROUND = "work_around"
    PROMISE = "promise"
    MOVE_PROMISE = "move_promise"
    PAUSE = "pause"
    RESUME = "resume"
    RESOLVE = "resolve"
    FILE_REPORT = "file_report"
    CONFIRM = "confirm"
    CLOSE = "close"
    REOPEN = "reopen"
    COMMENT = "comment"
    CORRECT = "correct"


class Kind(StrEnum):
    """The kinds of entry on a case's stream."""

    REPORTED = "reported"
    ACCEPTED = "accepted"
    RESPONDED = "responded"
    CLASSIFIED = "classified"
    SUPPORT_STARTED = "support_started"
    THIRD_PARTY_ENGAGED = "third_party_engaged"
    DIAGNOSED = "diagnosed"
    VISIT_AGREED = "visit_agreed"
    ARRIVED = "arrived"
    WORKED_AROUND = "worked_around"
    PROMISED = "promised"
    PROMISE_MOVED = "promise_moved"
    PAUSED = "paused"
    RESUMED = "resumed"
    RESOLVED = "resolved"
    REPORT_FILED = "report_filed"
    CONFIRMED = "confirmed"
    CLOSED = "closed"
    REOPENED = "reopened"
    COMMENTED = "commented"
    CORRECTED = "corrected"


STATE_NAMES = {
    CaseState.REPORTED: ("待受理", "Reported"),
    CaseState.ACTIVE: ("处理中", "In progress"),
    CaseState.PAUSED: ("已暂停计时", "Paused"),
    CaseState.RESOLVED: ("待确认", "Resolved, to be confirmed"),
    CaseState.CONFIRMED: ("已确认", "Confirmed"),
    CaseState.CLOSED: ("已关闭", "Closed"),
}
