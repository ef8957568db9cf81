"""Jobs of the desk."""

from uuid import UUID

from mainstay.kernel.jobs import task
from mainstay.kernel.time import now

from .services.exporting import write_export as write


@task("desk.write_export", attempts=2)
def write_export(export_id: str) -> None:
    """Write an export that somebody waits for."""
    write(UUID(export_id), now=now())
