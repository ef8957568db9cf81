"""The closed vocabularies of contract terms: measures, events, sides, channels and the rest."""

from enum import StrEnum


class Measure(StrEnum):
    """What a target measures; the noun that a fault table puts at the head of a column."""

    RESPOND = "respond"
    ENGAGE = "engage"
    SUPPORT = "support"
    DIAGNOSE = "diagnose"
    ARRIVE = "arrive"
    WORKAROUND = "workaround"
    RESOLVE = "resolve"
    REPORT = "report"
    CONFIRM = "confirm"
    PROMISE = "promise"


class Event(StrEnum):
    """A recorded event at which a clock may start or end; the ledger's entries carry the same words."""

    REPORTED = "reported"
    ACCEPTED = "accepted"
    RESPONDED = "responded"
    SUPPORT_STARTED = "support_started"
    THIRD_PARTY_ENGAGED = "third_party_engaged"
    DIAGNOSED = "diagnosed"
    VISIT_AGREED = "visit_agreed"
    ARRIVED = "arrived"
    WORKED_AROUND = "worked_around"
    PROMISED = "promised"
    RESOLVED = "resolved"
    REPORT_FILED = "report_filed"
    CONFIRMED = "confirmed"
    CLOSED = "closed"


class FactName(StrEnum):
    """The plain facts that a decision table may ask about a case."""

    LEVEL = "level"
    KIND = "kind"
    MODE = "mode"
    CAUSE = "cause"
    SIZE = "size"
    STATIONED = "stationed"
    VISIT = "visit"
    REPORTED_ON_WORKDAY = "reported_on_workday"
    REPORTED_IN_HOURS = "reported_in_hours"


class Side(StrEnum):
    """Whose act or whose time it is."""

    CUSTOMER = "customer"
    VENDOR = "vendor"
    THIRD_PARTY = "third_party"
    NEUTRAL = "neutral"


class Unit(StrEnum):
    """Units of a length; the last five are counted in days of a calendar, not in seconds."""

    SECOND = "s"
    MINUTE = "min"
    HOUR = "h"
    WORKDAY = "workday"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Channel(StrEnum):
    """How word is carried to a person."""

    MAIL = "mail"
    SMS = "sms"
    VOICE = "voice"
    CHAT = "chat"
    SCREEN = "screen"
    PAPER = "paper"


class RungAction(StrEnum):
    """What a rung of a ladder does when it fires."""

    NOTIFY = "notify"
    REMIND = "remind"
    REASSIGN = "reassign"
    ESCALATE = "escalate"


class Trigger(StrEnum):
    """Facts that open an obligation or a penalty."""

    CONTRACT_SIGNED = "contract_signed"
    CONTRACT_EFFECTIVE = "contract_effective"
    TERM_ENDED = "term_ended"
    MAINTENANCE_ENDED = "maintenance_ended"
    GOODS_DUE = "goods_due"
    GOODS_DELIVERED = "goods_delivered"
    FINAL_ACCEPTANCE = "final_acceptance"
    ACCEPTANCE_PASSED = "acceptance_passed"
    PRICE_AUDITED = "price_audited"
    INVOICE_RECEIVED = "invoice_received"
    PAPERS_RECEIVED = "papers_received"
    REPORT_SUBMITTED = "report_submitted"
    CASE_OPENED = "case_opened"
    CASE_WORKED_AROUND = "case_worked_around"
    CASE_RESOLVED = "case_resolved"
    CASE_CLOSED = "case_closed"
    EMERGENCY = "emergency"
    CLOCK_BREACHED = "clock_breached"
    DUTY_LATE = "duty_late"
    DELIVERY_LATE = "delivery_late"
    PAYMENT_LATE = "payment_late"
    BREACH_NOTICE_RECEIVED = "breach_notice_received"
    NOTICE_UNANSWERED = "notice_unanswered"
    OBJECTION_RAISED = "objection_raised"
    INSPECTION_DONE = "inspection_done"
    INCIDENT_AFTER_INSPECTION = "incident_after_inspection"
    CONTACT_FAILURE = "contact_failure"
    CONTACT_CHANGED = "contact_changed"
    STAFF_CHANGED = "staff_changed"
    STAFF_MISSING = "staff_missing"
    SUPPORT_ENDING = "support_ending"
    KEY_DATE = "key_date"
    CHANGE_PLANNED = "change_planned"
    CHANGE_DONE = "change_done"
    CHANGE_IN_HOURS = "change_in_hours"
    COMPLAINT_RECEIVED = "complaint_received"
    SURVEY_DISSATISFIED = "survey_dissatisfied"
    FORCE_MAJEURE = "force_majeure"
    FORCE_MAJEURE_ENDED = "force_majeure_ended"
    PARTY_INSOLVENT = "party_insolvent"
    PART_REPLACED = "part_replaced"
    CONFIDENCE_BROKEN = "confidence_broken"
    TITLE_DEFECT = "title_defect"
    GOODS_REFUSED = "goods_refused"
    SERVICE_REFUSED = "service_refused"
    CONTRACT_BREACHED = "contract_breached"
    CONTRACT_ENDED_EARLY = "contract_ended_early"
    RULE_BROKEN = "rule_broken"
    CUSTOMER_ASKED = "customer_asked"
    AUTHORISED = "authorised"
