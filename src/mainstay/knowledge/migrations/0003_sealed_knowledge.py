"""Words of problems and articles become sealed, and the grams that find them blind."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models

from mainstay.kernel.fencing import no_window, window
from mainstay.kernel.sealing.fields import SealedText

WORDS = ("title", "description", "cause", "workaround", "solution")


class Migration(migrations.Migration):
    """The columns; the next migration seals what they hold, and writes the texts that are searched anew."""

    dependencies = [("knowledge", "0002_fences"), ("kernel", "0009_data_keys")]

    operations = [
        no_window("knowledge_knowledgetext"),
        migrations.RunSQL("DELETE FROM knowledge_knowledgetext", migrations.RunSQL.noop),
        migrations.RemoveIndex("knowledgetext", "knowledge_text_grams"),
        migrations.RemoveField("knowledgetext", "text"),
        migrations.RemoveField("knowledgetext", "grams"),
        migrations.AddField("knowledgetext", "grams", ArrayField(models.BigIntegerField(), default=list)),
        migrations.AlterField("knowledgetext", "grams", ArrayField(models.BigIntegerField())),
        migrations.AddIndex("knowledgetext", GinIndex(fields=["grams"], name="knowledge_text_grams")),
        window("knowledge_knowledgetext"),
        *(migrations.AlterField("problem", name, SealedText(row="id")) for name in WORDS),
        *(migrations.AlterField("article", name, SealedText(row="id")) for name in ("title", "body")),
        migrations.AlterField("article", "published_title", SealedText(row="id")),
        migrations.AlterField("article", "published_body", SealedText(row="id")),
        migrations.AlterField("feedback", "note", SealedText(row="whose")),
    ]
