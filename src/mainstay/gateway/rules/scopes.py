"""What a person may hear of: some contracts, or all of them. Pure."""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

EVERYTHING = "*"
SIZE = 16


class BadScope(Exception):
    """A text that is no scope."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The contracts that a person may hear of; `everything` for those who see all."""

    everything: bool
    contracts: frozenset[UUID] = frozenset()

    def covers(self, contract: UUID) -> bool:
        """Whether the contract is in it."""
        return self.everything or contract in self.contracts

    def touches(self, contracts: frozenset[UUID]) -> bool:
        """Whether any of these contracts is in it."""
        return self.everything or not self.contracts.isdisjoint(contracts)


def write_scope(contracts: Iterable[UUID] | None) -> str:
    """The text of a scope: `*` for all contracts (None), else their ids in order, 16 bytes each, as base64url."""
    if contracts is None:
        return EVERYTHING
    return base64.urlsafe_b64encode(b"".join(sorted(one.bytes for one in contracts))).decode()


def read_scope(text: str) -> Scope:
    """The scope of a text; BadScope when it is none."""
    if text == EVERYTHING:
        return Scope(True)
    try:
        packed = base64.b64decode(text, altchars=b"-_", validate=True)
    except ValueError:
        raise BadScope("not base64url") from None
    if len(packed) % SIZE:
        raise BadScope("not whole ids")
    return Scope(False, frozenset(UUID(bytes=packed[at : at + SIZE]) for at in range(0, len(packed), SIZE)))


def digest_of(text: str) -> str:
    """What a ticket holds in place of the scope itself, so that the upgrade stays small."""
    return hashlib.sha256(text.encode()).hexdigest()
