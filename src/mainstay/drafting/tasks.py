"""Jobs of drafting."""

from uuid import UUID

from mainstay.kernel.jobs import task

from . import services


@task("drafting.read_document", attempts=2)
def read_document(review_id: str) -> None:
    """Read a document that somebody uploaded and draft its terms."""
    services.read_review(UUID(review_id))
