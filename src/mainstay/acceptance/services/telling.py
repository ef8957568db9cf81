"""Word about acceptance: to those who decide on a side, or on both."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from mainstay.acceptance.queries.reading import Standing
from mainstay.acceptance.rules.acts import DECIDING
from mainstay.acceptance.rules.progress import StepStanding
from mainstay.contracts.public import Text
from mainstay.directory.public import PersonFacts, list_people_on
from mainstay.kernel.pages import address_of
from mainstay.notify.public import Channel, Message, Recipient, send

Words = tuple[str, str]


def tell_other(standing: Standing, side: str, what: Words, *, matter: Text, clause: str, now: datetime) -> None:
    """Tell the other side what somebody has done, by mail."""
    told = {"what": what, "matter": (matter.zh, matter.in_language("en"))}
    _tell("acceptance_changed", standing, DECIDING.keys() - {side}, (Channel.MAIL,), told, clause=clause, now=now)


def tell_late(standing: Standing, one: StepStanding, *, now: datetime) -> None:
    """Tell both sides that a step is late, by mail and SMS."""
    assert one.due is not None, "only a step with a due time is late"  # noqa: S101  the caller has looked
    zone = ZoneInfo(standing.contract.timezone)
    due = f"{one.due.astimezone(zone):%Y-%m-%d %H:%M}"
    told = {"matter": (one.step.name.zh, one.step.name.in_language("en")), "due": (due, due)}
    both = (Channel.MAIL, Channel.SMS)
    _tell("acceptance_late", standing, DECIDING, both, told, clause=one.step.clause, now=now)


def _tell(
    kind: str,
    standing: Standing,
    sides: Iterable[str],
    channels: tuple[Channel, ...],
    told: dict[str, Words],
    *,
    clause: str,
    now: datetime,
) -> None:
    roles = frozenset[str]().union(*(DECIDING[side] for side in sides))
    row, contract = standing.row, standing.contract
    found = next(one for one in contract.clauses if one.id == clause)
    shown = told | {
        "contract": (contract.title.zh, contract.title.in_language("en")),
        "clause": tuple(f"{found.number} {found.heading.in_language(one)}" for one in ("zh", "en")),
    }
    link = address_of(f"/acceptance/{row.contract_id}")
    messages = [
        Message(
            kind,
            Recipient(one.name, one.mail, one.phone, one.language, one.id),
            channel,
            f"{row.stream}:{row.seq}:{channel.value}:{one.id}",
            values={name: words[one.language == "en"] for name, words in shown.items()} | {"link": link},
        )
        for one in list_people_on(row.contract_id, now=now)
        if _holds(one, standing, roles)
        for channel in channels
    ]
    send(messages, now=now)


def _holds(person: PersonFacts, standing: Standing, roles: frozenset[str]) -> bool:
    return any(one.contract_id == standing.row.contract_id and one.role.value in roles for one in person.grants)
