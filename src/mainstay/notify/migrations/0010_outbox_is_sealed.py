"""What the outbox and its proof hold in clear is sealed; keys become digests first, for rows are bound to them."""

import base64
import hashlib

from cryptography.fernet import Fernet
from django.conf import settings
from django.db import connection, migrations, models, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from mainstay.kernel.sealing import blind
from mainstay.kernel.sealing.moving import Move, seal_rows

BATCH = 1000
IN_CLEAR = "SELECT id, key FROM notify_outboxmessage WHERE left(key, 3) <> 'k1.' ORDER BY id LIMIT %s FOR UPDATE"
KEYS = """
UPDATE notify_outboxmessage m SET key = n.key FROM unnest(%s::bigint[], %s::text[]) n(id, key) WHERE m.id = n.id
"""


def from_one_secret(sealed: str) -> str:
    """An endpoint's address or secret as it was kept before."""
    key = hashlib.sha256(f"mainstay.notify.seal:{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key)).decrypt(sealed.encode()).decode()


MOVES = (
    Move(
        "notify_outboxmessage",
        ("address", "spare", "subject", "text", "answer"),
        row="key",
        indexes={"address": "address_index"},
    ),
    Move("notify_trace", ("answer",), row="message_id", stays="notify_trace_row_stays"),
    Move("notify_lane", ("last_answer",), row="name", key="name"),
    Move("notify_endpoint", ("url", "secret"), clear=from_one_secret),
    Move("notify_pushsubscription", ("url", "auth"), indexes={"url": "url_index"}),
)


def seal(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """In batches, each a transaction of its own: interrupted, it goes on where it was."""
    while digest_keys():
        pass
    for move in MOVES:
        seal_rows(move)


@transaction.atomic
def digest_keys() -> int:
    """One batch; how many."""
    with connection.cursor() as cursor:
        cursor.execute(IN_CLEAR, [BATCH])
        rows = cursor.fetchall()
        digests = [f"k1.{blind(key, 'notify_outboxmessage.key')}" for _, key in rows]
        cursor.execute(KEYS, [[row[0] for row in rows], digests])
    return len(rows)


class Migration(migrations.Migration):
    """Rows, and what is unique among them."""

    atomic = False
    dependencies = [("notify", "0009_sealed_outbox")]
    operations = [
        migrations.RunPython(seal, migrations.RunPython.noop),
        migrations.AddIndex(
            "outboxmessage",
            models.Index(fields=["lane", "address_index", "handed_over_at"], name="notify_message_address"),
        ),
        migrations.AddConstraint(
            "pushsubscription", models.UniqueConstraint(fields=("url_index",), name="notify_push_url")
        ),
    ]
