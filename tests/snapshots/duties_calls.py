"""Calls of duties, and what there is of them in the small world."""

from typing import TYPE_CHECKING
from uuid import UUID

from mainstay.directory.public import find_person
from mainstay.duties.public import plan_duties
from mainstay.kernel.files import bind_files, store_bytes
from mainstay.kernel.time import now, written

from .call import Body, Call

if TYPE_CHECKING:
    from .world import World

ROOT = "/api/duties"
OBLIGATIONS = """\
obligations:
  - {id: backup, name: 备份, clause: c3, what: 每月备份, recurrence: {every: 1 month, due: 0 days}, calendar: always}
  - {id: training, name: 培训, clause: c3, what: 按需培训, trigger: customer_asked, due: as_asked, calendar: always}
"""


def make_duties(world: "World") -> dict[str, str]:
    """Planned duties, one that an event brought with a file, and a calendar address."""
    plan_duties(UUID(world.contract), now=now())
    duty = world.call("contact", f"POST {ROOT}", _event(world))
    uploader = find_person("engineer")
    assert uploader is not None
    file = store_bytes(b"%PDF-1.4\n", name="记录.pdf", uploaded_by=uploader, now=now())
    bind_files([file.id], to=f"duty:{duty['id']}", by=uploader)
    feed = world.call("contact", f"POST {ROOT}/feeds")
    secret = feed["path"].rsplit("/", 1)[1].removesuffix(".ics")
    return {"duty": duty["id"], "file": str(file.id), "feed": feed["id"], "secret": secret}


def _event(world: "World") -> Body:
    return {
        "contract_id": world.contract,
        "obligation": "training",
        "what": "新员工培训",
        "happened_at": written(now()),
    }


def _fill(world: "World") -> dict[str, str]:
    made = world.duties
    return {
        "duty_id": made["duty"],
        "file_id": made["file"],
        "feed_id": made["feed"],
        "secret": made["secret"],
        "contract_id": world.contract,
    }


def _comment(_world: "World") -> Body:
    return {"act": "comment", "expected_seq": 1, "note": "已安排"}


def _feed(world: "World") -> dict[str, str]:
    """The address that was made, or one of the caller's own."""
    if world.caller == "engineer":
        return {"feed_id": world.duties["feed"]}
    return {"feed_id": world.call(world.caller, f"POST {ROOT}/feeds")["id"]}


DUTIES_CALLS = (
    Call(f"GET {ROOT}", "contact", is_list=True),
    Call(f"GET {ROOT}/days", "contact", query="?first=2026-01-01&last=2026-12-31"),
    Call(f"POST {ROOT}", "contact", body=_event),
    Call(f"GET {ROOT}/plan/{{contract_id}}", "contact", fill=_fill),
    Call(f"GET {ROOT}/files/{{file_id}}", "contact", fill=_fill),
    Call(f"GET {ROOT}/feeds", "contact"),
    Call(f"POST {ROOT}/feeds", "contact"),
    Call(f"DELETE {ROOT}/feeds/{{feed_id}}", "contact", fill=_feed),
    Call(f"GET {ROOT}/calendars/{{secret}}.ics", "stranger", fill=_fill),
    Call(f"GET {ROOT}/{{duty_id}}", "contact", fill=_fill),
    Call(f"POST {ROOT}/{{duty_id}}/entries", "engineer", fill=_fill, body=_comment),
)
