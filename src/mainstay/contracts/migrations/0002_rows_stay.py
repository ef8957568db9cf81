"""Contracts, versions and signatures are only added to: triggers refuse the rest, whoever asks."""

from django.db import migrations

TABLES = ("contracts_contract", "contracts_contractversion", "contracts_signature")
FUNCTION = """
CREATE FUNCTION contracts_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'contracts, versions and signatures are never changed: % on % refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;
"""
TRIGGERS = """
CREATE TRIGGER {table}_row_stays BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION contracts_refuse();
CREATE TRIGGER {table}_table_stays BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION contracts_refuse();
"""
UNDO = "DROP TRIGGER {table}_table_stays ON {table}; DROP TRIGGER {table}_row_stays ON {table};"


class Migration(migrations.Migration):
    """One function, two triggers a table."""

    dependencies = [("contracts", "0001_initial")]
    operations = [
        migrations.RunSQL(
            FUNCTION + "".join(TRIGGERS.format(table=table) for table in TABLES),
            "".join(UNDO.format(table=table) for table in TABLES) + "DROP FUNCTION contracts_refuse();",
        ),
    ]
