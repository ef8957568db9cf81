"""One call of each operation of the API on the small world; the query counts are taken over these."""

from .acceptance_calls import ACCEPTANCE_CALLS
from .account_calls import ACCOUNT_CALLS
from .agenda_calls import AGENDA_CALLS
from .call import Body, Call
from .drafting_calls import DRAFTING_CALLS
from .duties_calls import DUTIES_CALLS
from .evidence_calls import EVIDENCE_CALLS
from .intake_calls import INTAKE_CALLS
from .knowledge_calls import KNOWLEDGE_CALLS
from .list_calls import LIST_CALLS
from .notices_calls import NOTICES_CALLS
from .notify_calls import NOTIFY_CALLS
from .offers_calls import OFFERS_CALLS
from .people_calls import PEOPLE_CALLS
from .procedure_calls import PROCEDURE_CALLS
from .provider_calls import PROVIDER_CALLS
from .settlement_calls import SETTLEMENT_CALLS
from .unit_calls import UNIT_CALLS
from .whatif_calls import WHATIF_CALLS
from .world import CONTRACT, World

HOLIDAYS = """\
year: 2026
sources: [{title: 通知, number: 〔2026〕1号, published: 2026-01-02, address: https://www.gov.cn/}]
holidays: [{name: 元旦, first: 2026-01-01, last: 2026-01-03}]
"""


def _case(world: World) -> dict[str, str]:
    return {"number": world.cases[0]}


def _report(world: World) -> Body:
    return {"contract_id": world.contract, "title": "审批系统无法登录", "facts": {"level": "I", "stationed": True}}


def _contract(world: World) -> dict[str, str]:
    return {"contract_id": world.contract, "clause_id": "c3", "version": "2"}


CALLS = (
    Call("GET /api/directory/session", "contact"),
    Call("PATCH /api/directory/session", "contact", body=lambda world: {"language": "en"}),
    Call("DELETE /api/directory/session", "leaver"),
    Call("GET /api/directory/permissions", "contact"),
    Call("GET /api/directory/access", "admin", is_list=True),
    Call("GET /api/directory/access/export", "admin", is_list=True),
    Call("GET /api/contracts", "admin", is_list=True),
    Call("POST /api/contracts", "admin", body=lambda world: CONTRACT.replace("code: T", "code: U")),
    Call("POST /api/contracts/check", "engineer", body=lambda world: CONTRACT),
    Call("GET /api/contracts/schema", "engineer"),
    Call("GET /api/contracts/{contract_id}", "engineer", fill=_contract),
    Call("GET /api/contracts/{contract_id}/clauses/{clause_id}", "engineer", fill=_contract),
    Call("GET /api/contracts/{contract_id}/intake", "contact", fill=_contract),
    Call("GET /api/contracts/{contract_id}/file", "contact", fill=_contract),
    Call("POST /api/contracts/{contract_id}/versions/{version}/signature", "approver", fill=_contract),
    Call("POST /api/desk/live", "engineer"),
    Call("GET /api/desk/calendars", "admin"),
    Call("POST /api/desk/calendars/preview", "admin", body=lambda world: HOLIDAYS),
    Call("GET /api/desk/workbench", "engineer", is_list=True),
    Call("GET /api/desk/cases", "engineer", is_list=True),
    Call("POST /api/desk/cases", "contact", body=_report),
    Call("GET /api/desk/cases/{number}", "engineer", fill=_case),
    Call("GET /api/desk/cases/{number}/ladder", "contact", fill=_case),
    Call("GET /api/desk/cases/{number}/people", "engineer", fill=_case, is_list=True),
    Call(
        "POST /api/desk/cases/{number}/entries",
        "engineer",
        fill=_case,
        body=lambda world: {"act": "respond", "expected_seq": 1},
    ),
    *ACCOUNT_CALLS,
    *AGENDA_CALLS,
    *EVIDENCE_CALLS,
    *INTAKE_CALLS,
    *LIST_CALLS,
    *NOTIFY_CALLS,
    *DUTIES_CALLS,
    *ACCEPTANCE_CALLS,
    *NOTICES_CALLS,
    *DRAFTING_CALLS,
    *KNOWLEDGE_CALLS,
    *PEOPLE_CALLS,
    *SETTLEMENT_CALLS,
    *OFFERS_CALLS,
    *WHATIF_CALLS,
    *PROCEDURE_CALLS,
    *UNIT_CALLS,
    *PROVIDER_CALLS,
)
