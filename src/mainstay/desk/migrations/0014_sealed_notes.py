"""Inner notes become sealed."""

from django.db import migrations

from mainstay.kernel.sealing.fields import SealedJson, SealedText


class Migration(migrations.Migration):
    """The columns; the next migration seals what they hold."""

    dependencies = [("desk", "0013_fenced_entries"), ("kernel", "0009_data_keys")]

    operations = [
        migrations.AlterField("note", "text", SealedText(row="entry")),
        migrations.AlterField("note", "mentions", SealedJson(row="entry")),
    ]
