"""Jobs of knowledge."""

from uuid import UUID

from mainstay.directory.public import get_actor
from mainstay.directory.public.principals import principal_of
from mainstay.kernel.fence import Principal
from mainstay.kernel.jobs import task
from mainstay.kernel.time import now

from . import services


def who_solved(problem_id: str, person_id: str) -> Principal:
    """The person who solved a problem, while he may solve it; else its cases wait for somebody who goes on."""
    actor = get_actor(UUID(person_id), now=now())
    services.require_teller(UUID(problem_id), actor=actor)
    return principal_of(actor)


@task("knowledge.tell_cases", acts_for=who_solved)
def tell_cases(problem_id: str, person_id: str) -> None:
    """Tell the linked cases that their problem is solved, as the person who solved it; done again it goes on."""
    moment = now()
    services.tell_cases(UUID(problem_id), actor=get_actor(UUID(person_id), now=moment), now=moment)
