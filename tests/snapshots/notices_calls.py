"""Calls of notices, and what there is of them in the small world."""

from typing import TYPE_CHECKING, Any

from mainstay.directory.public import find_person
from mainstay.kernel.files import bind_files, store_bytes
from mainstay.kernel.time import now, written

from .call import Body, Call

if TYPE_CHECKING:
    from .world import World

ROOT = "/api/notices"


def make_notices(world: "World") -> dict[str, str]:
    """A notice of the vendor with a file."""
    notice = notify_customer(world)
    uploader = find_person("manager")
    assert uploader is not None
    file = store_bytes(b"%PDF-1.4\n", name="函件.pdf", uploaded_by=uploader, now=now())
    bind_files([file.id], to=f"notice:{notice['id']}", by=uploader)
    return {"notice_id": notice["id"], "file_id": str(file.id), "contract_id": world.contract}


def notify_customer(world: "World") -> Any:
    """One more notice of the vendor."""
    return world.call("manager", f"POST {ROOT}", _sending(world))


def _sending(world: "World") -> dict[str, Any]:
    told = {"medium": "registered_post", "subject": "关于巡检的函", "text": "请安排。", "sent_at": written(now())}
    return {"contract_id": world.contract, **told}


def _fill(world: "World") -> dict[str, str]:
    return world.notices


def _comment(_world: "World") -> Body:
    return {"act": "comment", "expected_seq": 1, "note": "已收悉"}


def _address(_world: "World") -> Body:
    return {"receiver": "王工", "address": "学府路2号"}


NOTICES_CALLS = (
    Call(f"GET {ROOT}", "contact", is_list=True),
    Call(f"POST {ROOT}", "manager", body=_sending),
    Call(f"GET {ROOT}/contracts/{{contract_id}}", "contact", fill=_fill),
    Call(f"POST {ROOT}/contracts/{{contract_id}}/addresses", "contact", fill=_fill, body=_address),
    Call(f"GET {ROOT}/files/{{file_id}}", "contact", fill=_fill),
    Call(f"GET {ROOT}/{{notice_id}}", "contact", fill=_fill),
    Call(f"POST {ROOT}/{{notice_id}}/entries", "contact", fill=_fill, body=_comment),
)
