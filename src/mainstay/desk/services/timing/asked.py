"""A written report that the customer asked for has not come by its moment."""

from mainstay.desk.rules.acts import BY_KIND
from mainstay.desk.rules.reports import reports_owed
from mainstay.desk.rules.rungs import OVERDUE
from mainstay.desk.rules.telling import BOTH, Audience
from mainstay.desk.rules.words import Act, Kind
from mainstay.desk.services.telling import News, audience_of

from .held import Held, facts_of, on_held

NAME = (BY_KIND[Kind.REPORT_GIVEN].zh, BY_KIND[Kind.REPORT_GIVEN].en)
TOLD = (Audience.ASSIGNEE, Audience.LEADER, Audience.SUPERIOR, Audience.SALES)


@on_held
def fire_asked(held: Held) -> str | None:
    """Bring it to the superior and the sales contact; the reason when the report has come, or is due later."""
    due = held.due
    moment = reports_owed(held.happened).get(int(due.rung))
    if moment is None:
        return Kind.REPORT_GIVEN.value
    people = audience_of(TOLD, held.case, held.happened, held.entries[-1], held.circle)
    told = [{"name": person.name} for person in people]
    held.act(Act.ESCALATE, ladder=NAME[0], rung=OVERDUE[0], target=NAME[0], told=told, **facts_of(due))
    news = News("case_late", f"case_late:report:{due.rung}", due.due, values={"target": NAME})
    held.tell([(news, people, BOTH)])
    return None
