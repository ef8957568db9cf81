"""Who may run what-ifs: those who answer for the contract on either side, the assessor and the auditor. Pure."""

from mainstay.kernel.permissions import Permission, Reach

ROOT = "/api/whatif/contracts/{contract_id}"
RUNNERS = frozenset({"customer_approver", "vendor_project_manager", "vendor_manager", "assessor", "auditor"})

RUN = Permission(
    "whatif.run",
    "条款推演",
    "Run what-ifs",
    Reach.CONTRACT,
    RUNNERS,
    (f"GET {ROOT}/form", f"POST {ROOT}/records", f"POST {ROOT}/year"),
)

PERMISSIONS = (RUN,)
