"""What is due next on duties, as the agenda shows it: those that are late, and what their timers do next."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from mainstay.agenda.public import AgendaClause, AgendaContract, Asked, Item, Phrase, timers_asked
from mainstay.contracts.public import Text
from mainstay.directory.public import ROLES, RoleName
from mainstay.duties.models import Duty
from mainstay.duties.rules.acts import DECIDING, OTHER
from mainstay.duties.rules.reminding import AFTER

from .lists import OPEN
from .terms import owed

DUTY = "duty:"
REMIND, LATE, SILENCE, OVERDUE = (f"duties.{name}" for name in ("remind", "late", "silence", "overdue"))
OVERDUE_KINDS = {OVERDUE: Phrase("逾期义务", "Late duty")}
TIMER_KINDS = {
    LATE: Phrase("义务期限", "Due time of a duty"),
    REMIND: Phrase("义务提醒", "Reminder of a duty"),
    SILENCE: Phrase("逾期视为验收", "Acceptance by silence"),
}
REMINDED_LATE = ("逾期后提醒", "Reminder after the due time")
WHAT = {
    OVERDUE: ("已逾期，待履行", "Late, still to be done"),
    LATE: ("期限届满，未履行即记为逾期", "Due; late from then on"),
    REMIND: ("到期前提醒", "Reminder before the due time"),
    SILENCE: ("未提异议，视为验收通过", "Accepted by silence"),
}


def upcoming_overdue(asked: Asked) -> list[Item]:
    """The duties that are late and not done yet; one query."""
    if asked.leaves_out(DUTY) or (asked.contracts is not None and not asked.contracts):
        return []
    until = min(asked.until or asked.now, asked.now)
    rows = Duty.objects.filter(late=True, state__in=OPEN, falls_at__lte=until)
    if asked.contracts is not None:
        rows = rows.filter(contract_id__in=asked.contracts)
    if (duty_id := asked.subject_id(DUTY)) is not None:
        rows = rows.filter(pk=duty_id)
    if asked.after is not None:
        beyond = Q(falls_at__gt=asked.after.moment) | Q(pk__gt=asked.after.key)
        rows = rows.filter(Q(falls_at__gte=asked.after.moment) & beyond)
    return [_item(row.id, OVERDUE, row, row.falls_at) for row in rows.order_by("falls_at", "id")[: asked.limit]]


def upcoming_timers(asked: Asked) -> list[Item]:
    """What the timers of duties do next; two queries. A duty that is planned away between the two is left out."""
    timers = timers_asked(asked)
    keys = {key: UUID(timer.subject.removeprefix(DUTY)) for key, timer in timers.items()}
    duties = Duty.objects.in_bulk(keys.values())
    return [
        _item(key, timer.kind, duties[keys[key]], timer.due, timer.problem, timer.rung)
        for key, timer in timers.items()
        if keys[key] in duties
    ]


def _item(key: UUID, kind: str, duty: Duty, due: datetime, problem: str = "", rung: str = "") -> Item:
    found = owed(duty)
    contract = found.terms.contract
    clause = next(one for one in contract.clauses if one.id == duty.clause)
    return Item(
        key=key,
        kind=kind,
        due=due,
        contract=AgendaContract(
            duty.contract_id, contract.code, duty.version, _phrase(contract.title), contract.timezone
        ),
        subject=duty.stream,
        name=_phrase(found.obligation.name),
        link=f"/duties/{duty.id}",
        what=Phrase(*(REMINDED_LATE if rung.startswith(AFTER) else WHAT[kind])),
        to=_to(kind, duty),
        clause=AgendaClause(clause.id, clause.number, _phrase(clause.heading)),
        problem=problem,
    )


def _to(kind: str, duty: Duty) -> tuple[Phrase, ...]:
    """The roles that are told: of the side that owes, of the other one, or of both."""
    owner, other = duty.owner, OTHER.get(duty.owner, "customer")
    sides = {OVERDUE: (owner,), REMIND: (owner,), SILENCE: (other,)}.get(kind, (owner, other))
    held = {role for side in sides for role in DECIDING.get(side, ())}
    return tuple(Phrase(ROLES[role].zh, ROLES[role].en) for role in RoleName if role.value in held)


def _phrase(text: Text) -> Phrase:
    return Phrase(text.zh, text.en or text.zh)
