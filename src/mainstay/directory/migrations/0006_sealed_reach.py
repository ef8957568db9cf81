"""Telephone numbers and mail addresses of people become sealed, with blind indexes to find them by."""

from django.db import migrations, models

import mainstay.kernel.sealing.fields


class Migration(migrations.Migration):
    """The columns; the next migration seals what they hold."""

    dependencies = [("directory", "0005_units"), ("kernel", "0009_data_keys")]

    operations = [
        migrations.RemoveIndex(model_name="person", name="directory_person_phone"),
        migrations.RemoveIndex(model_name="person", name="directory_person_mail"),
        migrations.AlterField(
            model_name="person",
            name="phone",
            field=mainstay.kernel.sealing.fields.SealedText(blank=True, default="", row="id"),
        ),
        migrations.AlterField(
            model_name="person",
            name="mail",
            field=mainstay.kernel.sealing.fields.SealedText(blank=True, default="", row="id"),
        ),
        migrations.AddField(
            model_name="person",
            name="phone_index",
            field=mainstay.kernel.sealing.fields.BlindIndex(default="", editable=False, max_length=32, of="phone"),
        ),
        migrations.AddField(
            model_name="person",
            name="mail_index",
            field=mainstay.kernel.sealing.fields.BlindIndex(default="", editable=False, max_length=32, of="mail"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                condition=models.Q(("phone_index", ""), _negated=True),
                fields=["phone_index"],
                name="directory_person_phone_index",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                condition=models.Q(("mail_index", ""), _negated=True),
                fields=["mail_index"],
                name="directory_person_mail_index",
            ),
        ),
    ]
