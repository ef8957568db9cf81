"""What notify announces."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GatewayDied:
    """The mail server or the SMS gateway has been dead for some minutes; `outage` is the id of its outage."""

    outage: str


@dataclass(frozen=True, slots=True)
class GatewayAnswered:
    """A gateway of whose death was told answers again."""

    outage: str
