"""Words and contact data of arrivals, calls and contact notices become sealed."""

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models

from mainstay.kernel.sealing.fields import BlindIndex, SealedJson, SealedText


class Migration(migrations.Migration):
    """The columns; the next migration seals what they hold."""

    dependencies = [("intake", "0004_fences"), ("kernel", "0009_data_keys")]

    operations = [
        migrations.RemoveIndex("arrival", "intake_arrival_sender"),
        migrations.RemoveIndex("phonecall", "intake_call_number"),
        *(migrations.AlterField("arrival", name, SealedText(row="id")) for name in ("sender", "sender_name")),
        *(migrations.AlterField("arrival", name, SealedText(row="id")) for name in ("subject", "text", "remark")),
        migrations.AddField("arrival", "sender_index", BlindIndex(of="sender")),
        migrations.AddField("arrival", "grams", ArrayField(models.BigIntegerField(), default=list)),
        *(migrations.AlterField("phonecall", name, SealedText(row="id")) for name in ("number", "note")),
        migrations.AlterField("phonecall", "caller", SealedJson(row="id")),
        migrations.AddField("phonecall", "number_index", BlindIndex(of="number")),
        *(migrations.AlterField("contactnotice", name, SealedText(row="id")) for name in ("leaving", "leaving_mail")),
        *(migrations.AlterField("contactnotice", name, SealedText(row="id")) for name in ("name", "phone", "mail")),
    ]
