"""Telling people of what has been written on cases, by the table in `rules/telling.py`."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from mainstay.desk.models import Case
from mainstay.desk.queries.survey import survey_path
from mainstay.desk.queries.terms import Pinned, terms_of
from mainstay.desk.rules.acts import BY_KIND
from mainstay.desk.rules.flow import Happened, effective
from mainstay.desk.rules.roles import Reached
from mainstay.desk.rules.telling import Telling, tellings_of
from mainstay.desk.rules.words import CaseType, Kind
from mainstay.desk.services.following.followed import Followed
from mainstay.kernel.ledger import Entry
from mainstay.kernel.pages import address_of
from mainstay.kernel.time import read
from mainstay.notify.public import Message, send

from .circle import Circle, audience_of, circle_of
from .writing import News, local, messages_of

LONGEST_TEXT = 2000
SURVEY = ("请就本次服务作出评价", "please tell us how we did")


def follow_telling(followed: Sequence[Followed], now: datetime) -> None:
    """Tell of each new entry that somebody wrote; of a history nobody is told."""
    circles: dict[UUID, Circle] = {}
    messages: list[Message] = []
    for one in followed:
        if one.history:
            continue
        pinned = terms_of(one.case.contract_id, one.case.contract_version)
        circle = circles.get(pinned.contract_id)
        if circle is None:
            circle = circles[pinned.contract_id] = circle_of(pinned, now=now)
        messages += messages_of(_news(one, pinned, circle), one.case, pinned)
    send(messages, now=now)


def _news(one: Followed, pinned: Pinned, circle: Circle) -> Iterator[tuple[News, list[Reached], tuple[str, ...]]]:
    happened = effective(one.entries)
    for entry in one.new:
        for telling in tellings_of(entry.kind, CaseType(one.case.type)):
            people = _people(telling, one.case, happened, entry, circle)
            yield _piece(telling, entry, one.case, happened, pinned), people, telling.channels


def _people(telling: Telling, case: Case, happened: Sequence[Happened], entry: Entry, circle: Circle) -> list[Reached]:
    """Those who are meant, each once, without whoever wrote it; the reporter is told that the report has arrived."""
    people = audience_of(telling.to, case, happened, entry, circle)
    everybody = telling.words == "case_received"
    return [person for person in people if everybody or person.id is None or person.id != entry.actor_id]


def _piece(telling: Telling, entry: Entry, case: Case, happened: Sequence[Happened], pinned: Pinned) -> News:
    rule = BY_KIND.get(Kind(entry.kind))
    values = {"what": (rule.zh, rule.en)} if rule else {}
    text = str(entry.payload.get("note") or (case.description if entry.kind == Kind.REPORTED else ""))
    if entry.kind == Kind.REPORT_ASKED:
        due = local(read(entry.payload["due"]), pinned)
        values["due"] = (due, due)
    if entry.kind == Kind.CLOSED and (path := survey_path(case, happened)):
        zh, en = (f"{words}：{address_of(path)}" for words in SURVEY)
        values["text"] = (f"{text}\n{zh}".strip(), f"{text}\n{en}".strip())
    return News(
        words=telling.words,
        once=once_of(telling.words, entry),
        moment=entry.occurred_at,
        actor=entry.actor_name,
        text=text[:LONGEST_TEXT],
        values=values,
    )


def once_of(words: str, entry: Entry) -> str:
    """What makes a piece of news the same: its words and entry; a new case is news once, whoever tells of it."""
    return "opened" if words == "case_opened" else f"{words}:{entry.seq}"
