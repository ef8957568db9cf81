"""Words, addresses and answers of messages become sealed, and what endpoints and browsers are reached by."""

from django.db import migrations

from mainstay.kernel.sealing.fields import BlindIndex, SealedText


class Migration(migrations.Migration):
    """The columns; the next migration seals what they hold."""

    dependencies = [("notify", "0008_outage_cases"), ("kernel", "0009_data_keys")]

    operations = [
        migrations.RemoveIndex("outboxmessage", "notify_message_address"),
        migrations.AlterField("outboxmessage", "address", SealedText(row="key")),
        migrations.AddField(
            "outboxmessage", "address_index", BlindIndex(default="", editable=False, max_length=32, of="address")
        ),
        migrations.AlterField("outboxmessage", "spare", SealedText(default="", row="key")),
        migrations.AlterField("outboxmessage", "subject", SealedText(row="key")),
        migrations.AlterField("outboxmessage", "text", SealedText(row="key")),
        migrations.AlterField("outboxmessage", "answer", SealedText(default="", row="key")),
        migrations.AlterField("trace", "answer", SealedText(row="message_id")),
        migrations.AlterField("lane", "last_answer", SealedText(default="", row="name")),
        migrations.RenameField("endpoint", "sealed_url", "url"),
        migrations.RenameField("endpoint", "sealed_secret", "secret"),
        migrations.AlterField("endpoint", "url", SealedText(row="id")),
        migrations.AlterField("endpoint", "secret", SealedText(row="id")),
        migrations.RemoveConstraint("pushsubscription", "notify_push_url"),
        migrations.AlterField("pushsubscription", "url", SealedText(row="id")),
        migrations.AlterField("pushsubscription", "auth", SealedText(row="id")),
        migrations.AddField(
            "pushsubscription", "url_index", BlindIndex(default="", editable=False, max_length=32, of="url")
        ),
    ]
