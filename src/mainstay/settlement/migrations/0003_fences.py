"""Books and statements are there for who sees their contract."""

from django.db import migrations

from mainstay.kernel.fencing import fence, fence_stream


class Migration(migrations.Migration):
    """Policies only."""

    dependencies = [
        ("settlement", "0002_statements_stay"),
        ("kernel", "0012_fenced_ledger"),
    ]
    operations = [
        fence("settlement_book"),
        fence("settlement_issuedstatement"),
        fence_stream("settlement"),
    ]
