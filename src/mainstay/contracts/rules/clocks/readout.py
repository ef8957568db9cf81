"""A clock as plain data, the same for the API, the command line and files."""

from datetime import UTC, datetime
from typing import Any

from .clock import Clock, ClockPause


def clock_data(clock: Clock) -> dict[str, Any]:
    """Texts as `{zh, en}`, moments as UTC with a Z, both explanations included."""
    row = clock.row
    calendar = row.calendar.terms
    return {
        "target_id": clock.target_id,
        "measure": str(clock.measure),
        "name": clock.name.in_both(),
        "clause": {"id": row.clause.id, "number": row.clause.number, "heading": row.clause.heading.in_both()},
        "row": clock.row_index,
        "conditions": [
            {"fact": condition.fact, "value": condition.value, "label": condition.label.in_both()}
            for condition in clock.conditions
        ],
        "state": str(clock.state),
        "start": _moment(clock.start),
        "due": _moment(clock.due),
        "ended": _moment(clock.ended),
        "length": clock.length,
        "calendar": {"id": calendar.id, "name": calendar.name.in_both()},
        "elapsed_seconds": clock.elapsed_seconds,
        "remaining_seconds": clock.remaining_seconds,
        "pauses": [_pause(pause) for pause in clock.pauses],
        "explanation": {"zh": clock.explain("zh"), "en": clock.explain("en")},
    }


def _pause(pause: ClockPause) -> dict[str, Any]:
    return {
        "start": _moment(pause.start),
        "end": _moment(pause.end),
        "reason": {"id": pause.reason_id, "name": pause.reason.in_both()},
        "side": str(pause.side),
    }


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
