"""What accounts hold in clear, or under the one secret of before, is sealed; one registration of a number waits."""

import base64

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from mainstay.kernel.sealing.moving import Move, seal_rows


def from_one_secret(sealed: str) -> str:
    """The secret of an app, in hex, as it was kept before."""
    key = HKDF(SHA256(), 32, salt=None, info=b"mainstay second factors").derive(settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(key)).decrypt(sealed.encode()).hex()


MOVES = (
    Move("account_totpsecret", ("secret",), row="person_id", key="person_id", clear=from_one_secret),
    Move("account_sentcode", ("address",)),
    Move("account_registration", ("phone",), indexes={"phone": "phone_index"}),
)


def seal(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """In batches, each a transaction of its own: interrupted, it goes on where it was."""
    for move in MOVES:
        seal_rows(move)


class Migration(migrations.Migration):
    """Rows only."""

    atomic = False
    dependencies = [("account", "0004_sealed_accounts")]
    operations = [
        migrations.RunPython(seal, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "waiting")), fields=("phone_index",), name="account_registration_waiting"
            ),
        ),
    ]
