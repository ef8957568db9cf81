"""The vendor's people take nothing away, move nothing, and leave their names: every operation, tried."""

from http import HTTPStatus

import pytest
from pytest_django import Settings

from mainstay.config.permissions import TABLE
from mainstay.directory.public import ROLES, Side
from mainstay.kernel.permissions import READING, Permission, Reach, Trace
from tests.snapshots.call import Call
from tests.snapshots.calls import CALLS
from tests.snapshots.world import World

from .people import Somebody, answer, everybody, owns, peopled_world
from .writes import Watch

VENDOR = frozenset(name for name, role in ROLES.items() if role.side is Side.VENDOR)
# Tables whose rows go or change hands, each with the reason.
LOSES = {
    "kernel_upload": "one's own upload, given up, or finished and a file from then on",
    "desk_view": "one's own view of a list",
    "notify_pushsubscription": "one's own browser",
    "duties_feed": "the address of one's own calendar",
    "provider_consent": "one's own consent",
    "knowledge_knowledgetext": "the words of the search, made anew from the text",
    "intake_arrival": "what arrived and belongs to no case yet is put into one, with an entry",
}
# What belongs to one person; what stands in no other table needs no further trace.
OWN = frozenset(LOSES) - {"knowledge_knowledgetext", "intake_arrival"} | {
    *("kernel_storedfile", "desk_export", "desk_startview", "knowledge_feedback", "notify_preference"),
    *("provider_code", "directory_person"),
}
# Operations that send what they ask in a body, and change nothing.
ASKS = frozenset(
    {
        "POST /api/contracts/check",
        "POST /api/desk/cases/bulk/acts",
        "POST /api/desk/live",
        "POST /api/desk/similar",
        "POST /api/knowledge/hints",
        "POST /api/notify/templates/{kind}/preview",
        "POST /api/whatif/contracts/{contract_id}/records",
        "POST /api/whatif/contracts/{contract_id}/year",
    }
)

# Open to the vendor by the row, and yet never done by him here: the act that is tried is the customer's.
CUSTOMER_S = frozenset({"POST /api/desk/cases/{number}/signature"})


@pytest.fixture(autouse=True)
def ways_out(settings: Settings) -> None:
    """The world sets up a gateway; it goes with the test."""
    settings.SMS_GATEWAY, settings.ADDRESS = "", "https://desk.example"


def verb_of(operation: str) -> str:
    return operation.split(" ", maxsplit=1)[0]


def is_the_vendor_s(row: Permission) -> bool:
    """Whether a row is open to the vendor's roles once they have signed in."""
    everywhere = {Reach.ANYBODY, Reach.EVERYWHERE, Reach.UNIT}
    return row.reach not in everywhere and (row.roles is None or bool(row.roles & VENDOR))


OPEN = tuple(row for row in TABLE if is_the_vendor_s(row))
WRITES = {operation: row for row in OPEN for operation in row.operations if verb_of(operation) not in READING}


@pytest.mark.req("B-18")
def test_what_the_vendor_may_write_is_named_with_what_remains_of_it() -> None:
    assert {operation for operation, row in WRITES.items() if row.trace is Trace.NONE} == ASKS
    deletes = {operation for operation in WRITES if verb_of(operation) == "DELETE"}
    assert {WRITES[operation].id for operation in deletes if not WRITES[operation].in_person} == {
        "files.upload",
        "views.keep",
        "messages.prefer",
    }


@pytest.mark.req("B-18")
@pytest.mark.django_db
def test_nothing_goes_or_moves_by_the_vendor_and_each_act_leaves_a_name() -> None:
    world = peopled_world()
    people = [one for one in everybody() if one.place == "own" and one.role in VENDOR]
    tried = [(call, who, *done(world, call, who)) for call in CALLS if is_told(call) for who in people]
    wrong = [
        f"{call.operation} by {who.login}: {told}"
        for call, who, status, watch in tried
        if status < HTTPStatus.MULTIPLE_CHOICES and (told := faults(watch, TABLE.of(call.operation)))
    ]
    assert not wrong, "\n".join(wrong)
    succeeded = {call.operation for call, _, status, _ in tried if status < HTTPStatus.MULTIPLE_CHOICES}
    assert {call.operation for call, *_ in tried} - succeeded == CUSTOMER_S


def is_told(call: Call) -> bool:
    """Whether a call writes or takes along; one's own account is proved by its own tests."""
    row = TABLE.of(call.operation)
    return (
        is_the_vendor_s(row)
        and not call.operation.split(" ", maxsplit=1)[1].startswith("/api/account/")
        and (call.operation in WRITES or row.records(verb_of(call.operation)))
    )


def done(world: World, call: Call, who: Somebody) -> tuple[int, Watch]:
    """How a call was answered, and what it has done."""
    watch = Watch(world.people[who.login])
    caller = who.login if owns(call, who) else "engineer"
    status, _ = answer(world, call, world.clients[who.login], caller=caller, watch=watch)
    return status, watch


def faults(done: Watch, row: Permission) -> str:
    """How it differs from what the table says."""
    if lost := done.lost - set(LOSES):
        return f"rows are gone or moved: {sorted(lost)}"
    if row.trace in {Trace.ENTRY, Trace.LINE}:
        return "" if row.trace in done.traces or not (row.recorded or done.written) else f"no {row.trace} is left"
    beyond = done.written - (OWN if row.trace is Trace.OWN else set())
    return f"writes to {sorted(beyond)}" if beyond else ""
