"""Somebody who acts. Pure."""

from dataclasses import dataclass, field
from uuid import UUID

from . import Grant


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts: a person with the roles held at this moment."""

    id: UUID
    name: str
    organisation: str
    grants: tuple[Grant, ...] = field(default=())
