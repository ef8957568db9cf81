"""What can be listened to: a case, a contract, or all contracts of a scope. Pure."""

import re
from dataclasses import dataclass
from uuid import UUID

from .scopes import Scope

ALL = "contracts"
TOPIC = re.compile(r"contract\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(\.case\.[A-Za-z0-9-]{1,40})?")


class BadTopic(Exception):
    """A text that is no topic."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic by its name; `contract` is None for that of all contracts, `case` empty for a whole contract."""

    name: str
    contract: UUID | None = None
    case: str = ""


def read_topic(name: str) -> Topic:
    """`contracts`, `contract.<id>` or `contract.<id>.case.<number>`; BadTopic for anything else."""
    if name == ALL:
        return Topic(ALL)
    found = TOPIC.fullmatch(name)
    if found is None:
        raise BadTopic(name)
    return Topic(name, UUID(found[1]), (found[2] or "").removeprefix(".case."))


def may_hear(scope: Scope, topic: Topic) -> bool:
    """Whether somebody with this scope may listen to the topic; that of all contracts gives each what is his."""
    return topic.contract is None or scope.covers(topic.contract)


def case_topic(contract: UUID, number: str) -> str:
    """The topic of a case."""
    return f"contract.{contract}.case.{number}"


def contract_topic(contract: UUID) -> str:
    """The topic of everything under a contract."""
    return f"contract.{contract}"
