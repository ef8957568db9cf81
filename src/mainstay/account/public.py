"""The front door of the account: new passwords, lost second factors, and when a session was last used."""

from uuid import UUID

from .services import factors, passwords, sessions

__all__ = ["clear_factors", "note_seen", "replace_password"]

note_seen = sessions.note_seen


def replace_password(person_id: UUID, password: str) -> None:
    """A new password; all sessions end and no device is trusted any more. Malformed when it is too weak."""
    passwords.replace_password(person_id, password)


def clear_factors(person_id: UUID) -> None:
    """Take all second factors from somebody who has lost them; sessions end."""
    factors.clear_factors(person_id)
    sessions.end_all(person_id)
