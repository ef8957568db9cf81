"""What lists need: the maker of a case, its indexes, saved views, exports."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

TAGS = """
CREATE INDEX desk_case_tags ON desk_case USING gin ((ARRAY[
    'contract:' || contract_id, 'state:' || state, 'level:' || level, 'type:' || type, 'channel:' || channel,
    'line:' || line, 'assignee:' || assignee_id, 'system:' || system, 'asset:' || asset, 'maker:' || maker,
    'kind:' || (facts ->> 'kind'), 'cause:' || (facts ->> 'cause'), CASE WHEN breached THEN 'late' END
])) WITH (gin_pending_list_limit = 512)
"""


class Migration(migrations.Migration):
    dependencies = [("contracts", "0002_rows_stay"), ("desk", "0003_search_texts")]

    operations = [
        migrations.AddField(
            model_name="case",
            name="maker",
            field=models.CharField(default="", max_length=200),
            preserve_default=False,
        ),
        migrations.RemoveIndex(model_name="case", name="desk_case_state_reported"),
        migrations.RemoveIndex(model_name="case", name="desk_case_type_reported"),
        migrations.RemoveIndex(model_name="case", name="desk_case_assignee_due"),
        migrations.RemoveIndex(model_name="case", name="desk_case_line_due"),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                models.OrderBy(models.F("updated_at"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                name="desk_case_changed",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                models.F("contract"),
                models.OrderBy(models.F("updated_at"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                name="desk_case_contract_changed",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("closed_at__isnull", True), _negated=True),
                fields=["closed_at"],
                name="desk_case_closed",
            ),
        ),
        migrations.RunSQL(TAGS, "DROP INDEX desk_case_tags"),
        migrations.CreateModel(
            name="View",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("owner_id", models.UUIDField()),
                ("owner_name", models.CharField(max_length=100)),
                ("name", models.CharField(max_length=60)),
                ("filters", models.JSONField()),
                ("columns", models.JSONField()),
                ("order", models.CharField(max_length=16)),
                ("updated_at", models.DateTimeField()),
                (
                    "shared_on",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.contract",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("shared_on__isnull", False)), fields=["shared_on"], name="desk_view_shared"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("owner_id", "name"), name="desk_view_owner_name"),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="desk_view_named"),
                ],
            },
        ),
        migrations.CreateModel(
            name="StartView",
            fields=[
                ("person_id", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "view",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="desk.view"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Export",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("person_id", models.UUIDField()),
                ("filters", models.JSONField()),
                ("columns", models.JSONField()),
                ("order", models.CharField(max_length=16)),
                ("language", models.CharField(max_length=8)),
                ("state", models.CharField(max_length=16)),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(null=True)),
                ("failure", models.CharField(default="", max_length=32)),
                ("file_id", models.UUIDField(null=True)),
                ("file_name", models.CharField(default="", max_length=120)),
                ("file_size", models.PositiveBigIntegerField(default=0)),
                ("asked_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("expires_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        models.F("person_id"),
                        models.OrderBy(models.F("asked_at"), descending=True),
                        name="desk_export_person",
                    ),
                    models.Index(fields=["expires_at"], name="desk_export_expires"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "running", "done", "failed", "cancelled"])),
                        name="desk_export_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "done"), _negated=True), ("file_id__isnull", False), _connector="OR"
                        ),
                        name="desk_export_done_has_file",
                    ),
                ],
            },
        ),
    ]
