"""Issued statements are only added to: triggers refuse the rest, whoever asks."""

from django.db import migrations

STAY = """
CREATE FUNCTION settlement_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'statements are never changed: % on % refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER settlement_issuedstatement_row_stays BEFORE UPDATE OR DELETE ON settlement_issuedstatement
    FOR EACH ROW EXECUTE FUNCTION settlement_refuse();
CREATE TRIGGER settlement_issuedstatement_table_stays BEFORE TRUNCATE ON settlement_issuedstatement
    FOR EACH STATEMENT EXECUTE FUNCTION settlement_refuse();
"""
UNDO = """
DROP TRIGGER settlement_issuedstatement_table_stays ON settlement_issuedstatement;
DROP TRIGGER settlement_issuedstatement_row_stays ON settlement_issuedstatement;
DROP FUNCTION settlement_refuse();
"""


class Migration(migrations.Migration):
    """One function, two triggers."""

    dependencies = [("settlement", "0001_initial")]
    operations = [migrations.RunSQL(STAY, UNDO)]
