"""Secrets of apps, addresses of codes and numbers of applicants become sealed."""

from django.db import migrations

import mainstay.kernel.sealing.fields


class Migration(migrations.Migration):
    """The columns; the next migration seals what they hold. Attempts are short-lived and counted anew."""

    dependencies = [("account", "0003_roles_of_units"), ("kernel", "0009_data_keys")]

    operations = [
        migrations.RunSQL("DELETE FROM account_attempt", migrations.RunSQL.noop),
        migrations.RenameField(model_name="totpsecret", old_name="sealed", new_name="secret"),
        migrations.AlterField(
            model_name="totpsecret",
            name="secret",
            field=mainstay.kernel.sealing.fields.SealedText(row="person_id"),
        ),
        migrations.AlterField(
            model_name="sentcode",
            name="address",
            field=mainstay.kernel.sealing.fields.SealedText(row="id"),
        ),
        migrations.RemoveConstraint(model_name="registration", name="account_registration_waiting"),
        migrations.AlterField(
            model_name="registration",
            name="phone",
            field=mainstay.kernel.sealing.fields.SealedText(row="id"),
        ),
        migrations.AddField(
            model_name="registration",
            name="phone_index",
            field=mainstay.kernel.sealing.fields.BlindIndex(default="", editable=False, max_length=32, of="phone"),
        ),
    ]
