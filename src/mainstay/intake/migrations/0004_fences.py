"""Arrivals and calls are there for who sees their contract; those of none are left to the queries."""

from django.db import migrations

from mainstay.kernel.fencing import fence, fence_stream


class Migration(migrations.Migration):
    """Policies only."""

    dependencies = [
        ("intake", "0003_secrets_are_sealed"),
        ("kernel", "0012_fenced_ledger"),
    ]
    operations = [
        fence("intake_arrival", or_none=True),
        fence("intake_phonecall", or_none=True),
        fence("intake_contactnotice"),
        fence("intake_inlet"),
        fence("intake_delivery", "inlet_id", parent="intake_inlet"),
        fence("intake_knownsender", "inlet_id", parent="intake_inlet"),
        fence_stream("arrival", "intake_arrival"),
        fence_stream("call", "intake_phonecall"),
        fence_stream("contacts"),
    ]
