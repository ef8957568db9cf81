"""The gateway's front door: tickets for its pages, and the subjects that are announced to it."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from mainstay.kernel.subjects import LIVE

from .rules.frames import PROTOCOL
from .rules.scopes import digest_of, write_scope
from .rules.tickets import Ticket, sign
from .rules.topics import case_topic, contract_topic

__all__ = ["PROTOCOL", "Pass", "case_subject", "contract_subject", "issue_pass", "page_address", "source_of"]


@dataclass(frozen=True, slots=True)
class Pass:
    """What a page needs to connect: the ticket for the upgrade, and the scope for its first frame."""

    ticket: str
    scope: str


def issue_pass(
    person: UUID, contracts: Iterable[UUID] | None, *, signin: str, origin: str, key: bytes, now: datetime
) -> Pass:
    """A pass for one connection within a minute; `contracts` None is all of them."""
    scope = write_scope(contracts)
    issued = int(now.timestamp() * 1000)
    ticket = Ticket(str(person), signin, origin, digest_of(scope), issued, secrets.token_urlsafe(9))
    return Pass(sign(ticket, key), scope)


def case_subject(contract: UUID, number: str) -> str:
    """The subject on which a change of a case is announced."""
    return LIVE + case_topic(contract, number)


def contract_subject(contract: UUID) -> str:
    """The subject on which something under a contract is announced that is no case."""
    return LIVE + contract_topic(contract)


def page_address(template: str, host: str) -> str:
    """Where a page reaches the gateway; {host} is the host that the page came from, {name} that without its port."""
    name = host if host.endswith("]") or ":" not in host else host.rpartition(":")[0]
    return template.replace("{host}", host).replace("{name}", name)


def source_of(address: str) -> str:
    """The part of an address that a content policy names."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
