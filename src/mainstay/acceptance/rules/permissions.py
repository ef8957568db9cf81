"""Who may do what with acceptance; acts are judged further by the table of acts and the contract's terms. Pure."""

from mainstay.kernel.permissions import Permission, Reach, Trace

from .acts import BOTH

ROOT = "/api/acceptance"

LIST = Permission("acceptance.list", "查看验收列表", "List acceptances", Reach.SEEN, None, (f"GET {ROOT}",))
READ = Permission(
    "acceptance.read",
    "查看交付物与验收",
    "Read deliverables and acceptance",
    Reach.CONTRACT,
    None,
    (f"GET {ROOT}/{{contract_id}}",),
)
DOWNLOAD = Permission(
    "acceptance.files",
    "下载验收附件",
    "Download files of acceptance",
    Reach.CONTRACT,
    None,
    (f"GET {ROOT}/files/{{file_id}}",),
    recorded="read",
)
ACT = Permission(
    "acceptance.act",
    "移交、核对、验收和签署",
    "Hand over, check, accept and sign",
    Reach.CONTRACT,
    BOTH,
    (f"POST {ROOT}/{{contract_id}}/entries",),
    leaves=Trace.ENTRY,
)

PERMISSIONS = (LIST, READ, DOWNLOAD, ACT)
