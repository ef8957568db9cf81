"""The kinds of terms that a draft may hold, and the facts of each: the one table that drafts and keys follow."""

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """How a fact is written in JSON; all but `words` are compared exactly, and figures must stand in the passage."""

    WORDS = "words"
    LIST = "list of words"
    CHOICE = "choice"
    CHOICES = "list of choices"
    LEVEL = "level"
    MONEY = "money"
    SHARE = "share"
    SHARES = "list of shares"
    NUMBER = "number"
    ORDER = "place in the order"
    LENGTH = "length"
    DAY = "day"
    YES_NO = "true or false"
    DEDUCTIONS = "list of deductions"


FORMS = {
    Form.WORDS: "text as printed, without spaces at its ends",
    Form.LIST: "list of such texts",
    Form.CHOICE: "one of the words named in the meaning",
    Form.CHOICES: "list of such words, sorted",
    Form.LEVEL: (
        "ordinals of any writing (Ⅰ级, 一级, 1级, Level 1, Severity 1) are '1'; a letter with a figure stays "
        "('P1', 'S2'), and so does a letter alone ('A'); a name loses 故障, 事件, 问题, 级, 类 at its end "
        "('紧急', '重大'); English names in lower case ('critical')"
    ),
    Form.MONEY: "yuan with two decimals as text: '742700.00'",
    Form.SHARE: "per cent as text without trailing noughts: '30%', '0.01%'; 千分之五 is '0.5%', 万分之一 is '0.01%'",
    Form.SHARES: "list of shares, in order",
    Form.NUMBER: "decimal as text without trailing noughts: '12', '0.5'",
    Form.ORDER: "'1' for the first, '2' for the second ...",
    Form.LENGTH: (
        "as in contract files: '30min', '4h', '10 workdays', '1 day', '3 days', '1 week', '15 months', '1 year'; "
        "半小时 is '30min', 1.5小时 '90min', 半个月 '15 days', 半年 '6 months', 半天 '12h'; "
        "'at_once' for 立即, 马上, 及时, 即时, 第一时间; '0 days' for the same day"
    ),
    Form.DAY: "ISO date, as exact as printed: '2025-03-01', '2025-03', '2025'",
    Form.YES_NO: "true or false",
    Form.DEDUCTIONS: (
        "list of {points, per}: points a number; per one of 'occurrence', 'day', 'item'; in the order of the text"
    ),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a kind: how it is written, what it says, and whether each term of the kind has it."""

    form: Form
    meaning: str
    required: bool = False


def _must(form: Form, meaning: str) -> Fact:
    return Fact(form, meaning, required=True)


def _may(form: Form, meaning: str) -> Fact:
    return Fact(form, meaning)


_SIDE = "customer (甲方), vendor (乙方), either"
_BASIS = (
    "price, audited_price, unpaid_amount, paid_amount, period_fee, system_period_fee, monthly_share, goods_price, loss"
)
_MEASURE = (
    "respond 响应, support 开始支持, arrive 到场, diagnose 确诊, workaround 规避/临时恢复, "
    "resolve 修复/解决/排除/恢复, report 报告, confirm 确认, spare 备件到位"
)

KINDS: dict[str, dict[str, Fact]] = {
    "party": {
        "side": _must(Form.CHOICE, "customer, vendor, third_party"),
        "name": _must(Form.WORDS, "name as printed"),
        "representative": _may(Form.WORDS, "legal representative or who signs"),
        "address": _may(Form.WORDS, "address"),
        "bank": _may(Form.WORDS, "bank"),
        "account": _may(Form.WORDS, "account number"),
        "tax_id": _may(Form.WORDS, "unified social credit code"),
    },
    "title": {"text": _must(Form.WORDS, "title of the contract, or name of the project")},
    "number": {
        "of": _must(Form.CHOICE, "contract, project, tender"),
        "text": _must(Form.WORDS, "the number as printed"),
    },
    "date": {
        "of": _must(Form.CHOICE, "signed, effective, delivery (deadline for goods or for going live), other"),
        "day": _must(Form.DAY, "the day, the month or the year"),
    },
    "service_period": {
        "start": _may(Form.DAY, "first day"),
        "end": _may(Form.DAY, "last day"),
        "length": _may(Form.LENGTH, "how long, where it is said"),
        "begins": _may(Form.WORDS, "the event from which it runs, where it is no date"),
    },
    "maintenance": {
        "of": _must(Form.CHOICE, "maintenance (维保期, 免费维护), warranty (质保期, 保修期)"),
        "length": _must(Form.LENGTH, "how long"),
        "begins": _may(Form.WORDS, "the event from which it runs"),
    },
    "price": {
        "amount": _must(Form.MONEY, "total price of the contract; once, however often it is repeated"),
        "tax": _may(Form.CHOICE, "included, excluded"),
    },
    "price_line": {
        "name": _must(Form.WORDS, "what is bought; a line of sums is no price line"),
        "quantity": _may(Form.NUMBER, "how many"),
        "unit": _may(Form.WORDS, "of what: 台, 套, 项"),
        "unit_price": _may(Form.MONEY, "price of one"),
        "amount": _may(Form.MONEY, "price of the line"),
    },
    "capital_sum": {
        "amount": _must(Form.MONEY, "what the capitals (大写) come to; each distinct amount once"),
        "figure": _may(Form.MONEY, "the figure printed with it, also where it disagrees"),
    },
    "tax": {
        "rate": _must(Form.SHARE, "rate of value added tax"),
        "invoice": _may(Form.CHOICE, "special (专用发票), ordinary (普通发票)"),
    },
    "payment_stage": {
        "order": _must(Form.ORDER, "its place in the order of the text"),
        "share": _may(Form.SHARE, "share of the basis"),
        "amount": _may(Form.MONEY, "sum"),
        "basis": _may(Form.CHOICE, _BASIS),
        "trigger": _may(
            Form.CHOICES,
            "signed, effective, advance_guarantee, delivered, acceptance (验收, 初验), final_acceptance (终验), "
            "audited, period_end (each period or the term), assessed (考核), maintenance_end (质保期满), invoice",
        ),
        "due": _may(Form.LENGTH, "how long after the trigger or the papers"),
        "papers": _may(Form.LIST, "papers to be handed in: 发票, 验收报告, ..."),
    },
    "level": {
        "level": _must(Form.LEVEL, "the level of faults, events or requests"),
        "name": _must(Form.WORDS, "its name as printed"),
        "meaning": _may(Form.WORDS, "what falls under it"),
    },
    "target": {
        "measure": _must(Form.CHOICE, _MEASURE),
        "length": _must(Form.LENGTH, "the limit; the upper end of a range"),
        "from": _may(Form.LENGTH, "the lower end of a range"),
        "level": _may(Form.LEVEL, "the level; absent where it holds for all"),
        "start": _may(
            Form.CHOICE,
            "reported (接报, 报修, 接到通知; also where nothing is said), responded, arrived, diagnosed, resolved, "
            "asked",
        ),
        "calendar": _may(Form.CHOICE, "24x7, workdays, office_hours"),
        "mode": _may(Form.CHOICE, "phone, remote, on_site"),
        "stationed": _may(Form.YES_NO, "holds with (true) or without (false) staff on site"),
        "workday": _may(Form.YES_NO, "holds on working days (true) or on others (false)"),
        "in_hours": _may(Form.YES_NO, "holds in working hours (true) or outside them (false)"),
        "visit": _may(Form.YES_NO, "holds where a visit is needed (true) or not (false)"),
        "subject": _may(Form.WORDS, "what it is for, where that is no level: 普通开发任务需求"),
    },
    "ladder_rung": {
        "level": _may(Form.LEVEL, "the level"),
        "after": _must(Form.LENGTH, "elapsed time"),
        "roles": _must(Form.LIST, "who is told or takes over, as printed"),
        "action": _may(Form.CHOICE, "notify, escalate, reassign"),
    },
    "obligation": {
        "what": _must(Form.WORDS, "the duty in the words of the text"),
        "owner": _may(Form.CHOICE, _SIDE),
        "every": _may(
            Form.LENGTH, "recurrence: '1 month', '3 months' (每季度), '6 months', '1 year', '1 week', '1 day'"
        ),
        "times": _may(Form.NUMBER, "how often in each period, where that is not once"),
        "event": _may(Form.WORDS, "the event that opens it"),
        "due": _may(Form.LENGTH, "how long after the event, or within or after the period"),
        "before": _may(Form.YES_NO, "true where it is due ahead of the event"),
        "day": _may(Form.DAY, "the day by which it is due"),
    },
    "deliverable": {
        "name": _must(Form.WORDS, "what is handed over"),
        "quantity": _may(Form.NUMBER, "how many"),
        "unit": _may(Form.WORDS, "of what: 份, 套"),
        "media": _may(Form.CHOICES, "electronic, paper, disc"),
    },
    "score_rule": {
        "text": _must(Form.WORDS, "the rule; one for each row or numbered rule of the sheet"),
        "head": _may(Form.WORDS, "the head that it stands under"),
        "head_points": _may(Form.NUMBER, "points of the head"),
        "points": _may(Form.NUMBER, "points of the rule"),
        "deductions": _may(Form.DEDUCTIONS, "what is taken off"),
    },
    "score_band": {
        "low": _may(Form.NUMBER, "lowest score of the band, as printed"),
        "high": _may(Form.NUMBER, "highest score of the band, as printed"),
        "deduct": _may(Form.SHARE, "share taken off"),
        "pay": _may(Form.SHARE, "share paid"),
        "amount": _may(Form.MONEY, "sum taken off"),
        "grade": _may(Form.WORDS, "name of the band: 优秀, 合格"),
    },
    "penalty": {
        "payer": _must(Form.CHOICE, _SIDE),
        "form": _must(
            Form.CHOICE,
            "per_day (each day or hour late), share (once), per_occurrence (each time, share or sum), "
            "fixed (a sum once), repetition (grows with the count), loss, extension (of a period), "
            "right (to suspend, end, refuse)",
        ),
        "ground": _may(Form.WORDS, "what for"),
        "share": _may(Form.SHARE, "the share"),
        "shares": _may(Form.SHARES, "the shares of a repetition, in order"),
        "amount": _may(Form.MONEY, "the sum"),
        "basis": _may(Form.CHOICE, _BASIS),
        "per": _may(Form.CHOICE, "day, hour, occurrence"),
        "after": _may(Form.LENGTH, "only once the cause has lasted longer"),
        "times": _may(Form.NUMBER, "only from this count on"),
        "length": _may(Form.LENGTH, "the extension"),
        "right": _may(Form.CHOICE, "suspend, terminate, withhold, refuse, return"),
        "cap": _may(Form.SHARE, "most that may be taken, as a share"),
        "cap_amount": _may(Form.MONEY, "most that may be taken, as a sum"),
        "cap_basis": _may(Form.CHOICE, _BASIS),
        "level": _may(Form.LEVEL, "the level, where it is for one"),
    },
    "notice": {
        "text": _must(Form.WORDS, "how notices go, when they count as delivered, when a change of address is told"),
        "within": _may(Form.LENGTH, "the length that is named"),
    },
    "contact": {
        "side": _may(Form.CHOICE, "customer, vendor, third_party"),
        "name": _may(Form.WORDS, "the person, or what answers: 服务热线"),
        "role": _may(Form.WORDS, "function"),
        "phone": _may(Form.WORDS, "telephone as printed"),
        "mail": _may(Form.WORDS, "mail address"),
    },
    "allowance": {
        "name": _must(Form.WORDS, "work or goods that the price already covers"),
        "quantity": _must(Form.NUMBER, "how much"),
        "unit": _may(Form.WORDS, "of what: 人天, 次, 个"),
        "every": _may(Form.LENGTH, "per which period"),
    },
    "exclusion": {"text": _must(Form.WORDS, "one cause or kind of work that is outside the contract")},
    "staffing": {
        "heads": _must(Form.NUMBER, "how many people"),
        "role": _may(Form.WORDS, "who or for what"),
        "stationed": _may(Form.YES_NO, "true for staff on site"),
    },
}

FIGURES = frozenset(
    {Form.MONEY, Form.SHARE, Form.SHARES, Form.NUMBER, Form.LENGTH, Form.DAY, Form.DEDUCTIONS},
)
