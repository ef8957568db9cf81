"""The table of acts on an acceptance: for which side's roles, what entry it leaves, what must and may be told. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from mainstay.kernel import fields
from mainstay.kernel.errors import Forbidden

from .words import AcceptanceAct, AcceptanceKind

DECIDING = {
    "customer": frozenset({"customer_contact", "customer_approver"}),
    "vendor": frozenset({"vendor_project_manager", "vendor_manager"}),
}
HANDING_OVER = frozenset({"vendor_engineer", "vendor_expert"}) | DECIDING["vendor"]
SIGNING = {"customer": frozenset({"customer_approver"}), "vendor": frozenset({"vendor_manager"})}
BOTH = HANDING_OVER | DECIDING["customer"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: the act, the entry it leaves, its names, the roles that may do it, what must be told and what may be.

    A step is finished by the side that the contract names, so its roles are narrowed further.
    """

    act: AcceptanceAct
    kind: AcceptanceKind
    zh: str
    en: str
    roles: frozenset[str]
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


A, K = AcceptanceAct, AcceptanceKind
DECIDERS = DECIDING["customer"] | DECIDING["vendor"]
_RULES = (
    Rule(
        A.HAND_OVER,
        K.HANDED_OVER,
        "移交交付物",
        "Hand over",
        HANDING_OVER,
        ("item", "quantity"),
        ("media", "files", "note"),
    ),
    Rule(A.CHECK, K.CHECKED, "核对通过", "Check", DECIDING["customer"], ("item",), ("note",)),
    Rule(A.SEND_BACK, K.SENT_BACK, "退回补正", "Send back", DECIDING["customer"], ("item", "note")),
    Rule(
        A.FINISH_STEP,
        K.STEP_DONE,
        "完成步骤",
        "Finish step",
        DECIDERS,
        ("step",),
        ("outcome", "files", "note"),
    ),
    Rule(A.NOTE_EVENT, K.EVENT_NOTED, "登记事件", "Note event", DECIDERS, ("event", "happened_at"), ("note", "files")),
    Rule(A.FILL_FORM, K.FORM_FILLED, "填写验收单", "Fill in form", DECIDERS, ("form",)),
    Rule(A.SIGN, K.SIGNED, "签署验收单", "Sign form", SIGNING["customer"] | SIGNING["vendor"]),
    Rule(A.COMMENT, K.COMMENTED, "留言", "Comment", BOTH, ("note",), ("files",)),
)
RULES: Mapping[AcceptanceAct, Rule] = {rule.act: rule for rule in _RULES}
NAMES = {
    "item": ("交付物", "Deliverable"),
    "quantity": ("数量", "Quantity"),
    "media": ("载体", "Media"),
    "files": ("附件", "Files"),
    "note": ("说明", "Note"),
    "step": ("步骤", "Step"),
    "happened_at": ("发生时间", "Time"),
    "outcome": ("结论", "Verdict"),
    "event": ("事件", "Event"),
    "form": ("验收单", "Form"),
}


def acts_open(roles: Collection[str]) -> tuple[AcceptanceAct, ...]:
    """The acts that somebody with these roles may do, as far as roles decide."""
    return tuple(rule.act for rule in _RULES if rule.roles.intersection(roles))


def require_role(act: AcceptanceAct, roles: Collection[str], *, among: frozenset[str] | None = None) -> str:
    """The role in which the act is done, of those `among` which the contract leaves; Forbidden without one."""
    rule = RULES[act]
    may = rule.roles if among is None else rule.roles & among
    role = next((one for one in roles if one in may), None)
    if role is None:
        raise Forbidden(f"您的角色不能进行“{rule.zh}”。", f"Your role may not do this: {rule.en}.")
    return role


def check_fields(act: AcceptanceAct, given: Mapping[str, object]) -> dict[str, object]:
    """The fields of the act; Malformed for what is missing and for what is not one of its fields."""
    rule = RULES[act]
    return fields.check_fields(given, required=rule.required, optional=rule.optional, names=NAMES)
