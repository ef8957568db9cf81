"""Who may do what with contracts. Pure."""

from mainstay.kernel.permissions import Permission, Reach

# Who gives which side's consent.
SIGNERS = {"customer_approver": "customer", "vendor_manager": "vendor"}
ONE = "/api/contracts/{contract_id}"

CHECK = Permission(
    "contracts.check",
    "检查合同文件",
    "Check a contract file",
    Reach.PERSON,
    None,
    ("GET /api/contracts/schema", "POST /api/contracts/check"),
)
LIST = Permission("contracts.list", "查看合同列表", "List contracts", Reach.SEEN, None, ("GET /api/contracts",))
READ = Permission(
    "contracts.read",
    "查看合同",
    "Read a contract",
    Reach.CONTRACT,
    None,
    (f"GET {ONE}", f"GET {ONE}/clauses/{{clause_id}}", f"GET {ONE}/intake", f"GET {ONE}/file"),
)
LOAD = Permission(
    "contracts.load",
    "导入合同",
    "Load contracts",
    Reach.EVERYWHERE,
    frozenset({"administrator"}),
    ("POST /api/contracts",),
    recorded="administration",
)
SIGN = Permission(
    "contracts.sign",
    "签署合同版本",
    "Sign a version of a contract",
    Reach.CONTRACT,
    frozenset(SIGNERS),
    (f"POST {ONE}/versions/{{version}}/signature",),
    recorded="administration",
)

PERMISSIONS = (LIST, READ, CHECK, LOAD, SIGN)
