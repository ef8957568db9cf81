"""The one HTTP API: every module's routes, signed in unless a route says otherwise."""

from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.renderers import BaseRenderer
from pydantic_core import to_json

from mainstay.acceptance.api import router as acceptance
from mainstay.account.api import bearer
from mainstay.account.api import router as account
from mainstay.agenda.api import router as agenda
from mainstay.config import problems
from mainstay.config.bodies import Bodies
from mainstay.config.permissions import TABLE
from mainstay.contracts.api import router as contracts
from mainstay.desk.api import router as desk
from mainstay.directory.api import SignedIn
from mainstay.directory.api import router as directory
from mainstay.drafting.api import router as drafting
from mainstay.duties.api import router as duties
from mainstay.intake.api import router as intake
from mainstay.knowledge.api import router as knowledge
from mainstay.notices.api import router as notices
from mainstay.notify.api import router as notify
from mainstay.offers.api import router as offers
from mainstay.people.api import router as people
from mainstay.provider.api import router as provider
from mainstay.settlement.api import router as settlement
from mainstay.whatif.api import router as whatif


class Renderer(BaseRenderer):
    """JSON as pydantic writes it: the standard library asks Python about each identifier and each time."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:  # noqa: ARG002  as ninja calls
        """The bytes of an answer."""
        return to_json(data)


api = NinjaAPI(
    title="Mainstay",
    version="1",
    description="Service contracts as clocks, duties and money.",
    auth=SignedIn(TABLE, bearer),
    renderer=Renderer(),
    parser=Bodies(),
    docs_url=None,
)
problems.install(api)
api.add_router("/directory", directory)
api.add_router("/account", account)
api.add_router("/agenda", agenda)
api.add_router("/provider", provider)
api.add_router("/contracts", contracts)
api.add_router("/duties", duties)
api.add_router("/acceptance", acceptance)
api.add_router("/notices", notices)
api.add_router("/people", people)
api.add_router("/desk", desk)
api.add_router("/drafting", drafting)
api.add_router("/knowledge", knowledge)
api.add_router("/intake", intake)
api.add_router("/notify", notify)
api.add_router("/settlement", settlement)
api.add_router("/whatif", whatif)
api.add_router("/offers", offers)
