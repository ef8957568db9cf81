"""A written report that the customer asked for has not come by its moment."""

from mainstay.desk.rules.acts import BY_KIND
from mainstay.desk.rules.reports import reports_owed
from mainstay.desk.rules.telling import BOTH, Audience
from mainstay.desk.rules.words import Act, Kind
from mainstay.desk.services.telling import News, audience_of, circle_of, tell
from mainstay.kernel.timers import Due

from .held import facts_of, hold

NAME = (BY_KIND[Kind.REPORT_GIVEN].zh, BY_KIND[Kind.REPORT_GIVEN].en)
OVERDUE = "到期"
TOLD = (Audience.ASSIGNEE, Audience.LEADER, Audience.SUPERIOR, Audience.SALES)


def fire_asked(due: Due) -> str | None:
    """Bring it to the superior and the sales contact; the reason when the report has come, or is due later."""
    held = hold(due)
    moment = reports_owed(held.happened).get(int(due.rung))
    if moment is None:
        return Kind.REPORT_GIVEN.value
    people = audience_of(TOLD, held.case, held.happened, held.entries[-1], circle_of(held.pinned, now=due.now))
    told = [{"name": person.name} for person in people]
    case = held.act(Act.ESCALATE, now=due.now, ladder=NAME[0], rung=OVERDUE, target=NAME[0], told=told, **facts_of(due))
    news = News("case_late", f"case_late:report:{due.rung}", due.due, values={"target": NAME})
    tell([(news, people, BOTH)], case, held.pinned, now=due.now)
    return None
