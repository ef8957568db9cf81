"""The rungs of a contract's ladders by the names that timers carry, and what they do in words. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mainstay.contracts.rules.clocks.wording import EVENTS, FLAGS, Words, length_words
from mainstay.contracts.rules.ladders import Idleness
from mainstay.contracts.rules.terms.base import Text
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.lengths import Length
from mainstay.contracts.rules.terms.targets import Ladder, Rung, Target
from mainstay.contracts.rules.terms.vocabulary import RungAction

from .acts import BY_KIND
from .words import STATE_NAMES, CaseState, Kind

ACTIONS: Mapping[RungAction, Words] = {
    RungAction.NOTIFY: ("通知", "notify"),
    RungAction.REMIND: ("提醒", "remind"),
    RungAction.REASSIGN: ("改派", "hand over to somebody else"),
    RungAction.ESCALATE: ("升级上报", "escalate"),
}
IDLE: Mapping[Idleness, Words] = {
    Idleness.NO_LIMIT: ("合同对本工单未设此项时限", "the contract sets no such limit for this case"),
    Idleness.CONDITION: ("不符合适用条件", "its conditions do not hold"),
    Idleness.NOT_STARTED: ("尚未开始计时", "its time has not begun"),
    Idleness.STANDING_STILL: ("计时暂停中", "its clock stands still"),
    Idleness.OVER: ("所监督的事项已先完成", "what it watches over was done first"),
    Idleness.EXCLUDED: ("本工单属合同除外情形", "the case is excluded from the contract"),
}
# Why a timer was made void, where that is not what somebody wrote on the case.
VOID: Mapping[str, Words] = {
    "taken_over": ("接入本系统前已到期", "it was due before the case was taken over"),
    "not_wanted": ("不再适用", "it no longer applies"),
    "resolved_later": ("解决时间已变动", "the resolution has moved"),
}
SAID = ("ladder", "rung", "clause", "target")
OVERDUE: Words = ("到期", "at the due time")
NOBODY: Words = ("无人确认", "nobody acknowledged")
NO_ANSWER: Words = (
    "报修后{elapsed}未响应，按合同改派。",
    "No answer {elapsed} after the report: handed over by the contract.",
)
PASSED_ON: Words = (
    "第 {seq} 条通知逾期未确认，按合同移交。",
    "Notice {seq} was not acknowledged in time: handed over by the contract.",
)


@dataclass(frozen=True, slots=True)
class LadderRung:
    """A rung on its ladder; `target` is the clock that it watches over, None for a ladder that counts from an event."""

    ladder: Ladder
    rung: Rung
    target: Target | None

    @property
    def clause_id(self) -> str:
        """The clause that it comes from."""
        return self.rung.clause or self.ladder.clause


def find_rung(contract: Contract, clock: str, rung_id: str) -> LadderRung | None:
    """The rung that a timer's clock and rung name; `clock` as `RungDue.clock` writes it."""
    ladder_id, *ends = clock.split(":")
    ladder = next((one for one in contract.ladders if one.id == ladder_id), None)
    rung = next((one for one in ladder.rungs if one.id == rung_id), None) if ladder else None
    if ladder is None or rung is None:
        return None
    target_id = ends[0] if ladder.basis == "due" and ends else ""
    return LadderRung(ladder, rung, next((one for one in contract.targets if one.id == target_id), None))


def both(text: Text) -> Words:
    """Words of the contract; the Chinese ones stand in where there are no others."""
    return text.zh, text.en or text.zh


def elapsed_words(length: Length) -> Words:
    """`30分钟`, `30 minutes`."""
    zh, en = length_words(length)
    return zh.replace(" ", ""), en


def step_words(ladder: Ladder, rung: Rung) -> Words:
    """How long after what a rung acts: `满30分钟`, `逾期2小时`, `到期`."""
    zh, en = elapsed_words(rung.after)
    if ladder.basis == "due":
        return OVERDUE if rung.after.count == 0 else (f"逾期{zh}", f"{en} overdue")
    return ("即时", "at once") if rung.after.count == 0 else (f"满{zh}", f"after {en}")


def rung_words(found: LadderRung) -> Words:
    """`超时告警：“响应”逾期30分钟，升级上报`: the ladder, its clock, when, and what is done."""
    (name_zh, name_en), (step_zh, step_en) = both(found.ladder.name), step_words(found.ladder, found.rung)
    zh, en = ACTIONS[found.rung.action]
    watched_zh, watched_en = both(found.target.name) if found.target else ("", "")
    watched_zh, watched_en = watched_zh and f"“{watched_zh}”", watched_en and f"{watched_en}, "
    return f"{name_zh}：{watched_zh}{step_zh}，{zh}", f"{name_en}: {watched_en}{step_en}, {en}"


def about_words(ladder: Ladder) -> Words:
    """What a ladder counts from, and until when."""
    if ladder.basis == "due":
        return "自时限届满起计时", "counts from the moment at which a limit passes"
    (start_zh, start_en), (until_zh, until_en) = EVENTS[str(ladder.start)], EVENTS[str(ladder.until)]
    return f"自{start_zh}起计时，至{until_zh}为止", f"counts from {start_en} until {until_en}"


def acknowledge_words(within: Length) -> Words:
    """`须在15分钟内确认`, `to be acknowledged within 15 minutes`."""
    zh, en = elapsed_words(within)
    return f"须在{zh}内确认", f"to be acknowledged within {en}"


def role_words(contract: Contract, role: str) -> Words:
    """A role by its name in the contract."""
    return next((both(one.name) for one in contract.roles if one.id == role), (role, role))


def english_words(contract: Contract) -> dict[str, str]:
    """What timers write into entries in the contract's Chinese words, in English, by those words."""
    found = dict([both(one.name) for one in contract.ladders] + [both(one.name) for one in contract.targets])
    found |= dict(both(one.name) for one in contract.roles)
    for clause in contract.clauses:
        heading = both(clause.heading)
        found[f"{clause.number} {heading[0]}"] = f"{clause.number} {heading[1]}"
    found |= dict(step_words(ladder, rung) for ladder in contract.ladders for rung in ladder.rungs)
    for zh, en in (OVERDUE, NOBODY, *((rule.zh, rule.en) for rule in BY_KIND.values())):
        found.setdefault(zh, en)
    for ladder in contract.ladders:
        for rung in ladder.rungs:
            zh, en = elapsed_words(rung.after)
            found[NO_ANSWER[0].format(elapsed=zh)] = NO_ANSWER[1].format(elapsed=en)
    return found


def english_of(payload: Mapping[str, Any], words: Mapping[str, str]) -> dict[str, Any]:
    """English for what a timer wrote into its entry, by the names of the values; what has none is left out."""
    found: dict[str, Any] = {
        name: words[text] for name in SAID if isinstance(text := payload.get(name), str) and text in words
    }
    if any(one.get("role") in words for one in payload.get("told", ())):
        found["told"] = [one | {"role": words.get(one["role"], one["role"])} for one in payload["told"]]
    note = payload.get("note")
    if isinstance(note, str) and note in words:
        found["note"] = words[note]
    elif (
        isinstance(note, str) and isinstance(seq := payload.get("missed"), int) and note == PASSED_ON[0].format(seq=seq)
    ):
        found["note"] = PASSED_ON[1].format(seq=seq)
    return found


def idle_words(rung: Rung, why: Idleness, values: Mapping[tuple[str, str], Text]) -> Words:
    """Why a rung does not act; where its conditions do not hold, which ones: `不符合适用条件：一级`."""
    zh, en = IDLE[why]
    if why is not Idleness.CONDITION:
        return zh, en
    wanted = [both(_value(name, value, values)) for name, one in rung.when.items() for value in _several(one)]
    return f"{zh}：{'、'.join(one for one, _ in wanted)}", f"{en}: {', '.join(one for _, one in wanted)}"


def _several(wanted: object) -> tuple[object, ...]:
    return wanted if isinstance(wanted, tuple) else (wanted,)


def _value(name: str, value: object, values: Mapping[tuple[str, str], Text]) -> Text:
    if isinstance(value, bool):
        zh, en = FLAGS.get(
            (str(name), value), (f"{name}：{'是' if value else '否'}", f"{name}: {'yes' if value else 'no'}")
        )
        return Text(zh=zh, en=en)
    return values.get((str(name), str(value)), Text(zh=str(value)))


def void_words(reason: str) -> Words:
    """Why a timer does not act any more: what was written on the case, or the state that it is in."""
    if reason in VOID:
        return VOID[reason]
    rule = BY_KIND.get(Kind(reason)) if reason in set(Kind) else None
    if rule is not None:
        return f"工单已“{rule.zh}”", f"the case has: {rule.en}"
    if reason in set(CaseState):
        zh, en = STATE_NAMES[CaseState(reason)]
        return f"工单{zh}", f"the case is: {en}"
    return reason, reason
