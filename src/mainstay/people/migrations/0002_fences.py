"""Rosters are there for who sees their contract."""

from django.db import migrations

from mainstay.kernel.fencing import fence, fence_stream


class Migration(migrations.Migration):
    """Policies only."""

    dependencies = [
        ("people", "0001_rosters"),
        ("kernel", "0012_fenced_ledger"),
    ]
    operations = [
        fence("people_roster"),
        fence("people_shiftrow"),
        fence_stream("roster"),
    ]
