"""Brings a database to the present schema, as its owner, and gives the runtime role its rights."""

import os

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command

from mainstay.config.databases import OWNER, Databases
from mainstay.config.fitting import require_fit
from mainstay.config.roles import ensure_runtime_role, grant_runtime
from mainstay.config.schema import mark_current


def migrate(databases: Databases, *, verbosity: int = 1) -> None:
    """Run in a process of its own: Django is set up here with the owner's address."""
    if apps.ready:
        raise RuntimeError("migrations run in their own process, as the owner")
    ensure_runtime_role(databases.owner, databases.runtime)
    os.environ["DATABASE_URL"] = databases.owner
    os.environ["RUNTIME_DATABASE_URL"] = databases.runtime
    os.environ["MAINSTAY_DATABASE_ROLE"] = OWNER
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mainstay.config.settings")
    django.setup()
    call_command("migrate", interactive=False, verbosity=verbosity)
    require_fit(databases, settings.HOLDING.read())
    grant_runtime(databases.owner, databases.runtime_role, settings.APPEND_ONLY_TABLES)
    mark_current(databases)
