"""What could not be handed over in time is given up, on record."""

import pytest
from django.db import connection

from mainstay.notify.public import Channel, deliver_sms, send
from mainstay.notify.services.expiring import expire_old
from mainstay.notify.services.queueing import key_of

from .make import NOW, recipient, rows, traces, word


@pytest.mark.django_db
def test_what_is_three_days_old_is_given_up_and_the_rest_is_not() -> None:
    send([word(recipient(phone="13000000039"), Channel.SMS, key=key) for key in ("old", "leased", "new")], now=NOW)
    with connection.cursor() as cursor:
        old, leased = "expires_at = now() - interval '1 s'", "leased_until = now() + interval '1 h'"
        cursor.execute(f"UPDATE notify_outboxmessage SET {old} WHERE key <> %s", [key_of("new")])
        cursor.execute(f"UPDATE notify_outboxmessage SET {leased} WHERE key = %s", [key_of("leased")])
    assert expire_old(now=NOW) == 1
    assert expire_old(now=NOW) == 0
    assert [state for state, _, _ in rows()] == ["expired", "queued", "queued"]
    assert traces() == [("expired", False, "")]
    assert deliver_sms().done == 0
