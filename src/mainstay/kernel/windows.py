"""Reading a fenced table through its view, by whatever index fits; see `kernel.fencing.window`."""

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.db.models.sql.datastructures import BaseTable

M = TypeVar("M", bound=Model)


def through_window(model: type[M]) -> "QuerySet[M]":
    """All rows of the model that the session sees, read from the view `<table>_seen`."""
    rows = model._default_manager.all()  # noqa: SLF001  Django's documented name of it
    rows.query.join(BaseTable(f"{model._meta.db_table}_seen", None))  # noqa: SLF001  as above
    return rows
