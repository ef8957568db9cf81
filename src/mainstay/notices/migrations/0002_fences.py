"""Notices are there for who sees their contract."""

from django.db import migrations

from mainstay.kernel.fencing import fence, fence_stream


class Migration(migrations.Migration):
    """Policies only."""

    dependencies = [
        ("notices", "0001_initial"),
        ("kernel", "0012_fenced_ledger"),
    ]
    operations = [
        fence("notices_notice"),
        fence_stream("notice", "notices_notice"),
        fence_stream("addresses"),
    ]
