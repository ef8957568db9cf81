"""What is due next on notices, as the agenda shows it: objections that wait for an answer."""

from uuid import UUID

from mainstay.agenda.public import AgendaClause, AgendaContract, Asked, Item, Phrase, timers_asked
from mainstay.contracts.public import Text, terms_of
from mainstay.directory.public import ROLES, RoleName
from mainstay.kernel.timers import Pending
from mainstay.notices.models import Notice
from mainstay.notices.rules.acts import DECIDING, OTHER
from mainstay.notices.rules.objections import answering

SUBJECT = "notice:"
ANSWER = "notices.answer"
TIMER_KINDS = {ANSWER: Phrase("异议答复期限", "Time to answer an objection")}
WHAT = Phrase("届满未书面答复的，视为认可异议", "Unanswered by then it counts as accepted")


def upcoming_answers(asked: Asked) -> list[Item]:
    """The objections whose time to answer is still to end; two queries."""
    timers = timers_asked(asked)
    keys = {key: UUID(timer.subject.removeprefix(SUBJECT)) for key, timer in timers.items()}
    rows = Notice.objects.in_bulk(keys.values())
    return [_item(key, timer, rows[keys[key]]) for key, timer in timers.items()]


def _item(key: UUID, timer: Pending, row: Notice) -> Item:
    contract = terms_of(row.contract_id, row.version).contract
    duty = answering(contract, row.sender)
    clause = next(one for one in contract.clauses if duty is None or one.id == duty.clause)
    held = DECIDING[OTHER[row.sender]]
    return Item(
        key=key,
        kind=timer.kind,
        due=timer.due,
        contract=AgendaContract(
            row.contract_id, contract.code, row.version, _phrase(contract.title), contract.timezone
        ),
        subject=row.stream,
        name=Phrase(row.subject, row.subject),
        link=f"/notices/{row.id}",
        what=WHAT,
        to=tuple(Phrase(ROLES[role].zh, ROLES[role].en) for role in RoleName if role.value in held),
        clause=AgendaClause(clause.id, clause.number, _phrase(clause.heading)),
        problem=timer.problem,
    )


def _phrase(text: Text) -> Phrase:
    return Phrase(text.zh, text.en or text.zh)
