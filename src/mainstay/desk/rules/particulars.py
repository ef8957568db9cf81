"""What single acts demand beyond the table: a promise after its moment, a reason of the contract, a correction."""

from collections.abc import Mapping

from mainstay.kernel.entries import Entry
from mainstay.kernel.errors import Malformed, Problem, Refused
from mainstay.kernel.time import read

from . import acknowledging, describing, disputes, exclusions, followups, links, reports, returns, routing, talk
from .procedures import demands
from .situation import Particular, Payload, Situation
from .vocabulary import check_reason
from .words import Act, Kind


def _classify(payload: Payload, _situation: Situation) -> Payload:
    if not payload.get("facts"):
        raise _missing("level", "请至少填写一项故障情况", "state at least one fact")
    return payload


def _promise(payload: Payload, situation: Situation) -> Payload:
    if read(payload["due"]) <= situation.moment:
        raise Refused("承诺完成时间应晚于作出承诺的时间。", "The promised time must lie after the promise.")
    return payload


def _pause(payload: Payload, situation: Situation) -> Payload:
    check_reason(payload["reason"], situation.known.vocabulary)
    return payload


def _silence(_payload: Payload, _situation: Situation) -> Payload:
    return {"silent": True}


def _correct(payload: Payload, situation: Situation) -> Payload:
    """The correction without the number, which stands on the entry itself; each side corrects only its own."""
    if not payload.get("void") and "at" not in payload:
        raise _missing("at", "请填写更正后的时间，或选择作废", "give the right time, or withdraw")
    wrong = _standing(payload.pop("corrects"), situation)
    if payload.get("void"):
        if wrong.kind == Kind.REPORTED:
            raise Refused("报修记录不能作废。", "The report itself cannot be withdrawn.")
        payload.pop("at", None)
    else:
        payload.pop("void", None)
        if read(payload["at"]) > situation.now:
            raise Refused("发生时间不能晚于当前时间。", "Nothing can be recorded before it has happened.")
    if situation.side != wrong.side:
        raise Refused("只能更正本方登记的记录。", "Each side corrects only its own entries.")
    return payload


def _standing(seq: int, situation: Situation) -> Entry:
    wrong = next((one.entry for one in situation.happened if one.entry.seq == seq), None)
    if wrong is None or wrong.kind == Kind.CORRECTED:
        raise Refused("要更正的记录不存在或已作废。", "There is no such entry to correct, or it is withdrawn.")
    return wrong


def _missing(name: str, zh: str, en: str) -> Malformed:
    return Malformed("请补全必填项。", "Something is missing.", [Problem("missing", zh, en, f"fields.{name}")])


PARTICULARS: Mapping[Act, Particular] = {
    Act.CLASSIFY: _classify,
    Act.PROMISE: _promise,
    Act.MOVE_PROMISE: _promise,
    Act.PAUSE: _pause,
    Act.CONFIRM_BY_SILENCE: _silence,
    Act.CORRECT: _correct,
    **routing.PARTICULARS,
    **acknowledging.PARTICULARS,
    **describing.PARTICULARS,
    **returns.PARTICULARS,
    **followups.PARTICULARS,
    **links.PARTICULARS,
    **talk.PARTICULARS,
    **disputes.PARTICULARS,
    **exclusions.PARTICULARS,
    **reports.PARTICULARS,
    **demands.PARTICULARS,
}
