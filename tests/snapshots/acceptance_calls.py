"""Calls of acceptance, and what there is of it in the small world."""

from typing import TYPE_CHECKING
from uuid import UUID

from mainstay.acceptance.public import open_acceptances
from mainstay.directory.public import find_person
from mainstay.kernel.files import bind_files, store_bytes
from mainstay.kernel.time import now

from .call import Body, Call

if TYPE_CHECKING:
    from .world import World

ROOT = "/api/acceptance"
DELIVERABLES = """\
deliverables:
  - {id: source, name: 源代码, clause: c3, quantity: 1, unit: 套, media: [electronic]}
  - {id: manual, name: 用户手册, clause: c3, quantity: 2, unit: 册, media: [paper]}
acceptance:
  - {id: report, name: 服务报告, clause: c3, owner: vendor, after: term_ended, due: 5 days, calendar: always}
  - {id: examine, name: 验收, clause: c3, owner: customer, after: report, due: 3 days, calendar: always}
"""


def make_acceptance(world: "World") -> dict[str, str]:
    """The acceptance of the contract, a deliverable handed over, and a file that it keeps."""
    open_acceptances(now=now())
    world.call("engineer", f"POST {ROOT}/{world.contract}/entries", _hand_over())
    uploader = find_person("engineer")
    assert uploader is not None
    file = store_bytes(b"%PDF-1.4\n", name="移交单.pdf", uploaded_by=uploader, now=now())
    bind_files([file.id], to=f"acceptance:{_row_id(world)}", by=uploader)
    return {"contract_id": world.contract, "file_id": str(file.id)}


def _row_id(world: "World") -> UUID:
    stream = world.call("engineer", f"GET {ROOT}/{world.contract}")["stream"]
    return UUID(stream.partition(":")[2])


def _hand_over() -> Body:
    told = {"item": "source", "quantity": 1, "media": ["electronic"], "note": "已签收"}
    return {"act": "hand_over", "expected_seq": 0, **told}


def _fill(world: "World") -> dict[str, str]:
    return world.acceptance


def _comment(_world: "World") -> Body:
    return {"act": "comment", "expected_seq": 2, "note": "手册下周送达"}


ACCEPTANCE_CALLS = (
    Call(f"GET {ROOT}", "contact", is_list=True),
    Call(f"GET {ROOT}/files/{{file_id}}", "contact", fill=_fill),
    Call(f"GET {ROOT}/{{contract_id}}", "contact", fill=_fill),
    Call(f"POST {ROOT}/{{contract_id}}/entries", "engineer", fill=_fill, body=_comment),
)
