"""Acceptance is there for who sees its contract."""

from django.db import migrations

from mainstay.kernel.fencing import fence, fence_stream


class Migration(migrations.Migration):
    """Policies only."""

    dependencies = [
        ("acceptance", "0001_initial"),
        ("kernel", "0012_fenced_ledger"),
    ]
    operations = [
        fence("acceptance_acceptance"),
        fence_stream("acceptance", "acceptance_acceptance"),
    ]
