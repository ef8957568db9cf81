"""Jobs of drafting."""

from uuid import UUID

from mainstay.directory.public.principals import principal_of
from mainstay.kernel.fence import Principal
from mainstay.kernel.jobs import task
from mainstay.kernel.time import now

from . import services


def who_began(review_id: str) -> Principal:
    """The person who uploaded a document to have it read."""
    return principal_of(services.who_began(UUID(review_id), now=now()))


def refuse_review(review_id: str) -> None:
    """Say on a review that its document may not be read any more."""
    services.refuse_review(UUID(review_id))


@task("drafting.read_document", acts_for=who_began, refused=refuse_review, attempts=2)
def read_document(review_id: str) -> None:
    """Read a document that somebody uploaded and draft its terms."""
    services.read_review(UUID(review_id))
