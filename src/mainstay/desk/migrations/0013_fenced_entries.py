"""Entries of a case are there for who sees the case."""

from django.db import migrations

from mainstay.kernel.fencing import fence_stream


class Migration(migrations.Migration):
    """Policies only."""

    dependencies = [
        ("desk", "0012_fences"),
        ("kernel", "0012_fenced_ledger"),
    ]
    operations = [
        fence_stream("case", "desk_case"),
    ]
