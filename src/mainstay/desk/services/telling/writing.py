"""One piece of news about a case, to some people by some channels, put into the outbox once each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from mainstay.desk.models import Case
from mainstay.desk.queries.terms import Pinned
from mainstay.desk.rules.roles import Reached
from mainstay.kernel.pages import address_of
from mainstay.notify.public import Channel, Message, Recipient

LANGUAGES = ("zh", "en")
NOBODY = {"zh": "未分派", "en": "nobody yet"}
NONE = {"zh": "无", "en": "none"}
UNCLASSIFIED = {"zh": "未定级", "en": "not classified"}


@dataclass(frozen=True, slots=True)
class News:
    """What is told: the kind of words, what makes it once, and the values that the words ask for in two languages."""

    words: str
    once: str
    moment: datetime
    actor: str = ""
    text: str = ""
    values: dict[str, tuple[str, str]] = field(default_factory=dict)


Told = tuple[News, Sequence[Reached], Sequence[str]]


def messages_of(news: Iterable[Told], case: Case, pinned: Pinned) -> list[Message]:
    """The messages that the news makes, each once."""
    messages: dict[str, Message] = {}
    for one, people, channels in news:
        values = {language: _values(one, case, pinned, language) for language in {who.language for who in people}}
        for person in people:
            for channel in (Channel(name) for name in channels):
                message = _message(one, person, channel, case, values[person.language])
                messages.setdefault(message.key, message)
    return list(messages.values())


def _message(news: News, person: Reached, channel: Channel, case: Case, values: dict[str, str]) -> Message:
    to = Recipient(person.name, person.mail, person.phone, person.language, person.id, person.side)
    where, piece = to.address(channel) or person.key, f"{case.number}:{news.once}"
    return Message(
        kind=news.words,
        to=to,
        channel=channel,
        key=f"{piece}:{channel.value}:{where}"[:200],
        about=case.number,
        values=values,
        contract=case.contract_id,
        news=piece,
    )


def _values(news: News, case: Case, pinned: Pinned, language: str) -> dict[str, str]:
    """What the words may ask for, in one language; moments are local to the contract."""
    place = LANGUAGES.index(language if language in LANGUAGES else "zh")
    language = LANGUAGES[place]
    reporter = case.reporter
    return {
        "number": case.number,
        "title": case.title,
        "contract": pinned.contract.title.zh if language == "zh" else pinned.contract.title.en or "",
        "level": _level(case, pinned, language),
        "link": address_of(f"/cases/{case.number}"),
        "reporter": reporter.get("name") or NONE[language],
        "phone": reporter.get("phone") or NONE[language],
        "moment": local(news.moment, pinned),
        "text": news.text,
        "due": local(case.next_due_at, pinned) if case.next_due_at else NONE[language],
        "actor": news.actor,
        "assignee": case.assignee_name or NOBODY[language],
        **dict.fromkeys(("what", "elapsed", "clause", "rung", "target"), NONE[language]),
        **{name: words[place] for name, words in news.values.items()},
    }


def _level(case: Case, pinned: Pinned, language: str) -> str:
    for level in pinned.vocabulary.levels:
        if level.id == case.level:
            return level.zh if language == "zh" else level.en
    return UNCLASSIFIED[language]


def local(moment: datetime, pinned: Pinned) -> str:
    """A moment in the contract's zone, to the minute; with seconds where there are some."""
    found = moment.astimezone(ZoneInfo(pinned.timezone))
    return f"{found:%Y-%m-%d %H:%M:%S}" if found.second else f"{found:%Y-%m-%d %H:%M}"
