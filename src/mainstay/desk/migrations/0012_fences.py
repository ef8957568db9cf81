"""The desk's tables show a session the contracts only that it reads for."""

from django.db import migrations, models
from django.db.models import Q

from mainstay.kernel.fencing import fence, fences, window

# The statistics of a fenced table are hidden from who stands before the fence; how frequent a gram is tells nothing
# about whose text it is in.
SHARES = """
CREATE FUNCTION desk_gram_shares(wanted text[]) RETURNS TABLE (gram text, share real)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT known.gram, known.share
    FROM pg_catalog.pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) AS known (gram, share)
    WHERE schemaname = current_schema() AND tablename = 'desk_searchtext' AND attname = 'grams'
      AND (known.gram IS NULL OR known.gram = ANY(wanted))
$$;
"""


class Migration(migrations.Migration):
    """Those with a contract, then those that hang on a case; windows for what is found by arrays and patterns."""

    dependencies = [
        ("kernel", "0011_fence"),
        ("desk", "0011_exclusions"),
    ]

    operations = [
        *fences(["desk_case", "desk_casenumber", "desk_catalogueload", "desk_searchtext"]),
        fence("desk_note", "case_id", parent="desk_case"),
        window("desk_case"),
        window("desk_searchtext"),
        migrations.RunSQL(SHARES, "DROP FUNCTION desk_gram_shares(text[])"),
        migrations.RemoveIndex(model_name="case", name="desk_case_open_due"),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=Q(closed_at__isnull=True),
                fields=["due_order", "id"],
                include=("breached", "contract"),
                name="desk_case_open_due",
            ),
        ),
    ]
