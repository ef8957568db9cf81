"""Stored files and uploads on their way."""

import uuid

from django.db import migrations, models

STAY = """
CREATE FUNCTION kernel_file_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' OR OLD.bound_to <> '' THEN
        RAISE EXCEPTION 'a file that is kept is never changed: % refused', TG_OP USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF (NEW.id, NEW.sha256, NEW.size, NEW.name, NEW.type, NEW.uploaded_by, NEW.uploaded_at)
        IS DISTINCT FROM (OLD.id, OLD.sha256, OLD.size, OLD.name, OLD.type, OLD.uploaded_by, OLD.uploaded_at) THEN
        RAISE EXCEPTION 'only the binding of a file may be set' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER kernel_file_row_stays BEFORE UPDATE OR DELETE ON kernel_storedfile
    FOR EACH ROW EXECUTE FUNCTION kernel_file_stays();
CREATE TRIGGER kernel_file_table_stays BEFORE TRUNCATE ON kernel_storedfile
    FOR EACH STATEMENT EXECUTE FUNCTION kernel_file_stays();
"""
UNDO = """
DROP TRIGGER kernel_file_table_stays ON kernel_storedfile;
DROP TRIGGER kernel_file_row_stays ON kernel_storedfile;
DROP FUNCTION kernel_file_stays();
"""


class Migration(migrations.Migration):
    """The tables, and triggers that let a kept file alone."""

    dependencies = [
        ("kernel", "0002_ledger_stays"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.BigIntegerField()),
                ("name", models.CharField(max_length=200)),
                ("type", models.CharField(max_length=120)),
                ("uploaded_by", models.UUIDField()),
                ("uploaded_at", models.DateTimeField()),
                ("bound_to", models.CharField(blank=True, max_length=64)),
                ("side", models.CharField(blank=True, max_length=20)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["sha256"], name="kernel_file_bytes"),
                    models.Index(
                        condition=models.Q(("bound_to", ""), _negated=True),
                        fields=["bound_to"],
                        name="kernel_file_bound",
                    ),
                    models.Index(
                        condition=models.Q(("bound_to", "")), fields=["uploaded_at"], name="kernel_file_loose"
                    ),
                    models.Index(
                        condition=models.Q(("bound_to", "")), fields=["uploaded_by"], name="kernel_file_loose_of"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("size__gte", 0)), name="kernel_file_size"),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="kernel_file_sha256"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("size", models.BigIntegerField()),
                ("name", models.CharField(max_length=200)),
                ("uploaded_by", models.UUIDField()),
                ("begun_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["uploaded_by"], name="kernel_upload_of"),
                    models.Index(fields=["begun_at"], name="kernel_upload_begun"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("size__gte", 0)), name="kernel_upload_size")
                ],
            },
        ),
        migrations.RunSQL(STAY, UNDO),
    ]
