"""Messages for tests."""

from datetime import UTC, datetime
from uuid import UUID

from django.db import connection

from mainstay.notify.models import OutboxMessage, Trace
from mainstay.notify.public import Channel, Message, Recipient

NOW = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
VALUES = dict.fromkeys(
    (
        *("number", "title", "contract", "level", "link", "reporter", "phone", "moment", "text", "due", "what"),
        *("actor", "elapsed", "clause", "rung", "assignee", "target"),
        *("code", "minutes", "reason"),
    ),
    "甲",
)


def recipient(mail: str = "", phone: str = "", *, name: str = "罗一鸣", language: str = "zh") -> Recipient:
    return Recipient(name, mail, phone, language)


def word(
    to: Recipient,
    channel: Channel,
    *,
    key: str = "k1",
    kind: str = "case_opened",
    contract: UUID | None = None,
    news: str = "",
    **values: str,
) -> Message:
    filled = VALUES | {"number": "E-2026-00001"} | values
    return Message(kind, to, channel, key, "E-2026-00001", filled, contract, news)


def make_due() -> None:
    """Let what waits for its next attempt be due, as if the time had passed."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE notify_outboxmessage SET try_at = clock_timestamp() - interval '1 s'")


def later(seconds: int) -> None:
    """Let time pass in the lanes' books."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE notify_lane SET refilled_at = refilled_at - make_interval(secs => %(s)s),"
            " rests_until = rests_until - make_interval(secs => %(s)s)",
            {"s": seconds},
        )


def rows() -> list[tuple[str, int, str]]:
    return [(row.state, row.attempts, row.answer) for row in OutboxMessage.objects.order_by("id")]


def traces() -> list[tuple[str, bool, str]]:
    return [(one.kind, one.succeeded, one.answer) for one in Trace.objects.order_by("id")]
