"""Who may do what with notices; acts on them are judged further by whose notice it is. Pure."""

from mainstay.kernel.permissions import Permission, Reach, Trace

from .acts import BOTH, DECIDERS

ROOT = "/api/notices"

LIST = Permission("notices.list", "查看通知登记簿", "List notices", Reach.SEEN, None, (f"GET {ROOT}",))
READ = Permission(
    "notices.read",
    "查看通知和送达地址",
    "Read notices and addresses",
    Reach.CONTRACT,
    None,
    (f"GET {ROOT}/{{notice_id}}", f"GET {ROOT}/contracts/{{contract_id}}"),
)
DOWNLOAD = Permission(
    "notices.files",
    "下载通知附件",
    "Download files of notices",
    Reach.CONTRACT,
    None,
    (f"GET {ROOT}/files/{{file_id}}",),
    recorded="read",
)
SEND = Permission(
    "notices.send",
    "登记通知、变更本方送达地址",
    "Register notices, change one's own side's address",
    Reach.CONTRACT,
    DECIDERS,
    (f"POST {ROOT}", f"POST {ROOT}/contracts/{{contract_id}}/addresses"),
    leaves=Trace.ENTRY,
)
ACT = Permission(
    "notices.act",
    "登记送达情况、书面答复和留言",
    "Note delivery, answer in writing and comment",
    Reach.CONTRACT,
    BOTH,
    (f"POST {ROOT}/{{notice_id}}/entries",),
    leaves=Trace.ENTRY,
)

PERMISSIONS = (LIST, READ, DOWNLOAD, SEND, ACT)
