"""Who may do what with settlements; records are judged further by the table of acts. Pure."""

from mainstay.kernel.permissions import Act, Permission, Reach, Trace, roles_of

from .words import ACTS, EVERYBODY

ROOT = "/api/settlement/contracts"
CONTRACT = f"{ROOT}/{{contract_id}}"
STATEMENT = f"{CONTRACT}/statements/{{period}}"
RECORDS = tuple(Act(rule.act.value, rule.zh, rule.en, rule.roles) for rule in ACTS.values())

LIST = Permission("settlement.list", "查看结算合同", "List contracts to settle", Reach.SEEN, None, (f"GET {ROOT}",))
READ = Permission(
    "settlement.read",
    "查看考核与结算",
    "Read scores and statements",
    Reach.CONTRACT,
    None,
    (f"GET {CONTRACT}", f"GET {STATEMENT}", f"GET {STATEMENT}/{{revision}}/difference"),
)
DOWNLOAD = Permission(
    "settlement.export",
    "下载结算单",
    "Download statements",
    Reach.CONTRACT,
    None,
    tuple(f"GET {STATEMENT}/{name}" for name in ("{revision}.json", "{revision}.{form}", "preview.{form}")),
    recorded="export",
)
RECORD = Permission(
    "settlement.record",
    "登记、评分、确认",
    "Record, score and sign",
    Reach.CONTRACT,
    roles_of(RECORDS),
    (f"POST {CONTRACT}/records",),
    acts=RECORDS,
    leaves=Trace.ENTRY,
)
ISSUE = Permission(
    "settlement.issue",
    "出具结算单",
    "Issue statements",
    Reach.CONTRACT,
    EVERYBODY,
    (f"POST {STATEMENT}",),
    leaves=Trace.ENTRY,
)

PERMISSIONS = (LIST, READ, DOWNLOAD, RECORD, ISSUE)
