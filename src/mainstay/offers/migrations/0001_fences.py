"""Offers are there for who sees their contract; they have no table of their own."""

from django.db import migrations

from mainstay.kernel.fencing import fence_stream


class Migration(migrations.Migration):
    """A policy only."""

    initial = True
    dependencies = [("kernel", "0012_fenced_ledger")]
    operations = [fence_stream("offers")]
