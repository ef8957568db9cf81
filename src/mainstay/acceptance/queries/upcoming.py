"""What is due next in acceptances, as the agenda shows it: the steps that are open."""

from uuid import UUID

from mainstay.acceptance.models import Acceptance
from mainstay.acceptance.rules.acts import DECIDERS, DECIDING
from mainstay.agenda.public import AgendaClause, AgendaContract, Asked, Item, Phrase, timers_asked
from mainstay.contracts.public import Text, terms_of
from mainstay.directory.public import ROLES, RoleName
from mainstay.kernel.timers import Pending

SUBJECT = "acceptance:"
LATE = "acceptance.late"
TIMER_KINDS = {LATE: Phrase("验收步骤期限", "Due time of a step of acceptance")}
WHAT = Phrase("期限届满，未完成即记为逾期", "Due; late from then on")


def upcoming_steps(asked: Asked) -> list[Item]:
    """The steps whose due time is still to come; two queries."""
    timers = timers_asked(asked)
    keys = {key: UUID(timer.subject.removeprefix(SUBJECT)) for key, timer in timers.items()}
    rows = Acceptance.objects.in_bulk(keys.values())
    found = ((key, timer, rows.get(keys[key])) for key, timer in timers.items())
    return [item for key, timer, row in found if row is not None and (item := _item(key, timer, row))]


def _item(key: UUID, timer: Pending, row: Acceptance) -> Item | None:
    contract = terms_of(row.contract_id, row.version).contract
    step = next((one for one in contract.acceptance if one.id == timer.clock), None)
    if step is None:
        return None
    clause = next(one for one in contract.clauses if one.id == step.clause)
    return Item(
        key=key,
        kind=timer.kind,
        due=timer.due,
        contract=AgendaContract(
            row.contract_id, contract.code, row.version, _phrase(contract.title), contract.timezone
        ),
        subject=row.stream,
        name=_phrase(step.name),
        link=f"/acceptance/{row.contract_id}",
        what=WHAT,
        to=_to(step.owner.value),
        clause=AgendaClause(clause.id, clause.number, _phrase(clause.heading)),
        problem=timer.problem,
    )


def _to(side: str) -> tuple[Phrase, ...]:
    held = DECIDING.get(side, DECIDERS)
    return tuple(Phrase(ROLES[role].zh, ROLES[role].en) for role in RoleName if role.value in held)


def _phrase(text: Text) -> Phrase:
    return Phrase(text.zh, text.en or text.zh)
