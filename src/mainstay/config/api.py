"""The one HTTP API: every module's routes, signed in unless a route says otherwise."""

from ninja import NinjaAPI

from mainstay.config import problems
from mainstay.contracts.api import router as contracts
from mainstay.desk.api import router as desk
from mainstay.directory.api import SignedIn
from mainstay.directory.api import router as directory
from mainstay.intake.api import router as intake
from mainstay.knowledge.api import router as knowledge

api = NinjaAPI(
    title="Mainstay",
    version="1",
    description="Service contracts as clocks, duties and money.",
    auth=SignedIn(),
    docs_url=None,
)
problems.install(api)
api.add_router("/directory", directory)
api.add_router("/contracts", contracts)
api.add_router("/desk", desk)
api.add_router("/knowledge", knowledge)
api.add_router("/intake", intake)
