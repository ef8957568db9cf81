"""What becomes of a registration. Pure."""

from enum import StrEnum


class RegistrationState(StrEnum):
    """Where a registration stands."""

    WAITING = "waiting"
    APPROVED = "approved"
    DECLINED = "declined"
