"""The migrations say what the models say; no database is needed to see it."""

from django.apps import apps
from django.db import models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState
from django.utils import translation


def missing(models_now: ProjectState) -> dict[str, list[str]]:
    """For each app the operations that a new migration would hold."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    with translation.override(None):
        changes = MigrationAutodetector(loader.project_state(), models_now).changes(graph=loader.graph)
    return {
        app: [operation.describe() for migration in migrations for operation in migration.operations]
        for app, migrations in changes.items()
    }


def test_no_migration_is_missing() -> None:
    assert missing(ProjectState.from_apps(apps)) == {}


def test_model_without_migration_is_caught() -> None:
    state = ProjectState.from_apps(apps)
    state.add_model(ModelState("directory", "Bell", [("id", models.BigAutoField(primary_key=True))]))
    assert missing(state)["directory"] == ["Create model Bell"]
