"""The table of acts on a notice: whose side may do them, in which states, for which media. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from mainstay.kernel import fields
from mainstay.kernel.errors import Forbidden, Refused

from .words import FAMILY, NoticeAct, NoticeKind, NoticeMedium, NoticeState

DECIDING = {
    "customer": frozenset({"customer_contact", "customer_approver"}),
    "vendor": frozenset({"vendor_project_manager", "vendor_manager"}),
}
DECIDERS = DECIDING["customer"] | DECIDING["vendor"]
BOTH = DECIDERS | frozenset({"vendor_engineer", "vendor_expert", "vendor_seat"})
OTHER = {"customer": "vendor", "vendor": "customer"}
ON_ITS_WAY = frozenset({NoticeState.SENT, NoticeState.UNDELIVERED})


@dataclass(frozen=True, slots=True)
class Rule:
    """One row. `by` is the sender's side, the addressee's, or both; `asks` what must be told and `may` what can be."""

    act: NoticeAct
    kind: NoticeKind
    zh: str
    en: str
    by: str
    states: frozenset[NoticeState]
    asks: tuple[str, ...]
    may: tuple[str, ...] = ()
    family: str = ""


A, K, S = NoticeAct, NoticeKind, NoticeState
_RULES = (
    Rule(A.RECEIVE, K.RECEIVED, "登记签收", "Note the receipt", "both", ON_ITS_WAY, ("at",), ("note", "files")),
    Rule(A.RETURN, K.RETURNED, "登记退回", "Note that it came back", "sender", frozenset({S.SENT}), ("at", "files"),
         ("note",), "post"),
    Rule(A.REFUSE, K.REFUSED, "登记拒收", "Note the refusal", "sender", frozenset({S.SENT}), ("at", "note"),
         ("files",), "in_person"),
    Rule(A.ANSWER, K.ANSWERED, "书面答复", "Answer in writing", "addressee", frozenset({S.WAITING}), ("note",),
         ("files",)),
    Rule(A.COMMENT, K.COMMENTED, "留言", "Comment", "all", frozenset(S), ("note",), ("files",)),
)  # fmt: skip
RULES: Mapping[NoticeAct, Rule] = {rule.act: rule for rule in _RULES}
NAMES = {"at": ("时间", "Time"), "note": ("说明", "Note"), "files": ("附件", "Files")}


def roles_for(rule: Rule, sender: str) -> frozenset[str]:
    """The roles that may do an act on a notice of this side."""
    match rule.by:
        case "sender":
            return DECIDING[sender]
        case "addressee":
            return DECIDING[OTHER[sender]]
        case "both":
            return DECIDERS
        case _:
            return BOTH


def acts_open(roles: Collection[str], sender: str, medium: NoticeMedium, state: NoticeState) -> tuple[Rule, ...]:
    """The acts that somebody with these roles may do now."""
    return tuple(one for one in _RULES if _fits(one, medium, state) and roles_for(one, sender).intersection(roles))


def require_allowed(
    act: NoticeAct, roles: Collection[str], sender: str, medium: NoticeMedium, state: NoticeState
) -> str:
    """The role in which the act is done; Forbidden without one, Refused in the wrong state or for another medium."""
    rule = RULES[act]
    may = roles_for(rule, sender)
    role = next((one for one in roles if one in may), None)
    if role is None:
        raise Forbidden(f"您的角色不能进行“{rule.zh}”。", f"Your role may not do this: {rule.en}.")
    if not _fits(rule, medium, state):
        raise Refused(f"当前不能进行“{rule.zh}”。", f"Not possible for this notice now: {rule.en}.")
    return role


def _fits(rule: Rule, medium: NoticeMedium, state: NoticeState) -> bool:
    return state in rule.states and rule.family in ("", FAMILY[medium])


def check_fields(act: NoticeAct, given: Mapping[str, object]) -> dict[str, object]:
    """The fields of the act; Malformed for what is missing and for what is not one of its fields."""
    rule = RULES[act]
    return fields.check_fields(given, required=rule.asks, optional=rule.may, names=NAMES)
