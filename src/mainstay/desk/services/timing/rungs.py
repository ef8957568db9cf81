"""A rung of a contract's ladder fires: an entry, word to the people it names, another engineer where it says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mainstay.contracts.public import RungAction, RungDue
from mainstay.desk.models import Case
from mainstay.desk.queries.terms import acknowledge_by, rungs_of
from mainstay.desk.rules.acknowledging import were_asked
from mainstay.desk.rules.roles import Reached, replacement
from mainstay.desk.rules.rungs import NO_ANSWER, both, elapsed_words, step_words
from mainstay.desk.rules.telling import BOTH, rung_words
from mainstay.desk.rules.words import Act
from mainstay.desk.services.telling import News
from mainstay.kernel.time import written

from .held import Held, facts_of, on_held

ACTS = {RungAction.NOTIFY: Act.NOTIFY, RungAction.REMIND: Act.REMIND, RungAction.ESCALATE: Act.ESCALATE}
MORE_TOLD = 20


@dataclass(frozen=True, slots=True)
class Firing:
    """A rung at its moment, on its case."""

    held: Held
    rung: RungDue


@on_held
def fire_rung(held: Held) -> str | None:
    """Act by the contract as the case stands now; the reason when the rung is not to act any more."""
    due = held.due
    rungs = {(one.clock, one.rung.id): one for one in rungs_of(held.pinned, held.entries, now=due.now)}
    rung = rungs.get((due.clock, due.rung))
    if rung is None:
        return held.entries[-1].kind
    firing = Firing(held, rung)
    if rung.rung.action is RungAction.REASSIGN:
        return _reassign(firing)
    _record(firing, ACTS[rung.rung.action])
    return None


def _record(firing: Firing, act: Act) -> None:
    """The entry that says who was told of what, and the word to them."""
    held, rung = firing.held, firing.rung
    told = _told(firing)
    case = held.act(
        act,
        ladder=rung.ladder.name.zh,
        rung=step_words(rung.ladder, rung.rung)[0],
        clause=_clause(firing)[0],
        target=_target(firing)[0],
        told=[{"role": role, "name": person.name} for role, person in told[:MORE_TOLD]],
        **facts_of(held.due),
        **_to_acknowledge(firing, [person for _, person in told]),
    )
    _tell(firing, case, [person for _, person in told])


def _to_acknowledge(firing: Firing, people: Sequence[Reached]) -> dict[str, Any]:
    """Until when one of the people must acknowledge, where the contract wants that and they can sign in to do it."""
    by = acknowledge_by(firing.held.pinned, firing.rung, now=firing.held.due.now)
    asked = [str(person.id) for person in people if person.id is not None]
    return {"acknowledge_by": written(by), "asked": asked} if by and asked else {}


def _told(firing: Firing) -> list[tuple[str, Reached]]:
    """The people of the rung's roles as they are resolved now, each once, under the contract's name for the role."""
    names = {role.id: role.name.zh for role in firing.held.pinned.contract.roles}
    found: dict[str, tuple[str, Reached]] = {}
    for role in firing.rung.rung.roles:
        for person in firing.held.circle.by_role(role, assignee=firing.held.case.assignee_id):
            found.setdefault(person.key, (names.get(role, role), person))
    return list(found.values())


def _tell(firing: Firing, case: Case, people: Sequence[Reached]) -> None:
    """Word to each side in its own words."""
    rung, due = firing.rung, firing.held.due
    values = {
        "elapsed": elapsed_words(rung.rung.after),
        "clause": _clause(firing),
        "rung": both(rung.ladder.name),
        "target": _target(firing),
    }
    news = []
    for person in people:
        words = rung_words(rung.rung.action, rung.ladder.basis, person.side)
        once = "opened" if words == "case_opened" else f"{words}:{due.clock}:{due.rung}"
        moment = due.due if rung.ladder.basis == "due" else case.reported_at
        news.append((News(words, once, moment, "", case.description, values), [person], _channels(rung)))
    firing.held.tell(news)


def _reassign(firing: Firing) -> str | None:
    """Another engineer takes over and is told; without one the leaders are, and the entry says so."""
    held = firing.held
    person = replacement(
        held.circle.people,
        duty=held.circle.duty,
        assignee=held.case.assignee_id,
        passed_over=were_asked(held.happened),
    )
    if person is None:
        _record(firing, Act.ESCALATE)
        return None
    note = NO_ANSWER[0].format(elapsed=elapsed_words(firing.rung.rung.after)[0])
    by = acknowledge_by(held.pinned, firing.rung, now=held.due.now)
    until = {"acknowledge_by": written(by)} if by else {}
    case = held.act(Act.ASSIGN, note=note, person=str(person.id), **until)
    values = {"clause": _clause(firing)}
    news = News("case_assigned", f"case_assigned:{case.seq}", held.due.now, "", note, values)
    held.tell([(news, [person], BOTH)])
    return None


def _channels(rung: RungDue) -> tuple[str, ...]:
    """Those that the contract names and that there are; both where it names none of them."""
    return tuple(str(name) for name in rung.rung.channels if name in BOTH) or BOTH


def _clause(firing: Firing) -> tuple[str, str]:
    clause = firing.held.pinned.clauses[firing.rung.clause_id]
    return f"{clause.number} {clause.heading.zh}", f"{clause.number} {clause.heading.en or clause.heading.zh}"


def _target(firing: Firing) -> tuple[str, str]:
    target = firing.held.pinned.targets.get(firing.rung.target_id)
    return both(target.name) if target else ("", "")
