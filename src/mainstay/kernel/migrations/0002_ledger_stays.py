"""The ledger is only added to: triggers refuse the rest, and the runtime role has no right to it."""

from django.conf import settings
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

REFUSE = """
CREATE FUNCTION kernel_ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'ledger entries are never changed: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER kernel_ledger_row_stays BEFORE UPDATE OR DELETE ON kernel_ledgerentry
    FOR EACH ROW EXECUTE FUNCTION kernel_ledger_refuse();
CREATE TRIGGER kernel_ledger_table_stays BEFORE TRUNCATE ON kernel_ledgerentry
    FOR EACH STATEMENT EXECUTE FUNCTION kernel_ledger_refuse();
"""
UNDO = """
DROP TRIGGER kernel_ledger_table_stays ON kernel_ledgerentry;
DROP TRIGGER kernel_ledger_row_stays ON kernel_ledgerentry;
DROP FUNCTION kernel_ledger_refuse();
"""


def grant(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Let the runtime role read and add; where one role does everything there is nothing to grant."""
    role = settings.RUNTIME_ROLE
    with editor.connection.cursor() as cursor:
        cursor.execute("SELECT rolname FROM pg_roles WHERE rolname = %s AND rolname <> current_user", [role])
        if cursor.fetchone() is None:
            return
        name = editor.quote_name(role)
        cursor.execute(f"GRANT SELECT, INSERT ON kernel_ledgerentry TO {name}")
        cursor.execute(f"GRANT USAGE, SELECT ON SEQUENCE kernel_ledgerentry_id_seq TO {name}")
        cursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON kernel_ledgerentry FROM {name}")


class Migration(migrations.Migration):
    """Triggers first, then the grants."""

    dependencies = [("kernel", "0001_initial")]
    operations = [
        migrations.RunSQL(REFUSE, UNDO),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
