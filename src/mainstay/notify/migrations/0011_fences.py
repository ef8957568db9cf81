"""Messages, ways out and wordings of a contract are there for who sees it; those of none are left to the queries."""

from django.db import migrations

from mainstay.kernel.fencing import fence


class Migration(migrations.Migration):
    """Policies only."""

    dependencies = [
        ("notify", "0010_outbox_is_sealed"),
        ("kernel", "0012_fenced_ledger"),
    ]
    operations = [
        fence("notify_endpoint"),
        fence("notify_outboxmessage", or_none=True),
        fence("notify_trace", "message_id", parent="notify_outboxmessage"),
        fence("notify_templateversion", or_none=True),
    ]
