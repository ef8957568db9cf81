"""Jobs of knowledge."""

from uuid import UUID

from mainstay.directory.public import get_actor
from mainstay.directory.public.principals import principal_of
from mainstay.kernel.fence import reading_for
from mainstay.kernel.jobs import task
from mainstay.kernel.time import now

from . import services


@task("knowledge.tell_cases")
def tell_cases(problem_id: str, person_id: str) -> None:
    """Tell the linked cases that their problem is solved, as the person who solved it; done again it goes on."""
    moment = now()
    actor = get_actor(UUID(person_id), now=moment)
    with reading_for(principal_of(actor)):
        services.tell_cases(UUID(problem_id), actor=actor, now=moment)
