"""What is due next on cases, as the agenda shows it: the clock that runs out next, and every pending timer."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from mainstay.agenda.public import AgendaClause, AgendaContract, Asked, Item, Phrase, timers_asked
from mainstay.desk.models import Case
from mainstay.desk.rules.readout import NEVER
from mainstay.desk.rules.rungs import both, find_rung, role_words, rung_words
from mainstay.kernel.ledger import Entry, read_streams
from mainstay.kernel.timers import Pending

from .terms import Pinned, terms_of

CASE = "case:"
CLOCK, RUNG, SILENCE, ASKED, UNACKNOWLEDGED = (
    f"desk.{name}" for name in ("clock", "rung", "silence", "asked", "unacknowledged")
)
CLOCK_KINDS = {CLOCK: Phrase("工单时限", "Time limit of a case")}
TIMER_KINDS = {
    RUNG: Phrase("升级阶梯", "Rung of a ladder"),
    UNACKNOWLEDGED: Phrase("通知待确认", "Notice to acknowledge"),
    ASKED: Phrase("书面报告", "Written report"),
    SILENCE: Phrase("逾期视为确认", "Confirmation by silence"),
}
ASSIGNEE = Phrase("承办人", "Assignee")
NOBODY = Phrase("待分派", "Nobody yet")
NEXT_IN_TURN = Phrase("下一顺位工程师", "Engineer next in turn")
OVER_ASSIGNEE = (ASSIGNEE, Phrase("项目经理", "Project manager"), Phrase("上级", "Superior"), Phrase("销售", "Sales"))
Told = tuple[Phrase, tuple[Phrase, ...], AgendaClause | None]
COLUMNS = "id, number, title, contract_id, contract_version, assignee_name, next_due_at, next_target, due_order"
BEYOND = f"""
closed_at IS NULL AND (due_order, id) > (COALESCE(%(moment)s::timestamptz, '-infinity'), %(key)s::uuid)
AND due_order <= COALESCE(%(until)s::timestamptz, 'infinity') AND due_order < '{NEVER.isoformat()}'
"""
IN_ORDER = "ORDER BY due_order, id LIMIT %(most)s"
OF_ALL = f"SELECT {COLUMNS} FROM desk_case WHERE {BEYOND} {IN_ORDER}"  # noqa: S608  fixed words
OF_CONTRACTS = f"""
SELECT one.* FROM unnest(%(contracts)s::uuid[]) AS seen (contract_id)
CROSS JOIN LATERAL (
    SELECT {COLUMNS} FROM desk_case WHERE contract_id = seen.contract_id AND {BEYOND} {IN_ORDER}
) AS one {IN_ORDER}
"""  # noqa: S608  fixed words
OF_ONE = f"""
SELECT {COLUMNS} FROM desk_case WHERE id = %(subject)s
AND (%(contracts)s::uuid[] IS NULL OR contract_id = ANY(%(contracts)s::uuid[])) AND {BEYOND} {IN_ORDER}
"""  # noqa: S608  fixed words


def upcoming_clocks(asked: Asked) -> list[Item]:
    """The time limit that runs out next on each open case, missed ones included; one query."""
    if asked.leaves_out(CASE) or (asked.contracts is not None and not asked.contracts):
        return []
    statement = OF_ONE if asked.subject else OF_ALL if asked.contracts is None else OF_CONTRACTS
    values = {
        "contracts": None if asked.contracts is None else sorted(asked.contracts),
        "subject": asked.subject_id(CASE),
        "moment": asked.after.moment if asked.after else None,
        "key": asked.after.key if asked.after else UUID(int=0),
        "until": asked.until,
        "most": asked.limit,
    }
    return [_clock(case) for case in Case.objects.raw(statement, values)]


def upcoming_timers(asked: Asked) -> list[Item]:
    """What ladders and the rest of the desk's timers do next; three queries at most."""
    timers = timers_asked(asked)
    cases = Case.objects.in_bulk([UUID(one.subject.removeprefix(CASE)) for one in timers.values()])
    notices = _notices(timers.values())
    return [
        _timer(key, timer, cases[UUID(timer.subject.removeprefix(CASE))], notices.get(timer.subject, ()))
        for key, timer in timers.items()
    ]


def _notices(timers: Iterable[Pending]) -> dict[str, tuple[Entry, ...]]:
    """The entries of the cases on which a notice waits: it stands in one of them."""
    subjects = sorted({one.subject for one in timers if one.kind == UNACKNOWLEDGED})
    return read_streams(subjects) if subjects else {}


def _clock(case: Case) -> Item:
    pinned = terms_of(case.contract_id, case.contract_version)
    target = pinned.targets[case.next_target]
    zh, en = both(target.name)
    return Item(
        key=case.id,
        kind=CLOCK,
        due=case.due_order,
        contract=contract_of(pinned),
        subject=case.stream,
        name=_name(case),
        link=f"/cases/{case.number}",
        what=Phrase(f"“{zh}”时限届满", f"{en}: time limit"),
        to=(Phrase(case.assignee_name, case.assignee_name) if case.assignee_name else NOBODY,),
        clause=clause_of(pinned, target.clause),
    )


def _timer(key: UUID, timer: Pending, case: Case, entries: Sequence[Entry]) -> Item:
    pinned = terms_of(case.contract_id, case.contract_version)
    what, to, clause = told_of(timer.kind, timer.clock, timer.rung, pinned, entries)
    return Item(
        key=key,
        kind=timer.kind,
        due=timer.due,
        contract=contract_of(pinned),
        subject=timer.subject,
        name=_name(case),
        link=f"/cases/{case.number}/ladder" if timer.kind == RUNG else f"/cases/{case.number}",
        what=what,
        to=to,
        clause=clause,
        problem=timer.problem,
    )


def told_of(kind: str, clock: str, rung: str, pinned: Pinned, entries: Sequence[Entry]) -> Told:
    """What a timer does, to whom, and by which clause; of the entries only that of a notice is looked at."""
    if kind == RUNG:
        return _rung(clock, rung, pinned)
    if kind == SILENCE:
        confirm = next((one for one in pinned.targets.values() if one.measure == "confirm"), None)
        clause = clause_of(pinned, confirm.clause) if confirm else None
        return Phrase("甲方未在期限内答复，视为确认", "The customer's silence confirms"), (ASSIGNEE,), clause
    if kind == ASKED:
        words = Phrase("所要求的书面报告到期未交，报请上级", "The written report is not there: it is escalated")
        return words, OVER_ASSIGNEE, None
    notice = next((one for one in entries if str(one.seq) == rung), None)
    words = Phrase(f"第 {rung} 条通知逾期未确认，移交下一人", f"Notice {rung} is not acknowledged: handed over")
    return words, (NEXT_IN_TURN,), _clause_written(pinned, str(notice.payload.get("clause", "")) if notice else "")


def _rung(clock: str, rung: str, pinned: Pinned) -> Told:
    found = find_rung(pinned.contract, clock, rung)
    if found is None:
        return Phrase(rung, rung), (), None
    to = tuple(Phrase(*role_words(pinned.contract, role)) for role in found.rung.roles)
    return Phrase(*rung_words(found)), to, clause_of(pinned, found.clause_id)


def contract_of(pinned: Pinned) -> AgendaContract:
    """A contract as the agenda names it."""
    return AgendaContract(
        pinned.contract_id, pinned.code, pinned.version, Phrase(*both(pinned.contract.title)), pinned.timezone
    )


def clause_of(pinned: Pinned, clause_id: str) -> AgendaClause:
    """A clause as the agenda names it."""
    clause = pinned.clauses[clause_id]
    return AgendaClause(clause.id, clause.number, Phrase(*both(clause.heading)))


def _clause_written(pinned: Pinned, words: str) -> AgendaClause | None:
    """The clause whose number and heading an entry has written down."""
    for clause in pinned.clauses.values():
        if words == f"{clause.number} {clause.heading.zh}":
            return clause_of(pinned, clause.id)
    return None


def _name(case: Case) -> Phrase:
    words = f"{case.number} {case.title}"
    return Phrase(words, words)
