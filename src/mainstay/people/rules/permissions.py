"""Who may do what with rosters. Pure."""

from mainstay.kernel.permissions import Permission, Reach, Trace

from . import KEEPERS

ROOT = "/api/people/rosters/{contract_id}"

READ = Permission(
    "rosters.read",
    "查看值班表",
    "Read rosters",
    Reach.CONTRACT,
    None,
    (f"GET {ROOT}", f"GET {ROOT}/history"),
)
KEEP = Permission(
    "rosters.keep",
    "排班",
    "Keep rosters",
    Reach.CONTRACT,
    KEEPERS,
    (f"POST {ROOT}/shifts", f"POST {ROOT}/shifts/{{shift_id}}/end"),
    leaves=Trace.ENTRY,
)

PERMISSIONS = (READ, KEEP)
