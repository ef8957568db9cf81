"""Catalogue files, which are only added to, uses of survey links, and whether the desk has called back."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

TABLE = "desk_catalogueload"
STAYS = f"""
CREATE FUNCTION desk_catalogue_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'catalogues are only added to: % on % refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER {TABLE}_row_stays BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION desk_catalogue_refuse();
CREATE TRIGGER {TABLE}_table_stays BEFORE TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION desk_catalogue_refuse();
"""
UNDO = f"""
DROP TRIGGER {TABLE}_table_stays ON {TABLE};
DROP TRIGGER {TABLE}_row_stays ON {TABLE};
DROP FUNCTION desk_catalogue_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("contracts", "0002_rows_stay"),
        ("desk", "0006_inner_notes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CatalogueLoad",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField()),
                ("file", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("items", models.JSONField()),
                ("loaded_at", models.DateTimeField()),
                (
                    "contract",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.contract",
                    ),
                ),
                (
                    "loaded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SurveyAttempt",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("address", models.CharField(max_length=45)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="case",
            name="called_back",
            field=models.BooleanField(default=False),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=~Q(closed_at__isnull=True) & Q(called_back=False),
                fields=["closed_at", "id"],
                name="desk_case_call_back",
            ),
        ),
        migrations.AddIndex(
            model_name="surveyattempt",
            index=models.Index(fields=["address", "at"], name="desk_survey_address"),
        ),
        migrations.AddIndex(
            model_name="surveyattempt",
            index=models.Index(fields=["at"], name="desk_survey_at"),
        ),
        migrations.AddConstraint(
            model_name="catalogueload",
            constraint=models.UniqueConstraint(fields=("contract", "number"), name="desk_catalogue_number"),
        ),
        migrations.AddConstraint(
            model_name="catalogueload",
            constraint=models.UniqueConstraint(fields=("contract", "sha256"), name="desk_catalogue_file"),
        ),
        migrations.AddConstraint(
            model_name="catalogueload",
            constraint=models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="desk_catalogue_from_1"),
        ),
        migrations.RunSQL(STAYS, UNDO),
    ]
