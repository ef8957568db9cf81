"""The vocabulary of settlement records: what people may write, what it is called, who may."""

from dataclasses import dataclass
from enum import StrEnum

from mainstay.contracts.rules.terms.vocabulary import Measure, Trigger

__all__ = ["ACTS", "EVENTS", "FIELD_NAMES", "ActRule", "Measure", "RecordAct", "RecordKind", "Trigger"]

CUSTOMERS = frozenset({"customer_contact", "customer_approver"})
VENDORS = frozenset({"vendor_project_manager", "vendor_manager"})
ASSESSORS = frozenset({"assessor", "customer_approver"})
APPROVERS = frozenset({"customer_approver", "vendor_manager"})
EVERYBODY = CUSTOMERS | VENDORS | {"assessor"}


class RecordAct(StrEnum):
    """What a person may write into the settlement records of a contract."""

    EVENT = "event"
    PAPER = "paper"
    PAYMENT = "payment"
    REFUND = "refund"
    OCCURRENCE = "occurrence"
    MARK = "mark"
    ASSIGN = "assign"
    DISPUTE = "dispute"
    WITHDRAW_DISPUTE = "withdraw_dispute"
    WAIVE = "waive"
    SIGN = "sign"
    VOID = "void"


class RecordKind(StrEnum):
    """The entries that they leave."""

    EVENT = "event_recorded"
    PAPER = "paper_received"
    PAYMENT = "payment_made"
    REFUND = "refund_made"
    OCCURRENCE = "occurrence_recorded"
    MARK = "points_given"
    ASSIGN = "fact_assigned"
    DISPUTE = "line_disputed"
    WITHDRAW_DISPUTE = "dispute_withdrawn"
    WAIVE = "line_waived"
    SIGN = "sheet_signed"
    VOID = "record_voided"
    ISSUED = "statement_issued"


@dataclass(frozen=True, slots=True)
class ActRule:
    """An act: the entry it leaves, its names, who may, what must be told and what may be."""

    act: RecordAct
    kind: RecordKind
    zh: str
    en: str
    roles: frozenset[str]
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()


_EVENT = ("due", "until", "system", "level", "side", "amount", "stage", "rule", "cases")
_COUNT = ("count", "points", "zero", "cases")
A, K = RecordAct, RecordKind
ACTS = {
    rule.act: rule
    for rule in (
        ActRule(A.EVENT, K.EVENT, "登记事件", "Record an event", EVERYBODY, ("event", "on", "note"), _EVENT),
        ActRule(A.PAPER, K.PAPER, "登记付款资料", "Record a paper", EVERYBODY, ("stage", "paper", "on"), ("note",)),
        ActRule(A.PAYMENT, K.PAYMENT, "登记付款", "Record a payment", EVERYBODY, ("stage", "amount", "on"), ("note",)),
        ActRule(A.REFUND, K.REFUND, "登记退款", "Record a refund", EVERYBODY, ("amount", "on"), ("note",)),
        ActRule(A.OCCURRENCE, K.OCCURRENCE, "登记扣分", "Take points off", ASSESSORS, ("rule", "on", "note"), _COUNT),
        ActRule(A.MARK, K.MARK, "评分", "Give points", ASSESSORS | VENDORS, ("rule", "points"), ("month", "note")),
        ActRule(A.ASSIGN, K.ASSIGN, "归类", "Choose the rule", ASSESSORS, ("fact", "note"), ("rule",)),
        ActRule(A.DISPUTE, K.DISPUTE, "提出异议", "Dispute", CUSTOMERS | VENDORS, ("rule", "fact", "note")),
        ActRule(
            A.WITHDRAW_DISPUTE,
            K.WITHDRAW_DISPUTE,
            "撤回异议",
            "Withdraw the dispute",
            CUSTOMERS | VENDORS,
            ("rule", "fact", "note"),
        ),
        ActRule(A.WAIVE, K.WAIVE, "免除", "Waive", APPROVERS, ("rule", "fact", "note")),
        ActRule(A.SIGN, K.SIGN, "确认考核表", "Sign the sheet", APPROVERS, ("sheet", "digest"), ("month",)),
        ActRule(A.VOID, K.VOID, "作废记录", "Void a record", EVERYBODY, ("record", "note")),
    )
}

# Events that people record, with their names; the others follow from cases, duties or the calendar.
EVENTS = {
    Trigger.FINAL_ACCEPTANCE: ("终验通过", "Final acceptance"),
    Trigger.ACCEPTANCE_PASSED: ("验收通过", "Acceptance passed"),
    Trigger.PRICE_AUDITED: ("审价完成", "Price audited"),
    Trigger.CONTRACT_EFFECTIVE: ("合同生效", "Contract effective"),
    Trigger.GOODS_DELIVERED: ("交货", "Goods delivered"),
    Trigger.DELIVERY_LATE: ("逾期交付", "Delivery late"),
    Trigger.DUTY_LATE: ("义务逾期", "Duty late"),
    Trigger.INSPECTION_DONE: ("完成检查", "Inspection done"),
    Trigger.CONTACT_FAILURE: ("联系不畅", "Contact failure"),
    Trigger.CONTACT_CHANGED: ("联系人变更", "Contact changed"),
    Trigger.STAFF_MISSING: ("人员不足", "Staff missing"),
    Trigger.CHANGE_IN_HOURS: ("上班时间变更", "Change in working hours"),
    Trigger.COMPLAINT_RECEIVED: ("投诉", "Complaint"),
    Trigger.BREACH_NOTICE_RECEIVED: ("收到违约通知书", "Breach notice received"),
    Trigger.CONTRACT_BREACHED: ("违约", "Breach of contract"),
    Trigger.OBJECTION_RAISED: ("提出质量异议", "Objection raised"),
    Trigger.GOODS_REFUSED: ("拒收货物", "Goods refused"),
    Trigger.PART_REPLACED: ("更换部件", "Part replaced"),
    Trigger.RULE_BROKEN: ("违反约定", "Rule broken"),
    Trigger.CONFIDENCE_BROKEN: ("泄密", "Confidence broken"),
    Trigger.TITLE_DEFECT: ("权利瑕疵", "Defect of title"),
    Trigger.FORCE_MAJEURE: ("不可抗力", "Force majeure"),
    Trigger.PARTY_INSOLVENT: ("破产或解散", "Insolvency"),
    Trigger.CONTRACT_ENDED_EARLY: ("提前解除", "Early end"),
    Trigger.REPORT_SUBMITTED: ("提交报告", "Report submitted"),
}
FIELD_NAMES = {
    "event": ("事件", "Event"),
    "on": ("日期", "Day"),
    "note": ("事由", "Reason"),
    "due": ("应完成日", "Due day"),
    "until": ("完成日", "Done on"),
    "system": ("系统", "System"),
    "level": ("级别", "Level"),
    "side": ("责任方", "Side at fault"),
    "amount": ("金额", "Amount"),
    "stage": ("付款阶段", "Stage"),
    "paper": ("资料", "Paper"),
    "rule": ("条目", "Rule"),
    "fact": ("事实", "Fact"),
    "cases": ("工单", "Cases"),
    "count": ("次数", "Count"),
    "points": ("分数", "Points"),
    "zero": ("该项不得分", "No points"),
    "month": ("月份", "Month"),
    "sheet": ("考核表", "Sheet"),
    "digest": ("核对码", "Digest"),
    "record": ("记录", "Record"),
}
