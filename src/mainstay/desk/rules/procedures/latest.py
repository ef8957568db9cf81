"""The last entry of a kind that stands."""

from collections.abc import Container, Sequence
from typing import Any

from mainstay.desk.rules.flow import Happened
from mainstay.desk.rules.words import Kind


def last_of(happened: Sequence[Happened], kinds: Container[Kind]) -> Happened | None:
    """The latest of these kinds, None when there is none."""
    return next((one for one in reversed(happened) if one.kind in kinds), None)


def payload_of_last(happened: Sequence[Happened], kind: Kind) -> dict[str, Any]:
    """What the latest entry of a kind holds; empty when there is none."""
    found = last_of(happened, {kind})
    return dict(found.entry.payload) if found else {}
