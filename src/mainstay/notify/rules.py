"""Messages to people: by which channel, when to try again, under which names they travel. Pure."""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from uuid import UUID


class Channel(StrEnum):
    """How word is carried; the same words as in a contract's ladders."""

    MAIL = "mail"
    SMS = "sms"


class MessageState(StrEnum):
    """Where a message stands."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who is told, and where they are reached; `person` where they can sign in."""

    name: str
    mail: str = ""
    phone: str = ""
    language: str = "zh"
    person: UUID | None = None

    def address(self, channel: Channel) -> str:
        """Where the channel reaches them; empty when it does not."""
        return self.mail if channel is Channel.MAIL else self.phone


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody is told. `key` is the same for the same word: it is sent once however often it is asked for.

    `kind` names the templates, `values` fills them; `about` is the number of a case, empty for none.
    """

    kind: str
    to: Recipient
    channel: Channel
    key: str
    about: str = ""
    values: dict[str, str] = field(default_factory=dict)


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
    """What became of one attempt. `permanent` says that trying again is of no use; `answer` is the other side's."""

    delivered: bool
    answer: str
    permanent: bool = False


FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=5), timedelta(minutes=15)
MOST_ATTEMPTS = 300  # at the longest wait this is three days
MOST_SMS_SIGNS = 500


def wait_after(attempts: int) -> timedelta:
    """The wait after the nth failed attempt: 5, 10, 20 seconds ... up to a quarter of an hour."""
    doubled: int = 2 ** min(max(attempts, 1) - 1, 16)
    return min(FIRST_WAIT * doubled, LONGEST_WAIT)


def state_after(outcome: Outcome, *, attempts: int) -> MessageState:
    """Where a message stands after its nth attempt; what has failed for three days has failed."""
    if outcome.delivered:
        return MessageState.SENT
    if outcome.permanent or attempts >= MOST_ATTEMPTS:
        return MessageState.FAILED
    return MessageState.QUEUED


def token_of(key: str) -> str:
    """A short name for a key, the same each time: it makes a message's id and the SMS gateway's idempotency key."""
    return hashlib.sha256(key.encode()).hexdigest()[:24]


def message_id(about: str, key: str, domain: str) -> str:
    """The Message-ID of a mail: `<case.NUMBER.TOKEN@domain>`, so that a reply names its case."""
    return f"<{_stem(about)}.{token_of(key)}@{domain}>"


def thread_id(about: str, domain: str) -> str:
    """What all mails about a case refer to, so that they stand together."""
    return f"<{_stem(about)}.thread@{domain}>"


CASE_IN_ID = re.compile(r"<case\.([^.@<>\s]+)\.[^@<>\s]+@[^<>\s]+>")


def case_in(message_ids: str) -> str:
    """The number of the case that the ids of a reply's headers name; empty for none."""
    found = CASE_IN_ID.search(message_ids)
    return found.group(1) if found else ""


def with_number(subject: str, about: str) -> str:
    """The subject with the case's number in brackets, once, on one line."""
    line = " ".join(subject.split())
    return line if not about or f"[{about}]" in line else f"[{about}] {line}"


def _stem(about: str) -> str:
    return f"case.{about}" if about else "note.none"
