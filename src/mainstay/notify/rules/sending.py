"""What is told to whom, what became of an attempt, and when to try again."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from .words import Channel, MessageState, TraceKind

# What carries word when a channel fails for good, has failed so many times, or has a dead gateway for as long; it goes
# on trying all the same.
INSTEAD = {Channel.SMS: Channel.MAIL, Channel.MAIL: Channel.SMS}
INSTEAD_AFTER = 8  # some ten minutes


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who is told, and where they are reached; `person` where they can sign in, `side` of the contract."""

    name: str
    mail: str = ""
    phone: str = ""
    language: str = "zh"
    person: UUID | None = None
    side: str = ""
    browser: str = ""

    def spare(self, channel: Channel) -> str:
        """Where they are reached when that channel fails; empty when nowhere."""
        other = INSTEAD.get(channel)
        return self.address(other) if other else ""

    def address(self, channel: Channel) -> str:
        """Where the channel reaches them; empty when it does not."""
        return {Channel.MAIL: self.mail, Channel.SMS: self.phone, Channel.PUSH: self.browser}.get(channel, "")


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody is told. `key` is the same for the same word: it is sent once however often it is asked for.

    `kind` names the templates, `values` fills them; `about` is the number of a case, empty for none; `contract` says
    who may see it. `news` is the same for all who hear the same piece of news by any channel: a contract's
    robots and webhooks carry it once. `lane` is the way out, empty for the channel's only one.
    """

    kind: str
    to: Recipient
    channel: Channel
    key: str
    about: str = ""
    values: dict[str, str] = field(default_factory=dict)
    contract: UUID | None = None
    news: str = ""
    lane: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail in its own words: the answer to one that came in, in its thread."""

    to: str
    subject: str
    text: str
    key: str
    about: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one attempt. `permanent` says that trying again is of no use; `answer` is the other side's.

    `down` says that the gateway itself is at fault, not the message; `reference` is the gateway's own id for it.
    """

    delivered: bool
    answer: str
    permanent: bool = False
    down: bool = False
    reference: str = ""


FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=5), timedelta(minutes=15)
MOST_ATTEMPTS = 300  # at the longest wait this is three days
MOST_AGE = timedelta(days=3)
MOST_SMS_SIGNS = 500
OPEN = frozenset({MessageState.FAILED, MessageState.EXPIRED, MessageState.QUEUED})
HANDED_OVER = frozenset({MessageState.SENT, MessageState.DELIVERED})


def wait_after(attempts: int) -> timedelta:
    """The wait after the nth failed attempt: 5, 10, 20 seconds ... up to a quarter of an hour."""
    doubled: int = 2 ** min(max(attempts, 1) - 1, 16)
    return min(FIRST_WAIT * doubled, LONGEST_WAIT)


def state_after(outcome: Outcome, *, attempts: int) -> MessageState:
    """Where a message stands after its nth attempt; what could not be handed over for three days is too old."""
    if outcome.delivered:
        return MessageState.SENT
    if outcome.permanent:
        return MessageState.FAILED
    return MessageState.EXPIRED if attempts >= MOST_ATTEMPTS else MessageState.QUEUED


def state_by_receipt(state: MessageState, *, kind: TraceKind, delivered: bool) -> MessageState:
    """Where a message stands after word from the other side.

    A receipt may overtake our own note that it was handed over. What was delivered stays delivered, except that
    a mail which the next server took may still bounce.
    """
    if delivered:
        return MessageState.DELIVERED
    if state is MessageState.DELIVERED and kind is not TraceKind.BOUNCED:
        return state
    return MessageState.FAILED


def may_send_again(channel: Channel, state: MessageState) -> bool:
    """Whether a person may have it sent again: what has not arrived; of a webhook any, its receiver knows the id."""
    return state in OPEN or (channel is Channel.WEBHOOK and state in HANDED_OVER)
