"""What becomes of an arrival: a case, a comment on one, kept aside, or parked for a seat with the reason (D-01)."""

from dataclasses import dataclass
from uuid import UUID

from .words import SET_ASIDE, ArrivalState, Reason


@dataclass(frozen=True, slots=True)
class Thread:
    """The case that a message speaks of: named by a reference to our own mail, or only by its subject."""

    number: str
    may_see: bool
    by_reference: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an arrival before it is judged.

    `asks_for` are the contracts whose named contact the sender is, `named` those that the address or the subject
    names, `nearby` those whose contacts share the sender's mail domain; `fixed` is the inlet's own contract. The sender
    is `out_of_force` when he is a contact only of contracts that do not apply now.
    """

    problem: Reason | None = None
    urgent: bool = False
    thread: Thread | None = None
    asks_for: frozenset[UUID] = frozenset()
    named: frozenset[UUID] = frozenset()
    nearby: frozenset[UUID] = frozenset()
    fixed: UUID | None = None
    out_of_force: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome; `stranger` when an urgent report passes although its sender is no named contact."""

    state: ArrivalState
    reason: Reason | None = None
    contract_id: UUID | None = None
    case_number: str = ""
    stranger: bool = False


def decide(facts: Facts) -> Decision:
    """Judge an arrival. Machines are set aside, answers join their case, named contacts open one, the rest is parked.

    Only named contacts may ask; an urgent report passes all the same and says so (D-01: contract D, clause on
    contacts). A number in the subject counts only when the sender may see the case.
    """
    if facts.problem is not None:
        return _kept(facts.problem)
    if facts.thread is not None and facts.thread.may_see:
        return Decision(ArrivalState.APPENDED, case_number=facts.thread.number)
    if facts.thread is not None and facts.thread.by_reference:
        return _kept(Reason.NOT_YOURS)
    named = frozenset({facts.fixed}) if facts.fixed is not None else facts.named
    own = facts.asks_for & named if named else facts.asks_for
    if len(own) == 1:
        return Decision(ArrivalState.OPENED, contract_id=next(iter(own)))
    if own:
        return _kept(Reason.WHICH_CONTRACT)
    if facts.out_of_force:
        return _kept(Reason.NOT_IN_FORCE)
    if not facts.urgent:
        return _kept(Reason.STRANGER)
    elsewhere = named or facts.nearby
    if len(elsewhere) == 1:
        return Decision(ArrivalState.OPENED, contract_id=next(iter(elsewhere)), stranger=True)
    return _kept(Reason.WHICH_CONTRACT)


def _kept(reason: Reason) -> Decision:
    state = ArrivalState.SET_ASIDE if reason in SET_ASIDE else ArrivalState.PARKED
    return Decision(state, reason)


def domain_of(address: str) -> str:
    """The part of a mail address behind the sign, in lower case; empty when there is none."""
    return address.rpartition("@")[2].lower() if "@" in address else ""


# Providers whose domain says nothing about the organisation that somebody works for.
PUBLIC_DOMAINS = frozenset(
    {
        *("qq.com", "foxmail.com", "163.com", "126.com", "yeah.net", "139.com", "189.cn", "wo.cn", "sina.com"),
        *("sina.cn", "sohu.com", "tom.com", "21cn.com", "aliyun.com", "gmail.com", "outlook.com", "hotmail.com"),
        *("live.com", "icloud.com", "me.com", "yahoo.com", "yahoo.com.cn", "yahoo.cn", "proton.me", "msn.com"),
    }
)
