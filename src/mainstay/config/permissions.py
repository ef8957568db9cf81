"""The one table of permissions: the rows of every module, which every operation of the API is held against."""

from mainstay.acceptance.api import PERMISSIONS as ACCEPTANCE
from mainstay.account.api import PERMISSIONS as ACCOUNT
from mainstay.agenda.api import PERMISSIONS as AGENDA
from mainstay.contracts.api import PERMISSIONS as CONTRACTS
from mainstay.desk.api import PERMISSIONS as DESK
from mainstay.directory.api import PERMISSIONS as DIRECTORY
from mainstay.drafting.api import PERMISSIONS as DRAFTING
from mainstay.duties.api import PERMISSIONS as DUTIES
from mainstay.intake.api import PERMISSIONS as INTAKE
from mainstay.kernel.permissions import PermissionTable
from mainstay.knowledge.api import PERMISSIONS as KNOWLEDGE
from mainstay.notices.api import PERMISSIONS as NOTICES
from mainstay.notify.api import PERMISSIONS as NOTIFY
from mainstay.offers.api import PERMISSIONS as OFFERS
from mainstay.people.api import PERMISSIONS as PEOPLE
from mainstay.provider.api import PERMISSIONS as PROVIDER
from mainstay.settlement.api import PERMISSIONS as SETTLEMENT
from mainstay.whatif.api import PERMISSIONS as WHATIF

TABLE = PermissionTable(
    (
        *DIRECTORY,
        *ACCOUNT,
        *PROVIDER,
        *CONTRACTS,
        *DRAFTING,
        *AGENDA,
        *NOTIFY,
        *PEOPLE,
        *DESK,
        *DUTIES,
        *ACCEPTANCE,
        *NOTICES,
        *SETTLEMENT,
        *WHATIF,
        *OFFERS,
        *KNOWLEDGE,
        *INTAKE,
    )
)
