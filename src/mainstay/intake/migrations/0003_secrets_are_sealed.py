"""The secrets of platforms are sealed anew."""

import base64
import hashlib

from cryptography.fernet import Fernet
from django.conf import settings
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from mainstay.kernel.sealing.moving import Move, seal_rows


def from_one_secret(sealed: str) -> str:
    """A secret as it was kept before."""
    key = hashlib.sha256(f"mainstay.intake.seal:{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key)).decrypt(sealed.encode()).decode()


MOVES = (Move("intake_inlet", ("secret",), clear=from_one_secret),)


def seal(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """In batches, each a transaction of its own: interrupted, it goes on where it was."""
    for move in MOVES:
        seal_rows(move)


class Migration(migrations.Migration):
    """Rows only."""

    atomic = False
    dependencies = [("intake", "0002_sealed_secrets")]
    operations = [migrations.RunPython(seal, migrations.RunPython.noop)]
