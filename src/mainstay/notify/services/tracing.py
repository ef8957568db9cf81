"""Lines of proof, written once."""

from datetime import datetime

from mainstay.notify.models import Trace
from mainstay.notify.rules.words import TraceKind


def trace(
    message_id: int,
    kind: TraceKind,
    *,
    at: datetime,
    succeeded: bool,
    answer: str,
    gateway: str = "",
    milliseconds: int | None = None,
    by: str = "",
) -> None:
    """Add a line to the proof of a message."""
    Trace.objects.create(
        message_id=message_id,
        kind=kind,
        at=at,
        gateway=gateway[:200],
        succeeded=succeeded,
        answer=answer[:500].replace("\0", ""),
        milliseconds=milliseconds,
        by=by[:100],
    )
