"""The table of acts on a duty: on which side, in which roles and states, to which state, with what told. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from mainstay.kernel import fields
from mainstay.kernel.errors import Forbidden, Refused

from .words import UNFINISHED, DutyAct, DutyKind, DutyState

CUSTOMER = frozenset({"customer_contact", "customer_approver"})
VENDOR = frozenset({"vendor_seat", "vendor_engineer", "vendor_expert", "vendor_project_manager", "vendor_manager"})
BOTH = CUSTOMER | VENDOR
WORKING = {"customer": CUSTOMER, "vendor": VENDOR}
DECIDING = {
    "customer": frozenset({"customer_contact", "customer_approver"}),
    "vendor": frozenset({"vendor_project_manager", "vendor_manager"}),
}
WAIVING = {"customer": frozenset({"customer_approver"}), "vendor": frozenset({"vendor_manager"})}
OTHER = {"customer": "vendor", "vendor": "customer"}


@dataclass(frozen=True, slots=True)
class Terms:
    """What the contract says of a duty: who owes it, who accepts it (empty: nobody), what must be handed in."""

    owner: str
    accepted_by: str
    as_asked: bool
    evidence: tuple[str, ...] = ()

    @property
    def creditor(self) -> str:
        """The side to which it is owed."""
        return OTHER.get(self.owner, "customer")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: the act, the entry it leaves, its names, in which states, what must be told and what may be."""

    act: DutyAct
    kind: DutyKind
    zh: str
    en: str
    states: frozenset[DutyState]
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


OPEN, SUBMITTED = frozenset({DutyState.OPEN}), frozenset({DutyState.SUBMITTED})
A, K = DutyAct, DutyKind
_RULES = (
    Rule(A.SUBMIT, K.SUBMITTED, "提交履约凭据", "Hand in evidence", OPEN, ("note",), ("files",)),
    Rule(A.ACCEPT, K.ACCEPTED, "验收通过", "Accept", SUBMITTED, (), ("note",)),
    Rule(A.SEND_BACK, K.SENT_BACK, "退回补正", "Send back", SUBMITTED, ("note",)),
    Rule(A.EXCUSE, K.EXCUSED, "豁免", "Excuse", UNFINISHED, ("note",)),
    Rule(A.SET_DUE, K.DUE_SET, "确定期限", "Set the due time", OPEN, ("due",), ("note",)),
    Rule(A.COMMENT, K.COMMENTED, "留言", "Comment", frozenset(DutyState), ("note",), ("files",)),
)
RULES: Mapping[DutyAct, Rule] = {rule.act: rule for rule in _RULES}
NAMES = {"note": ("说明", "Note"), "files": ("附件", "Files"), "due": ("期限", "Due time")}


def roles_for(act: DutyAct, terms: Terms) -> frozenset[str]:
    """The roles that may do an act under these terms; none where the terms leave no room for it."""
    match act:
        case DutyAct.SUBMIT:
            return WORKING.get(terms.owner, BOTH)
        case DutyAct.ACCEPT | DutyAct.SEND_BACK:
            return DECIDING.get(terms.accepted_by, frozenset())
        case DutyAct.EXCUSE:
            return WAIVING[terms.creditor]
        case DutyAct.SET_DUE:
            return DECIDING[terms.creditor] if terms.as_asked else frozenset()
        case DutyAct.COMMENT:
            return BOTH


def acts_open(terms: Terms, *, roles: Collection[str], state: DutyState) -> tuple[Rule, ...]:
    """The acts that somebody with these roles may do now."""
    return tuple(rule for rule in _RULES if state in rule.states and roles_for(rule.act, terms).intersection(roles))


def require_allowed(act: DutyAct, terms: Terms, *, roles: Collection[str], state: DutyState) -> str:
    """The role in which the act is done: Forbidden when none held may do it, Refused in the wrong state."""
    rule, may = RULES[act], roles_for(act, terms)
    role = next((one for one in roles if one in may), None)
    if role is None:
        raise Forbidden(f"您的角色不能进行“{rule.zh}”。", f"Your role may not do this: {rule.en}.")
    if state not in rule.states:
        raise Refused(f"当前状态下不能进行“{rule.zh}”。", f"Not possible in this state: {rule.en}.")
    return role


def check_fields(act: DutyAct, given: Mapping[str, object]) -> dict[str, object]:
    """The fields of the act; Malformed for what is missing and for what is not one of its fields."""
    rule = RULES[act]
    return fields.check_fields(given, required=rule.required, optional=rule.optional, names=NAMES)
