"""Duties as an iCalendar file (RFC 5545)."""

from datetime import datetime

from icalendar import Calendar, Todo

from mainstay.duties.models import Duty
from mainstay.duties.queries.feeds import Shown
from mainstay.duties.queries.terms import owed
from mainstay.duties.rules.words import DutyState
from mainstay.kernel.pages import address_of

NAMES = {"zh": "履约义务", "en": "Duties"}
CLAUSE = {"zh": "合同依据", "en": "Clause"}
STATUS = {
    DutyState.OPEN: "NEEDS-ACTION",
    DutyState.SUBMITTED: "IN-PROCESS",
    DutyState.DONE: "COMPLETED",
    DutyState.EXCUSED: "CANCELLED",
    DutyState.VOID: "CANCELLED",
}


def calendar_of(shown: Shown, *, now: datetime) -> bytes:
    """A calendar with one to-do a duty; its name, due time, clause and the address of its page."""
    calendar = Calendar()
    calendar.add("prodid", "-//Mainstay//duties//")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", NAMES[shown.language])
    for duty in shown.duties:
        calendar.add_component(_todo(duty, shown.language, now=now))
    return bytes(calendar.to_ical())


def _todo(duty: Duty, language: str, *, now: datetime) -> Todo:
    found = owed(duty)
    contract = found.terms.contract
    clause = next(one for one in contract.clauses if one.id == duty.clause)
    todo = Todo()
    todo.add("uid", f"{duty.id}@mainstay")
    todo.add("dtstamp", now)
    todo.add("due", duty.due_at)
    todo.add("summary", f"[{contract.code}] {found.obligation.name.in_language(language)}")
    words = found.obligation.what.in_language(language)
    todo.add("description", f"{words}\n{CLAUSE[language]}: {clause.number} {clause.heading.in_language(language)}")
    todo.add("url", address_of(f"/duties/{duty.id}"))
    todo.add("status", STATUS[DutyState(duty.state)])
    if duty.done_at is not None and duty.state == DutyState.DONE.value:
        todo.add("completed", duty.done_at)
    return todo
