"""Inner notes beside the ledger."""

from django.db import migrations, models

REFUSE = """
CREATE FUNCTION desk_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'inner notes are never changed: % on % refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER desk_note_row_stays BEFORE UPDATE OR DELETE ON desk_note
    FOR EACH ROW EXECUTE FUNCTION desk_refuse();
CREATE TRIGGER desk_note_table_stays BEFORE TRUNCATE ON desk_note
    FOR EACH STATEMENT EXECUTE FUNCTION desk_refuse();
"""
UNDO = """
DROP TRIGGER desk_note_table_stays ON desk_note;
DROP TRIGGER desk_note_row_stays ON desk_note;
DROP FUNCTION desk_refuse();
"""


class Migration(migrations.Migration):
    """The text of a note, for one side alone; only ever added to."""

    dependencies = [("desk", "0005_changes_tried_again")]
    operations = [
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("case_id", models.UUIDField()),
                ("seq", models.PositiveIntegerField()),
                ("side", models.CharField(max_length=20)),
                ("salt", models.CharField(max_length=64)),
                ("text", models.TextField()),
                ("mentions", models.JSONField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("case_id", "seq"), name="desk_note_of_entry")],
            },
        ),
        migrations.RunSQL(REFUSE, UNDO),
    ]
