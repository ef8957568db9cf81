"""The front door of the account: new passwords, lost second factors, when a session was used or begun."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest

from mainstay.kernel.time import read

from .rules.steps import SHOWN_KEY
from .services import factors, joining, passwords, sessions

__all__ = ["clear_factors", "end_sessions", "note_seen", "replace_password", "shown_at", "unlink"]

note_seen = sessions.note_seen


def replace_password(person_id: UUID, password: str) -> None:
    """A new password; all sessions end and no device is trusted any more. Malformed when it is too weak."""
    passwords.replace_password(person_id, password)


def clear_factors(person_id: UUID) -> None:
    """Take all second factors from somebody who has lost them; sessions end."""
    factors.clear_factors(person_id)
    sessions.end_all(person_id)


def unlink(person_id: UUID) -> int:
    """Let go whom sources of sign-in call this person, for somebody who has another account there; sessions end."""
    return joining.unlink(person_id)


def end_sessions(person_id: UUID) -> int:
    """Sign a person out everywhere, at once; says of how many sessions."""
    return sessions.end_all(person_id)


def shown_at(request: HttpRequest) -> datetime | None:
    """When who is signed in on this request has last shown who they are; None for a stranger."""
    kept = request.session.get(SHOWN_KEY)
    return read(kept) if kept else None
