"""Contracts, their versions and signatures are there for who sees the contract."""

from django.db import migrations

from mainstay.kernel.fencing import fence


class Migration(migrations.Migration):
    """Policies only."""

    dependencies = [
        ("contracts", "0002_rows_stay"),
        ("kernel", "0012_fenced_ledger"),
    ]
    operations = [
        fence("contracts_contract", "id"),
        fence("contracts_contractversion"),
        fence("contracts_signature", "version_id", parent="contracts_contractversion"),
    ]
