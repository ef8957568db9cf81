"""Nobody has acknowledged a notice in time: the case goes on to the next, and from the last to the leaders."""

from mainstay.desk.rules.acknowledging import Awaited, awaited, were_asked
from mainstay.desk.rules.acts import BY_KIND
from mainstay.desk.rules.roles import Reached, replacement
from mainstay.desk.rules.rungs import NOBODY, PASSED_ON
from mainstay.desk.rules.telling import BOTH, Audience
from mainstay.desk.rules.words import Act, Kind
from mainstay.desk.services.telling import News, audience_of
from mainstay.kernel.time import written

from .held import Held, facts_of, on_held

NAME = (BY_KIND[Kind.ACKNOWLEDGED].zh, BY_KIND[Kind.ACKNOWLEDGED].en)


@on_held
def fire_unacknowledged(held: Held) -> str | None:
    """Hand the case over to the next; the reason when the notice waits no more, or has another moment."""
    notice = awaited(held.happened).get(int(held.due.rung))
    if notice is None:
        return Kind.ACKNOWLEDGED.value
    person = replacement(
        held.circle.people,
        duty=held.circle.duty,
        assignee=held.case.assignee_id,
        passed_over=were_asked(held.happened),
    )
    if person is None:
        _give_up(held, notice)
    else:
        _pass_on(held, notice, person)
    return None


def _pass_on(held: Held, notice: Awaited, person: Reached) -> None:
    """The next has as long as the one before had; the hand-over itself tells him."""
    held.act(
        Act.MOVE_ON,
        note=PASSED_ON[0].format(seq=notice.seq),
        person=str(person.id),
        missed=notice.seq,
        acknowledge_by=written(held.due.now + notice.within),
    )


def _give_up(held: Held, notice: Awaited) -> None:
    """Nobody is left: the leader and the superior are told, and the notice waits no more."""
    wanted = (Audience.LEADER, Audience.SUPERIOR)
    people = audience_of(wanted, held.case, held.happened, held.entries[-1], held.circle)
    told = [{"name": person.name} for person in people]
    held.act(Act.ESCALATE, ladder=NAME[0], rung=NOBODY[0], told=told, missed=notice.seq, **facts_of(held.due))
    news = News("case_escalated", f"case_escalated:acknowledge:{notice.seq}", held.due.due, values={"rung": NAME})
    held.tell([(news, people, BOTH)])
