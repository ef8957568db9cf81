"""Texts of cases get blind grams beside those in clear; the next migrations fill them and take the others away."""

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models

from mainstay.kernel.fencing import no_window


class Migration(migrations.Migration):
    """Two columns more."""

    dependencies = [("desk", "0017_cases_are_sealed")]

    operations = [
        no_window("desk_searchtext"),
        migrations.AddField("searchtext", "text_index", models.CharField(default="", max_length=32)),
        migrations.AddField("searchtext", "numbers", ArrayField(models.BigIntegerField(), default=list)),
    ]
