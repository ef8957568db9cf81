"""Whether an act is in order as an acceptance stands, and what its entry then holds. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from mainstay.contracts.rules.terms.base import Text
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.vocabulary import Trigger
from mainstay.kernel.errors import Malformed, Problem, Refused
from mainstay.kernel.time import written

from .events import EVENT_NAMES, OTHER_EVENT
from .form import check_values, form_of
from .items import ItemStanding
from .missing import missing_for, missing_of
from .progress import Progress, StepStanding, events_asked, verdict_step
from .words import AcceptanceAct, AcceptanceState, ItemState, StepState, Verdict

Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class About:
    """What an entry holds, what it is about and by which clause, and the side that alone may do it, if one."""

    payload: dict[str, Any]
    matter: Text
    clause: str
    side: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that a decision looks at."""

    told: Told
    contract: Contract
    progress: Progress
    sides: frozenset[str]
    now: datetime


def decide(
    act: AcceptanceAct, told: Told, contract: Contract, progress: Progress, *, sides: frozenset[str], now: datetime
) -> About:
    """The entry of an act; Malformed for what cannot be, Refused for what may not be as things stand."""
    return _DECISIONS[act](Case(told, contract, progress, sides, now))


def _note(told: Told) -> dict[str, Any]:
    return {"note": told["note"]} if told.get("note") else {}


def _wrong(code: str, zh: str, en: str, path: str) -> Malformed:
    return Malformed("提交的内容有误。", "The input is malformed.", [Problem(code, zh, en, path)])


def _item(case: Case) -> ItemStanding:
    found = next((one for one in case.progress.items if one.item.id == case.told["item"]), None)
    if found is None:
        raise _wrong("unknown_item", "合同没有这项交付物", "no such deliverable in the contract", "item")
    return found


def _about(one: ItemStanding, payload: dict[str, Any]) -> About:
    return About(payload, one.item.name, one.item.clause)


def _hand_over(case: Case) -> About:
    found, told = _item(case), case.told
    if found.state is ItemState.CHECKED:
        raise Refused("该交付物已核对通过。", "This deliverable has been checked already.")
    quantity, media = Decimal(told["quantity"]), tuple(told.get("media", ()))
    if quantity < 0 or quantity > found.quantity_missing:
        left = f"{found.quantity_missing.normalize():f}"
        raise _wrong("quantity", f"数量应在 0 至 {left} 之间", f"between 0 and {left}", "quantity")
    if strange := [one for one in media if one not in found.item.media]:
        raise _wrong(
            "medium", f"合同未约定此载体：{strange[0]}", f"not a medium of the contract: {strange[0]}", "media"
        )
    if found.item.media and not media:
        raise _wrong("missing", "请选择载体", "choose the media", "media")
    if not quantity and not set(media) - found.media:
        raise _wrong("nothing", "请填写本次移交的数量", "say how much is handed over", "quantity")
    if not told.get("files") and not told.get("note"):
        raise _wrong(
            "no_evidence", "请上传移交凭据，或在说明中写明签收情况", "add files, or a note of receipt", "files"
        )
    payload = {"item": found.item.id, "quantity": f"{quantity.normalize():f}", **_note(told)}
    return _about(found, payload | ({"media": list(media)} if media else {}))


def _check(case: Case) -> About:
    found = _item(case)
    if found.state is ItemState.CHECKED:
        raise Refused("该交付物已核对通过。", "This deliverable has been checked already.")
    if found.state is not ItemState.HANDED_OVER:
        raise Refused("交付物尚未移交齐全。", "The deliverable is not handed over whole.", [missing_of(found)])
    return _about(found, {"item": found.item.id, **_note(case.told)})


def _send_back(case: Case) -> About:
    found = _item(case)
    if found.state is ItemState.OPEN:
        raise Refused("该交付物尚未移交。", "Nothing of it has been handed over.")
    if case.progress.state is AcceptanceState.PASSED:
        raise Refused("验收已通过，不能再退回交付物。", "The work has been accepted; nothing is sent back any more.")
    return _about(found, {"item": found.item.id, **_note(case.told)})


def _finish(case: Case) -> About:
    found = next((one for one in case.progress.steps if one.step.id == case.told["step"]), None)
    if found is None:
        raise _wrong("unknown_step", "合同没有这一验收步骤", "no such step in the contract", "step")
    if found.state is not StepState.OPEN:
        raise Refused("该步骤尚未开始，或已经完成。", "This step has not begun, or is done already.")
    outcome = _verdict(case, found)
    payload = {"step": found.step.id, "clause": found.step.clause, **_note(case.told)}
    if found.due is not None:
        payload["due"] = written(found.due)
    return About(payload | outcome, found.step.name, found.step.clause, found.step.owner.value)


def _verdict(case: Case, found: StepStanding) -> dict[str, str]:
    outcome = case.told.get("outcome")
    if found.decides and outcome is None:
        raise _wrong("missing", "请填写“结论”", "“Verdict” is required", "outcome")
    if not found.decides and outcome is not None:
        raise _wrong("no_verdict", "该步骤没有结论", "this step ends without a verdict", "outcome")
    verdict = verdict_step(case.contract)
    if outcome != Verdict.FAILED and verdict is not None and verdict.id == found.step.id:
        missing = missing_for(case.contract, case.progress)
        if missing:
            raise Refused("验收条件不具备，缺少以下各项。", "Acceptance must wait for what is missing.", missing)
    return {"outcome": Verdict(outcome).value} if outcome is not None else {}


def _event(case: Case) -> About:
    event, happened = case.told["event"], case.told["happened_at"]
    if event not in set(events_asked(case.contract, case.progress.events)):
        raise _wrong("unknown_event", "没有步骤等待此事件", "no step waits for this event", "event")
    if happened > case.now:
        raise _wrong("future", "发生时间不能晚于当前时间", "it cannot have happened yet", "happened_at")
    step = next(one for one in case.contract.acceptance if one.after == event)
    payload = {"event": str(event), "happened_at": written(happened), **_note(case.told)}
    return About(payload, event_name(event), step.clause)


def event_name(event: str) -> Text:
    """What an event is called."""
    zh, en = EVENT_NAMES.get(Trigger(event), OTHER_EVENT)
    return Text(zh=zh, en=en)


def _fill(case: Case) -> About:
    form = form_of(case.contract)
    values = check_values(form, case.told["form"])
    if form is None:
        raise Refused("合同没有规定验收单。", "The contract prescribes no form.")
    return About({"form": values}, form.name, form.clause)


def _sign(case: Case) -> About:
    verdict = verdict_step(case.contract)
    if verdict is None or case.progress.state is AcceptanceState.OPEN:
        raise Refused("尚无验收结论，不能签署。", "There is no verdict to sign yet.")
    side = next((one for one in ("customer", "vendor") if one in case.sides), "")
    if side in case.progress.form.signatures:
        raise Refused("本方已签署。", "Your side has signed already.")
    form = form_of(case.contract)
    return About({"state": case.progress.state.value}, form.name if form else verdict.name, verdict.clause, side)


def _comment(case: Case) -> About:
    verdict = verdict_step(case.contract)
    about = verdict or case.contract.deliverables[0]
    return About(_note(case.told), about.name, about.clause)


_DECISIONS: dict[AcceptanceAct, Callable[[Case], About]] = {
    AcceptanceAct.HAND_OVER: _hand_over,
    AcceptanceAct.CHECK: _check,
    AcceptanceAct.SEND_BACK: _send_back,
    AcceptanceAct.FINISH_STEP: _finish,
    AcceptanceAct.NOTE_EVENT: _event,
    AcceptanceAct.FILL_FORM: _fill,
    AcceptanceAct.SIGN: _sign,
    AcceptanceAct.COMMENT: _comment,
}
