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


class CaseType(StrEnum):
    """What a case is about."""

    FAULT = "fault"
    REQUEST = "request"
    DATA_REPAIR = "data_repair"
    COMPLAINT = "complaint"
    JOB = "job"
    EMERGENCY = "emergency"
    FEEDBACK = "feedback"
    ADDRESS_REPORT = "address_report"
    WORK_ORDER = "work_order"


class CaseChannel(StrEnum):
    """The way a case came in."""

    WEB = "web"
    API = "api"
    MAIL = "mail"
    PHONE = "phone"
    CHAT = "chat"
    CATALOGUE = "catalogue"
    SYSTEM = "system"


class Line(StrEnum):
    """The lines that a case is handed along."""

    SALES = "sales"
    MAINTENANCE = "maintenance"
    SOFTWARE = "software"
    IMPLEMENTATION = "implementation"
    CHIEF_ENGINEER = "chief_engineer"
    EXPERT = "expert"
    MAKER = "maker"


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
    NOTIFY = "notify"
    REMIND = "remind"
    ESCALATE = "escalate"
    ASK_REPORT = "ask_report"
    GIVE_REPORT = "give_report"
    ASSIGN = "assign"
    TAKE_OVER = "take_over"
    HAND_OVER = "hand_over"
    MOVE_ON = "move_on"
    ACKNOWLEDGE = "acknowledge"
    DESCRIBE = "describe"
    RMA_OPEN = "rma_open"
    RMA_SENT = "rma_sent"
    RMA_RETURNED = "rma_returned"
    OPEN_FOLLOW_UP = "open_follow_up"
    FINISH_FOLLOW_UP = "finish_follow_up"
    ORDER_WORK = "order_work"
    LINK = "link"
    CONFIRM = "confirm"
    CONFIRM_BY_SILENCE = "confirm_by_silence"
    CLOSE = "close"
    REOPEN = "reopen"
    COMMENT = "comment"
    NOTE = "note"
    ATTACH = "attach"
    WATCH = "watch"
    UNWATCH = "unwatch"
    JOIN = "join"
    CORRECT = "correct"
    DISPUTE = "dispute"
    DECIDE_DISPUTE = "decide_dispute"
    EXCLUDE = "exclude"
    DECIDE_EXCLUSION = "decide_exclusion"
    ANSWER_REQUEST = "answer_request"
    ACCEPT_ESTIMATE = "accept_estimate"
    REJECT_ESTIMATE = "reject_estimate"
    AUTHORISE = "authorise"
    WITHDRAW_AUTHORISATION = "withdraw_authorisation"
    KEEP_BEFORE = "keep_before"
    KEEP_AFTER = "keep_after"
    REGISTER_COMPLAINT = "register_complaint"
    ANALYSE_COMPLAINT = "analyse_complaint"
    INVESTIGATE_COMPLAINT = "investigate_complaint"
    SETTLE_COMPLAINT = "settle_complaint"
    FILE_CORRECTIVE_ACTION = "file_corrective_action"
    ARCHIVE_COMPLAINT = "archive_complaint"
    NAME_OWNER = "name_owner"
    SET_UP_JOB = "set_up_job"
    APPROVE_JOB = "approve_job"
    REJECT_JOB = "reject_job"
    ACCEPT_JOB = "accept_job"
    FORM_TEAM = "form_team"
    SUBMIT_PLAN = "submit_plan"
    APPROVE_PLAN = "approve_plan"
    REJECT_PLAN = "reject_plan"
    ANSWER_FEEDBACK = "answer_feedback"
    REPORT_ADDRESSES = "report_addresses"
    REVIEW_ADDRESSES = "review_addresses"
    CALL_BACK = "call_back"
    ANSWER_SURVEY = "answer_survey"
    SEND_CONTACT_SHEET = "send_contact_sheet"
    SIGN = "sign"


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
    NOTIFIED = "notified"
    REMINDED = "reminded"
    ESCALATED = "escalated"
    REPORT_ASKED = "report_asked"
    REPORT_GIVEN = "report_given"
    ASSIGNED = "assigned"
    TAKEN_OVER = "taken_over"
    HANDED_OVER = "handed_over"
    ACKNOWLEDGED = "acknowledged"
    DESCRIBED = "described"
    RMA_OPENED = "rma_opened"
    RMA_SENT = "rma_sent"
    RMA_RETURNED = "rma_returned"
    FOLLOW_UP_OPENED = "follow_up_opened"
    FOLLOW_UP_FINISHED = "follow_up_finished"
    WORK_ORDERED = "work_ordered"
    LINKED = "linked"
    CONFIRMED = "confirmed"
    CLOSED = "closed"
    REOPENED = "reopened"
    COMMENTED = "commented"
    NOTED = "noted"
    ATTACHED = "attached"
    WATCHED = "watched"
    UNWATCHED = "unwatched"
    JOINED = "joined"
    CORRECTED = "corrected"
    DISPUTED = "disputed"
    DISPUTE_DECIDED = "dispute_decided"
    EXCLUSION_PROPOSED = "exclusion_proposed"
    EXCLUSION_DECIDED = "exclusion_decided"
    ESTIMATED = "estimated"
    ESTIMATE_ACCEPTED = "estimate_accepted"
    ESTIMATE_REJECTED = "estimate_rejected"
    AUTHORISED = "authorised"
    AUTHORISATION_WITHDRAWN = "authorisation_withdrawn"
    BEFORE_KEPT = "before_kept"
    AFTER_KEPT = "after_kept"
    COMPLAINT_REGISTERED = "complaint_registered"
    COMPLAINT_ANALYSED = "complaint_analysed"
    COMPLAINT_INVESTIGATED = "complaint_investigated"
    COMPLAINT_SETTLED = "complaint_settled"
    CORRECTIVE_ACTION_FILED = "corrective_action_filed"
    COMPLAINT_ARCHIVED = "complaint_archived"
    OWNER_NAMED = "owner_named"
    JOB_SET_UP = "job_set_up"
    JOB_APPROVED = "job_approved"
    JOB_REJECTED = "job_rejected"
    JOB_ACCEPTED = "job_accepted"
    TEAM_FORMED = "team_formed"
    PLAN_SUBMITTED = "plan_submitted"
    PLAN_APPROVED = "plan_approved"
    PLAN_REJECTED = "plan_rejected"
    FEEDBACK_ANSWERED = "feedback_answered"
    ADDRESSES_REPORTED = "addresses_reported"
    ADDRESSES_REVIEWED = "addresses_reviewed"
    CALLED_BACK = "called_back"
    SURVEYED = "surveyed"
    CONTACT_SHEET_SENT = "contact_sheet_sent"
    SIGNED = "signed"


STATE_NAMES = {
    CaseState.REPORTED: ("待受理", "Reported"),
    CaseState.ACTIVE: ("处理中", "In progress"),
    CaseState.PAUSED: ("已暂停计时", "Paused"),
    CaseState.RESOLVED: ("待确认", "Resolved, to be confirmed"),
    CaseState.CONFIRMED: ("已确认", "Confirmed"),
    CaseState.CLOSED: ("已关闭", "Closed"),
}
TYPE_NAMES = {
    CaseType.FAULT: ("故障", "Fault"),
    CaseType.REQUEST: ("服务请求", "Request"),
    CaseType.DATA_REPAIR: ("数据修复", "Data repair"),
    CaseType.COMPLAINT: ("投诉", "Complaint"),
    CaseType.JOB: ("服务项目", "Service job"),
    CaseType.EMERGENCY: ("应急事件", "Emergency"),
    CaseType.FEEDBACK: ("意见反馈", "Feedback"),
    CaseType.ADDRESS_REPORT: ("地址上报", "Address report"),
    CaseType.WORK_ORDER: ("原厂任务单", "Work order for the maker"),
}
LINE_NAMES = {
    Line.SALES: ("商务", "Sales"),
    Line.MAINTENANCE: ("维护", "Maintenance"),
    Line.SOFTWARE: ("软件", "Software"),
    Line.IMPLEMENTATION: ("实施", "Implementation"),
    Line.CHIEF_ENGINEER: ("总工程师", "Chief engineer"),
    Line.EXPERT: ("专家", "Expert"),
    Line.MAKER: ("原厂", "Maker"),
}
CHANNEL_NAMES = {
    CaseChannel.WEB: ("网页", "Web"),
    CaseChannel.API: ("接口", "API"),
    CaseChannel.MAIL: ("邮件", "Mail"),
    CaseChannel.PHONE: ("电话", "Phone"),
    CaseChannel.CHAT: ("即时消息", "Chat"),
    CaseChannel.CATALOGUE: ("服务目录", "Catalogue"),
    CaseChannel.SYSTEM: ("系统", "System"),
}
