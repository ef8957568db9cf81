"""The door of the record of accesses."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from mainstay.directory.queries.access import AccessFault
from mainstay.directory.queries.access import check_accesses as check
from mainstay.directory.rules.access import Access, AccessKind, changed
from mainstay.directory.services.access import record_access
from mainstay.kernel.callers import caller_address
from mainstay.kernel.permissions import Permission

from .actors import Actor

__all__ = [
    "Access",
    "AccessKind",
    "Asked",
    "check_accesses",
    "record_access",
    "record_change",
    "record_request",
    "tell_access",
]


@dataclass(slots=True)
class Asked:
    """What the sign-in check found of a request: who asks, for which permission; a route tells about what."""

    actor: Actor
    permission: Permission
    subject: str = ""
    contract_id: UUID | None = None
    detail: dict[str, Any] = field(default_factory=dict)


def record_change(
    actor: Actor,
    kind: AccessKind,
    what: str,
    subject: str,
    *,
    now: datetime,
    contract_id: UUID | None = None,
    **detail: str | int | bool,
) -> None:
    """Write down what somebody has changed; in the transaction of the change, so that neither is without the other."""
    record_access(changed(actor, kind, what, subject, contract_id=contract_id, **detail), now=now)


def tell_access(request: HttpRequest, *, subject: str, contract_id: UUID | None, **detail: str | int | bool) -> None:
    """Say in words what this request is about; it goes into the record of accesses if its permission is recorded."""
    asked = getattr(request, "asked", None)
    if isinstance(asked, Asked):
        asked.subject, asked.contract_id, asked.detail = subject[:200], contract_id, asked.detail | detail


def record_request(request: HttpRequest, response: HttpResponseBase, *, now: datetime) -> None:
    """Write the request down if its permission is recorded, however it was answered; a further piece of a file not."""
    asked = getattr(request, "asked", None)
    if not isinstance(asked, Asked) or not asked.permission.records(str(request.method)) or _is_further_piece(response):
        return
    counted = next((one for one in asked.actor.grants if one.contract_id in {asked.contract_id, None}), None)
    given = request.resolver_match.kwargs if request.resolver_match else {}
    access = Access(
        AccessKind(asked.permission.recorded),
        asked.permission.id,
        asked.actor.id,
        asked.actor.name,
        asked.subject or " ".join(str(value) for value in given.values())[:200],
        counted.role if counted else "",
        counted.side if counted else "",
        asked.contract_id,
        caller_address(request)[:45],
        response.status_code,
        asked.detail,
    )
    record_access(access, now=now)


def check_accesses() -> Iterator[AccessFault | None]:
    """Each access against its chain, then each sealed range against its root; None for what is as it was written."""
    yield from check()


def _is_further_piece(response: HttpResponseBase) -> bool:
    return response.status_code == 206 and not response.headers.get("Content-Range", "").startswith("bytes 0-")
