"""What the desk does about what lower modules announce."""

from uuid import UUID

from mainstay.kernel.events import listens
from mainstay.kernel.jobs import by_itself
from mainstay.kernel.time import now
from mainstay.notify.events import GatewayAnswered, GatewayDied

from .services import outages


@listens(GatewayDied, name="desk.open_outage_case", acts_for=by_itself)
def open_outage_case(fact: GatewayDied) -> None:
    """Open a case under the contract that the installation itself runs under."""
    outages.open_outage_case(UUID(fact.outage), now=now())


@listens(GatewayAnswered, name="desk.tell_outage_over", acts_for=by_itself)
def tell_outage_over(fact: GatewayAnswered) -> None:
    """Say on that case that the gateway answers again."""
    outages.tell_outage_over(UUID(fact.outage), now=now())
