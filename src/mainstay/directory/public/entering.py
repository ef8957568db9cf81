"""Entries of the ledger as somebody's acts."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from mainstay.directory.rules import RoleName, Side
from mainstay.directory.rules.actor import Actor
from mainstay.kernel.ledger import Draft

from .actors import SYSTEM

__all__ = ["BY_SYSTEM", "draft_of"]

BY_SYSTEM = (RoleName.SYSTEM.value, Side.NEUTRAL.value)


def draft_of(
    kind: StrEnum,
    payload: Mapping[str, Any],
    *,
    actor: Actor = SYSTEM,
    as_: tuple[str, str] = BY_SYSTEM,
    now: datetime,
) -> Draft:
    """An entry by somebody in a role on a side; by the system unless told."""
    role, side = as_
    return Draft(kind.value, now, actor.id, actor.name, role, side, payload)
