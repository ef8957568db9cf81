"""The secrets of platforms are sealed under two secrets instead of one."""

from django.db import migrations

from mainstay.kernel.sealing.fields import SealedText


class Migration(migrations.Migration):
    """The column; the next migration seals what it holds."""

    dependencies = [("intake", "0001_arrivals"), ("kernel", "0009_data_keys")]

    operations = [
        migrations.RenameField("inlet", "sealed_secret", "secret"),
        migrations.AlterField("inlet", "secret", SealedText(row="id")),
    ]
