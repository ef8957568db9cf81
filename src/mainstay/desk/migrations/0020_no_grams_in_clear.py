"""Texts of cases and their grams in clear go: a text lies in the ledger, and is read there."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models

from mainstay.kernel.fencing import window

# As it was made when the table was fenced, for numbers.
SHARES = """
DROP FUNCTION desk_gram_shares(text[]);
CREATE FUNCTION desk_gram_shares(wanted bigint[]) RETURNS TABLE (gram bigint, share real)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT known.gram, known.share
    FROM pg_catalog.pg_stats, unnest(most_common_elems::text::bigint[], most_common_elem_freqs) AS known (gram, share)
    WHERE schemaname = current_schema() AND tablename = 'desk_searchtext' AND attname = 'grams'
      AND (known.gram IS NULL OR known.gram = ANY(wanted))
$$;
ALTER TABLE desk_searchtext ALTER COLUMN grams SET STATISTICS 1000;
"""


class Migration(migrations.Migration):
    """The columns, the index over them, and what asks for their statistics."""

    dependencies = [("desk", "0019_grams_are_blind")]

    operations = [
        migrations.RemoveIndex("searchtext", "desk_searchtext_grams"),
        migrations.RemoveField("searchtext", "text"),
        migrations.RemoveField("searchtext", "grams"),
        migrations.RenameField("searchtext", "numbers", "grams"),
        migrations.AlterField("searchtext", "grams", ArrayField(models.BigIntegerField())),
        migrations.AlterField("searchtext", "text_index", models.CharField(max_length=32)),
        migrations.AddIndex("searchtext", GinIndex(fields=["grams"], name="desk_searchtext_grams")),
        migrations.RunSQL(SHARES, migrations.RunSQL.noop),
        window("desk_searchtext"),
    ]
