"""Somebody who acts. Pure."""

from dataclasses import dataclass, field
from uuid import UUID

from mainstay.kernel.errors import Forbidden
from mainstay.kernel.permissions import Permission

from . import Grant


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts: a person with the roles held at this moment.

    Through a token, which is named, `scopes` are the permissions that it opens; None is somebody signed in himself.
    """

    id: UUID
    name: str
    organisation: str
    grants: tuple[Grant, ...] = field(default=())
    scopes: frozenset[str] | None = None
    token: str = ""


def require_scope(actor: Actor, permission: Permission) -> None:
    """Forbidden for a token that does not open this permission, or when no token does."""
    if actor.scopes is None or (permission.id in actor.scopes and not permission.in_person):
        return
    raise Forbidden(
        f"令牌的授权范围不包括“{permission.zh}”。", f"The scopes of this token leave this out: {permission.en}."
    )
