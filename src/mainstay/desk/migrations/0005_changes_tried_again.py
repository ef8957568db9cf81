"""A change that a follower failed on says so and is tried again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Columns of the work list."""

    dependencies = [("desk", "0004_lists")]
    operations = [
        migrations.AddField("change", "tries", models.PositiveIntegerField(db_default=0)),
        migrations.AddField("change", "owing", models.JSONField(db_default=[], default=list)),
        migrations.AddField("change", "reason", models.TextField(db_default="")),
        migrations.AddField("change", "retry_at", models.DateTimeField(null=True)),
    ]
