"""Calls of procedures: the catalogue, call-backs, the survey of a closed case, signing a form."""

from .call import Body, Call
from .world import World


def _closed(world: World) -> dict[str, str]:
    return {"number": world.closed}


def _survey(world: World) -> dict[str, str]:
    return {"token": world.survey}


def _item(world: World) -> dict[str, str]:
    return {"contract_id": world.contract, "item_id": "addresses"}


SCORES = {"speed": 5, "skill": 5, "manner": 5, "result": 4, "overall": 5}
SIGNED = {"expected_seq": 5, "form": "maintenance", "opinion": "同意", "name": "王芳"}
ADDRESSES = {"answers": {"addresses": [{"address": "人民路 1 号", "place": "市民中心"}]}}
CATALOGUE = """\
schema: 1
items:
  - id: printer
    version: 1
    group: {zh: 外设, en: Devices}
    name: {zh: 打印机安装, en: Printer}
    description: {zh: 安装打印机, en: Install a printer}
    opens: request
    form: []
"""


def _catalogue(world: World) -> Body:
    return CATALOGUE


PROCEDURE_CALLS = (
    Call("GET /api/desk/cases/{number}/procedure", "contact", fill=_closed),
    Call("POST /api/desk/cases/{number}/signature", "contact", fill=_closed, body=lambda world: SIGNED),
    Call("GET /api/desk/call-backs", "engineer", is_list=True),
    Call("GET /api/desk/survey/{token}", "stranger", fill=_survey),
    Call("POST /api/desk/survey/{token}", "stranger", fill=_survey, body=lambda world: {"scores": SCORES}),
    Call("GET /api/desk/contracts/{contract_id}/allowance", "contact", fill=_item),
    Call("GET /api/desk/contracts/{contract_id}/catalogue", "contact", fill=_item),
    Call("GET /api/desk/contracts/{contract_id}/catalogue/{item_id}", "contact", fill=_item),
    Call(
        "POST /api/desk/contracts/{contract_id}/catalogue/{item_id}/cases",
        "contact",
        fill=_item,
        body=lambda world: ADDRESSES,
    ),
    Call("POST /api/desk/contracts/{contract_id}/catalogue-check", "admin", fill=_item, body=lambda world: CATALOGUE),
    Call("POST /api/desk/contracts/{contract_id}/catalogue", "admin", fill=_item, body=_catalogue),
)
