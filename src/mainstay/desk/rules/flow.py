"""The order of acts: a case is legal when its effective entries, in the order in which they happened, are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mainstay.kernel.entries import Entry
from mainstay.kernel.errors import Forbidden, Refused
from mainstay.kernel.time import read

from .acts import ACTS, BY_KIND, ActRule
from .gates import given_with, needs_of
from .words import STATE_NAMES, TYPE_NAMES, Act, CaseState, CaseType, Kind

Facts = dict[str, str | bool]
SILENT = "unconfirmed"  # payload mark of a close after the contract's time-out instead of a confirmation
STARTS_WORK = frozenset(
    {
        Kind.ACCEPTED,
        Kind.RESPONDED,
        Kind.SUPPORT_STARTED,
        Kind.THIRD_PARTY_ENGAGED,
        Kind.DIAGNOSED,
        Kind.VISIT_AGREED,
        Kind.ARRIVED,
        Kind.WORKED_AROUND,
        Kind.PROMISED,
    }
)
LEADS_TO = {
    Kind.PAUSED: CaseState.PAUSED,
    Kind.RESOLVED: CaseState.RESOLVED,
    Kind.CONFIRMED: CaseState.CONFIRMED,
    Kind.CLOSED: CaseState.CLOSED,
    Kind.REOPENED: CaseState.ACTIVE,
}
UNDOES = {rule.kind: rule.undoes for rule in ACTS.values() if rule.undoes}
LASTING = frozenset(rule.kind for rule in ACTS.values() if rule.lasting)
WITHOUT_LEVEL = frozenset(CaseType) - {CaseType.FAULT, CaseType.EMERGENCY}  # resolved without being classified


@dataclass(frozen=True, slots=True)
class Happened:
    """An entry that stands, at the moment at which it happened once corrections are taken in."""

    at: datetime
    entry: Entry

    @property
    def kind(self) -> Kind:
        """The kind of the entry."""
        return Kind(self.entry.kind)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a case has come. `done` holds the kinds since the last reopening, `left` the follow-ups still open
    and in nobody's hands.
    """

    type: CaseType = CaseType.FAULT
    state: CaseState = CaseState.REPORTED
    before_pause: CaseState = CaseState.REPORTED
    done: frozenset[Kind] = frozenset()
    left: frozenset[int] = frozenset()
    promised: bool = False
    level: str | None = None
    resolved_at: datetime | None = None
    closed_at: datetime | None = None


def effective(entries: Iterable[Entry]) -> tuple[Happened, ...]:
    """What stands of the entries, ordered by when it happened: withdrawn ones gone, corrected moments in place."""
    standing: dict[int, Happened] = {}
    for entry in entries:
        if entry.kind == Kind.CORRECTED and entry.corrects is not None:
            if entry.payload.get("void"):
                standing.pop(entry.corrects, None)
            elif entry.corrects in standing:
                wrong = standing[entry.corrects]
                standing[entry.corrects] = Happened(read(entry.payload["at"]), wrong.entry)
        else:
            standing[entry.seq] = Happened(entry.occurred_at, entry)
    return tuple(sorted(standing.values(), key=lambda happened: (happened.at, happened.entry.seq)))


def progress_of(happened: Iterable[Happened]) -> Progress:
    """Fold what happened; takes everything as it is, legal or not."""
    progress = Progress()
    for one in happened:
        progress = advance(progress, one)
    return progress


def advance(progress: Progress, one: Happened) -> Progress:
    """The progress after one more entry."""
    kind = one.kind
    after = replace(
        progress,
        state=_next_state(progress, kind),
        before_pause=_before_pause(progress, kind),
        level=one.entry.payload.get("facts", {}).get("level", progress.level),
        done=(progress.done - UNDOES[kind] if kind in UNDOES else progress.done) | {kind},
        left=_left(progress.left, one.entry),
        promised=progress.promised or kind is Kind.PROMISED,
    )
    if kind is Kind.REPORTED:
        payload = one.entry.payload
        return replace(after, type=CaseType(payload.get("type", CaseType.FAULT)), done=after.done | given_with(payload))
    if kind is Kind.RESOLVED:
        return replace(after, resolved_at=one.at)
    if kind is Kind.CLOSED:
        return replace(after, closed_at=one.at)
    if kind is Kind.REOPENED:
        return replace(after, done=progress.done & LASTING, resolved_at=None, closed_at=None)
    return after


def _left(left: frozenset[int], entry: Entry) -> frozenset[int]:
    if entry.kind == Kind.FOLLOW_UP_OPENED:
        return left | {entry.seq}
    if entry.kind in {Kind.FOLLOW_UP_FINISHED, Kind.WORK_ORDERED}:
        return left - {entry.payload.get("follow_up", 0)}
    return left


def _next_state(progress: Progress, kind: Kind) -> CaseState:
    if kind in STARTS_WORK and progress.state is CaseState.REPORTED:
        return CaseState.ACTIVE
    if kind is Kind.RESUMED:
        return progress.before_pause
    return LEADS_TO.get(kind, progress.state)


def _before_pause(progress: Progress, kind: Kind) -> CaseState:
    """The state to come back to: work that began during a pause goes on after it."""
    if kind is Kind.PAUSED:
        return progress.state
    if kind in STARTS_WORK and progress.state is CaseState.PAUSED:
        return CaseState.ACTIVE
    return progress.before_pause


def require_legal(entries: Sequence[Entry]) -> Progress:
    """The progress of entries whose order holds; Refused names the first act that comes out of order.

    The report comes first, nothing happens before it, and each act is allowed in the state that it meets.
    """
    happened = effective(entries)
    if not happened or happened[0].kind is not Kind.REPORTED:
        raise Refused("发生时间不能早于报修时间。", "Nothing can happen before the report.")
    progress = advance(Progress(), happened[0])
    for one in happened[1:]:
        _require_next(progress, one)
        progress = advance(progress, one)
    return progress


def _require_next(progress: Progress, one: Happened) -> None:
    rule = BY_KIND.get(one.kind)
    if rule is None:
        raise Refused("一个工单只能有一次报修。", "A case is reported once.")
    if rule.beside:
        return
    words = why_not(rule, progress)
    if words is None and rule.act is Act.CLOSE and progress.state is CaseState.RESOLVED:
        words = None if one.entry.payload.get(SILENT) else UNCONFIRMED
    if words is not None:
        raise Refused(*words)


UNCONFIRMED = (
    "甲方尚未确认解决，且未到合同约定的默认确认期限，不能关闭。",
    "The customer has not confirmed, and the time after which silence confirms has not passed; it cannot be closed.",
)


def why_not(rule: ActRule, progress: Progress) -> tuple[str, str] | None:
    """Why an act is out of order now, in Chinese and English; None when it is in order."""
    if rule.types is not None and progress.type not in rule.types:
        zh, en = TYPE_NAMES[progress.type]
        return f"“{zh}”类工单没有“{rule.zh}”操作。", f"A case of type “{en}” has no “{rule.en}”."
    missing = _missing(rule.act, progress)
    if missing is not None:
        return missing
    if progress.state not in rule.states:
        zh, en = STATE_NAMES[progress.state]
        return f"工单处于“{zh}”状态，不能{rule.zh}。", f"The case is “{en}”: “{rule.en}” is out of order."
    if rule.once and rule.kind in progress.done:
        return f"已有“{rule.zh}”记录，不能重复登记。", f"“{rule.en}” has been recorded already."
    for need in (*rule.needs, *needs_of(progress.type, rule.act)):
        if need.kind not in progress.done:
            return need.zh, need.en
    return None


PROMISED_ALREADY = (
    "乙方已作出承诺，承诺时限只能由甲方变更。",
    "The vendor has promised already; only the customer moves the promise.",
)
NO_PROMISE = ("乙方尚未作出承诺，无可变更。", "There is no promise to move.")
NOT_TAKEN_UP = ("工单尚未受理或响应，不能登记解决。", "Nobody has taken up the case; it cannot be resolved yet.")
NO_LEVEL = ("工单尚未定级，不能登记解决。", "The case has no level yet; classify it first.")


LEFT = (
    "尚有未办结的遗留事项，不能关闭；请先办结，或转为原厂任务单。",
    "Follow-ups are still open; finish them or hand them to a work order before closing.",
)


def _missing(act: Act, progress: Progress) -> tuple[str, str] | None:
    """What must have come before."""
    if act is Act.PROMISE and progress.promised:
        return PROMISED_ALREADY
    if act is Act.MOVE_PROMISE and not progress.promised:
        return NO_PROMISE
    if act is Act.CLOSE and progress.left:
        return LEFT
    if act is Act.RESOLVE and progress.state is CaseState.REPORTED:
        return NOT_TAKEN_UP
    if act is Act.RESOLVE and progress.level is None and progress.type not in WITHOUT_LEVEL:
        return NO_LEVEL
    return None


def require_role(rule: ActRule, roles: Sequence[str]) -> str:
    """The first of the roles held that may do this; Forbidden when none may."""
    for role in roles:
        if role in rule.roles:
            return role
    raise Forbidden(f"您的角色不能{rule.zh}。", f"Your role may not do this: {rule.en}.")


def next_acts(progress: Progress, roles: Sequence[str], *, may_close: bool) -> tuple[ActRule, ...]:
    """The acts open now to somebody with these roles; `may_close` says that silence has confirmed."""
    open_now = []
    for rule in ACTS.values():
        if not rule.roles.intersection(roles) or why_not(rule, progress) is not None:
            continue
        if rule.act is Act.CLOSE and progress.state is CaseState.RESOLVED and not may_close:
            continue
        open_now.append(rule)
    return tuple(open_now)
