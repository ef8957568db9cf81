"""Word about duties: to the people of the side that owes one, and of the side to which it is owed."""

from datetime import datetime
from zoneinfo import ZoneInfo

from mainstay.directory.public import PersonFacts, list_people_on
from mainstay.duties.models import Duty
from mainstay.duties.queries.terms import owed
from mainstay.duties.rules.acts import DECIDING, OTHER
from mainstay.duties.rules.reminding import AFTER, USUAL, Reminder
from mainstay.kernel.pages import address_of
from mainstay.notify.public import Channel, Message, Recipient, send

Words = tuple[str, str]  # what happened, in Chinese and in English
NOTHING: Words = ("", "")
BOTH = (Channel.MAIL, Channel.SMS)
NO_TIME = {"zh": "未定", "en": "not set"}


def tell_owner(words: str, duty: Duty, what: Words = NOTHING, *, now: datetime) -> None:
    """Tell those who answer for the side that owes the duty, by mail."""
    _tell(words, duty, duty.owner, (Channel.MAIL,), what, now=now)


def tell_creditor(words: str, duty: Duty, what: Words = NOTHING, *, now: datetime) -> None:
    """Tell those who decide on the side to which it is owed, by mail."""
    _tell(words, duty, OTHER.get(duty.owner, "customer"), (Channel.MAIL,), what, now=now)


def tell_reminder(duty: Duty, reminder: Reminder, *, now: datetime) -> None:
    """Remind the side that owes a duty: by mail a day ahead, by mail and SMS at the times that the contract sets."""
    if reminder.rung == USUAL:
        tell_owner("duty_due_soon", duty, now=now)
        return
    words = "duty_late" if reminder.rung.startswith(AFTER) else "duty_changed"
    _tell(words, duty, duty.owner, BOTH, reminder.words, once=f":{reminder.rung}", now=now)


def tell_late(duty: Duty, *, now: datetime) -> None:
    """Tell both sides that a duty is late, by mail and SMS."""
    for side in (duty.owner, OTHER.get(duty.owner, "customer")):
        _tell("duty_late", duty, side, BOTH, NOTHING, now=now)


def _tell(
    words: str, duty: Duty, side: str, channels: tuple[Channel, ...], what: Words, *, once: str = "", now: datetime
) -> None:
    people = [one for one in list_people_on(duty.contract_id, now=now) if _answers(one, duty, side)]
    once = f"{duty.stream}:{words}:{duty.seq}{once}"
    messages = [
        Message(
            words,
            Recipient(one.name, one.mail, one.phone, one.language, one.id),
            channel,
            f"{once}:{channel.value}:{one.id}",
            values=_values(duty, what, one.language),
        )
        for one in people
        for channel in channels
    ]
    send(messages, now=now)


def _answers(person: PersonFacts, duty: Duty, side: str) -> bool:
    held = {grant.role.value for grant in person.grants if grant.contract_id == duty.contract_id}
    return bool(held & DECIDING.get(side, frozenset()))


def _values(duty: Duty, what: Words, language: str) -> dict[str, str]:
    found = owed(duty)
    contract, zone = found.terms.contract, ZoneInfo(found.terms.contract.timezone)
    clause = next(one for one in contract.clauses if one.id == duty.clause)
    due = f"{duty.due_at.astimezone(zone):%Y-%m-%d %H:%M}" if duty.due_at else NO_TIME[language]
    return {
        "duty": found.obligation.name.in_language(language),
        "contract": contract.title.in_language(language),
        "clause": f"{clause.number} {clause.heading.in_language(language)}",
        "due": due,
        "what": what[language == "en"],
        "link": address_of(f"/duties/{duty.id}"),
    }
