"""Who may do what with duties; acts on them are judged further by the table of acts and the contract's terms. Pure."""

from mainstay.kernel.permissions import Permission, Reach, Trace

from .acts import BOTH

ROOT = "/api/duties"

LIST = Permission(
    "duties.list", "查看履约义务列表", "List duties", Reach.SEEN, None, (f"GET {ROOT}", f"GET {ROOT}/days")
)
READ = Permission(
    "duties.read",
    "查看履约义务",
    "Read duties",
    Reach.CONTRACT,
    None,
    (f"GET {ROOT}/{{duty_id}}", f"GET {ROOT}/plan/{{contract_id}}"),
)
DOWNLOAD = Permission(
    "duties.files",
    "下载履约附件",
    "Download files of duties",
    Reach.CONTRACT,
    None,
    (f"GET {ROOT}/files/{{file_id}}",),
    recorded="read",
)
ACT = Permission(
    "duties.act",
    "登记事件、处理履约义务",
    "Note events and act on duties",
    Reach.CONTRACT,
    BOTH,
    (f"POST {ROOT}", f"POST {ROOT}/{{duty_id}}/entries"),
    leaves=Trace.ENTRY,
)
FEEDS = Permission(
    "duties.feeds",
    "管理本人的日历订阅地址",
    "Keep one's own calendar addresses",
    Reach.PERSON,
    None,
    (f"GET {ROOT}/feeds", f"POST {ROOT}/feeds", f"DELETE {ROOT}/feeds/{{feed_id}}"),
    in_person=True,
    leaves=Trace.OWN,
)
CALENDAR = Permission(
    "duties.calendar",
    "凭订阅地址读取日历",
    "Read the calendar of an address",
    Reach.ANYBODY,
    None,
    (f"GET {ROOT}/calendars/{{secret}}.ics",),
)

PERMISSIONS = (LIST, READ, DOWNLOAD, ACT, FEEDS, CALENDAR)
