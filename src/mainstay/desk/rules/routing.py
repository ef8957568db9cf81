"""Lines of work and who is on a case: where it begins, where it may go next, each hand-over from whom to whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mainstay.kernel.errors import Refused

from .acts.rule import SEAT, WORKERS
from .flow import Happened
from .situation import Particular, Payload, Situation
from .words import LINE_NAMES, Act, CaseType, Kind, Line

CARRIERS = SEAT | WORKERS
COMMERCIAL = frozenset({CaseType.COMPLAINT, CaseType.FEEDBACK})

# Commercial matters begin with sales, technical ones with maintenance; these go on to software or implementation, to
# the chief engineer, to the experts, to the makers, line by line. Each line may give back to those before it.
NEXT: Mapping[Line, tuple[Line, ...]] = {
    Line.SALES: (Line.MAINTENANCE,),
    Line.MAINTENANCE: (Line.SALES, Line.SOFTWARE, Line.IMPLEMENTATION),
    Line.SOFTWARE: (Line.MAINTENANCE, Line.IMPLEMENTATION, Line.CHIEF_ENGINEER),
    Line.IMPLEMENTATION: (Line.MAINTENANCE, Line.SOFTWARE, Line.CHIEF_ENGINEER),
    Line.CHIEF_ENGINEER: (Line.MAINTENANCE, Line.EXPERT),
    Line.EXPERT: (Line.MAINTENANCE, Line.CHIEF_ENGINEER, Line.MAKER),
    Line.MAKER: (Line.MAINTENANCE, Line.CHIEF_ENGINEER, Line.EXPERT),
}


@dataclass(frozen=True, slots=True)
class Duty:
    """The line that a case is with and the person who works on it, None while nobody does."""

    line: Line
    person_id: str | None = None
    person_name: str = ""


def first_line(case_type: CaseType) -> Line:
    """Where a case of this type begins."""
    if case_type is CaseType.WORK_ORDER:
        return Line.MAKER
    return Line.SALES if case_type in COMMERCIAL else Line.MAINTENANCE


def lines_after(line: Line) -> tuple[Line, ...]:
    """The lines to which this one may hand a case."""
    return NEXT[line]


def duty_of(happened: Iterable[Happened]) -> Duty:
    """Who is on the case after what happened; a hand-over to a line without a name leaves it to the line."""
    duty = Duty(Line.MAINTENANCE)
    for one in happened:
        payload = one.entry.payload
        if one.kind is Kind.REPORTED:
            duty = Duty(first_line(CaseType(payload.get("type", CaseType.FAULT))))
        elif one.kind in {Kind.ASSIGNED, Kind.TAKEN_OVER, Kind.HANDED_OVER}:
            person = payload.get("to") or {}
            duty = Duty(Line(payload.get("line", duty.line)), person.get("id"), person.get("name", ""))
    return duty


def _from(situation: Situation) -> tuple[Duty, Payload]:
    duty = duty_of(situation.happened)
    return duty, {"from": {"id": duty.person_id, "name": duty.person_name}} if duty.person_id else {}


def _assign(payload: Payload, situation: Situation) -> Payload:
    _require_worker(payload["person"]["id"], situation)
    return _moved(payload, situation)


def _require_worker(person_id: str, situation: Situation) -> None:
    person = situation.known.people[person_id]
    if not person.roles & CARRIERS:
        raise Refused(f"{person.name}不是乙方处理人员。", f"{person.name} does not work on cases for the vendor.")


def _moved(payload: Payload, situation: Situation) -> Payload:
    duty, before = _from(situation)
    to = payload.pop("person")
    if to["id"] == duty.person_id:
        raise Refused(f"工单已由{duty.person_name}处理。", f"{duty.person_name} is on the case already.")
    return {**payload, **before, "to": to}


def _take_over(payload: Payload, situation: Situation) -> Payload:
    return _moved({**payload, "person": {"id": str(situation.actor_id), "name": situation.actor_name}}, situation)


def _hand_over(payload: Payload, situation: Situation) -> Payload:
    duty, before = _from(situation)
    line = Line(payload["line"])
    if line not in NEXT[duty.line]:
        (from_zh, from_en), (to_zh, to_en) = LINE_NAMES[duty.line], LINE_NAMES[line]
        raise Refused(f"不能由{from_zh}移交至{to_zh}。", f"Not handed over from {from_en} to {to_en}.")
    to = payload.pop("person", None)
    if to:
        _require_worker(to["id"], situation)
    return {**payload, **before, "from_line": duty.line.value} | ({"to": to} if to else {})


PARTICULARS: Mapping[Act, Particular] = {
    Act.ASSIGN: _assign,
    Act.TAKE_OVER: _take_over,
    Act.HAND_OVER: _hand_over,
    Act.MOVE_ON: _assign,
}
