"""Titles, descriptions and reporters of cases become sealed."""

from django.db import migrations

from mainstay.kernel.fencing import no_window, window
from mainstay.kernel.sealing.fields import SealedJson, SealedText


class Migration(migrations.Migration):
    """The columns; the next migration seals what they hold. A view of them is made anew with their types."""

    dependencies = [("desk", "0015_notes_are_sealed")]

    operations = [
        no_window("desk_case"),
        migrations.AlterField("case", "title", SealedText(row="id")),
        migrations.AlterField("case", "description", SealedText(row="id")),
        migrations.AlterField("case", "reporter", SealedJson(row="id")),
        window("desk_case"),
    ]
