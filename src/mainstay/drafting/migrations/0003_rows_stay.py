"""What people said, the files they kept and their signatures are only added to: triggers refuse the rest."""

from django.db import migrations

TABLES = ("drafting_verdict", "drafting_contractfile", "drafting_signoff")
FUNCTION = """
CREATE FUNCTION drafting_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'verdicts, contract files and signatures are never changed: % on % refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;
"""
TRIGGERS = """
CREATE TRIGGER {table}_row_stays BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION drafting_refuse();
CREATE TRIGGER {table}_table_stays BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION drafting_refuse();
"""
UNDO = "DROP TRIGGER {table}_table_stays ON {table}; DROP TRIGGER {table}_row_stays ON {table};"


class Migration(migrations.Migration):
    """One function, two triggers a table."""

    dependencies = [("drafting", "0002_settling")]
    operations = [
        migrations.RunSQL(
            FUNCTION + "".join(TRIGGERS.format(table=table) for table in TABLES),
            "".join(UNDO.format(table=table) for table in TABLES) + "DROP FUNCTION drafting_refuse();",
        ),
    ]
