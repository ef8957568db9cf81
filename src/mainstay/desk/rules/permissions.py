"""Who may do what at the desk; what may be done to a case is judged further by the table of acts. Pure."""

from mainstay.kernel.permissions import Act, Change, Permission, Reach, Trace, roles_of

from .acts import ACTS
from .openers import openers_of
from .words import TYPE_NAMES

ROOT = "/api/desk"
CASE = f"{ROOT}/cases/{{number}}"
UPLOAD = f"{ROOT}/uploads/{{upload_id}}"
ITEM = f"{ROOT}/contracts/{{contract_id}}/catalogue"
ADMINISTRATORS = frozenset({"administrator"})
SYSTEM = frozenset({"system"})

# What the desk's own tables say, as rows of this one.
BY_PEOPLE = tuple(rule for rule in ACTS.values() if rule.roles - SYSTEM)
ACTS_SHOWN = tuple(Act(rule.act, rule.zh, rule.en, rule.roles - SYSTEM) for rule in BY_PEOPLE)
TYPES_SHOWN = tuple(Act(one, *names, openers_of(one) - SYSTEM) for one, names in TYPE_NAMES.items())

LIST = Permission(
    "cases.list",
    "查看工作台、工单列表和搜索",
    "The workbench, lists and search",
    Reach.SEEN,
    None,
    (
        f"GET {ROOT}/workbench",
        f"GET {ROOT}/cases",
        f"GET {ROOT}/search",
        f"GET {ROOT}/call-backs",
        f"POST {ROOT}/cases/bulk/acts",
    ),
)
FOLLOW = Permission(
    "cases.follow",
    "实时接收更新",
    "Follow changes as they happen",
    Reach.SEEN,
    None,
    (f"POST {ROOT}/live",),
    in_person=True,
)
READ = Permission(
    "cases.read",
    "查看工单",
    "Read cases",
    Reach.CONTRACT,
    None,
    (
        f"GET {CASE}",
        f"GET {CASE}/people",
        f"GET {CASE}/ladder",
        f"GET {CASE}/procedure",
        f"POST {ROOT}/similar",
        f"GET {ROOT}/contracts/{{contract_id}}/allowance",
        f"GET {ITEM}",
        f"GET {ITEM}/{{item_id}}",
    ),
)
OPEN = Permission(
    "cases.open",
    "登记工单",
    "Open cases",
    Reach.CONTRACT,
    roles_of(TYPES_SHOWN),
    (f"POST {ROOT}/cases", f"POST {ITEM}/{{item_id}}/cases"),
    acts=TYPES_SHOWN,
    leaves=Trace.ENTRY,
)
ACT = Permission(
    "cases.act",
    "处理工单",
    "Act on cases",
    Reach.CONTRACT,
    roles_of(ACTS_SHOWN),
    (f"POST {CASE}/entries", f"POST {CASE}/signature"),
    acts=ACTS_SHOWN,
    leaves=Trace.ENTRY,
)
ACT_ON_MANY = Permission(
    "cases.act_on_many",
    "批量处理工单",
    "Act on several cases",
    Reach.SEEN,
    roles_of(ACTS_SHOWN),
    (f"POST {ROOT}/cases/bulk",),
    acts=ACTS_SHOWN,
    leaves=Trace.ENTRY,
)
ATTACH = Permission(
    "files.attach",
    "上传附件",
    "Upload attachments",
    Reach.HOLDER,
    None,
    (f"OPTIONS {ROOT}/uploads", f"POST {ROOT}/uploads"),
    leaves=Trace.OWN,
)
UPLOADS = Permission(
    "files.upload",
    "续传或放弃本人的上传",
    "Go on with one's own uploads",
    Reach.PERSON,
    None,
    (f"HEAD {UPLOAD}", f"PATCH {UPLOAD}", f"DELETE {UPLOAD}"),
    leaves=Trace.OWN,
)
DOWNLOAD = Permission(
    "files.read",
    "下载附件",
    "Download attachments",
    Reach.CONTRACT,
    None,
    (f"GET {ROOT}/files/{{file_id}}",),
    recorded="read",
)
EVIDENCE = Permission(
    "evidence.export",
    "导出台账证据",
    "Export the evidence of cases",
    Reach.CONTRACT,
    None,
    (f"GET {CASE}/export", f"GET {ROOT}/contracts/{{contract_id}}/export"),
    recorded="export",
)
EXPORTS = Permission(
    "lists.export",
    "导出工单列表",
    "Export lists of cases",
    Reach.PERSON,
    None,
    (f"POST {ROOT}/exports", f"GET {ROOT}/exports/{{export_id}}/file"),
    recorded="export",
    changes=(Change("lists.written", "生成导出文件", "Export file written"),),
)
FOLLOW_EXPORTS = Permission(
    "lists.exports",
    "查看本人的导出进度",
    "Follow one's own exports",
    Reach.PERSON,
    None,
    (
        f"GET {ROOT}/exports",
        f"GET {ROOT}/exports/{{export_id}}",
        f"POST {ROOT}/exports/{{export_id}}/cancel",
    ),
    leaves=Trace.OWN,
)
VIEWS = Permission(
    "views.keep",
    "保存列表视图",
    "Keep views of lists",
    Reach.PERSON,
    None,
    (
        f"GET {ROOT}/views",
        f"POST {ROOT}/views",
        f"PUT {ROOT}/views/start",
        f"PUT {ROOT}/views/{{view_id}}",
        f"DELETE {ROOT}/views/{{view_id}}",
    ),
    leaves=Trace.OWN,
)
PREVIEW_CALENDAR = Permission(
    "calendars.preview",
    "试算节假日安排的变化",
    "See what a holiday table would move",
    Reach.EVERYWHERE,
    ADMINISTRATORS,
    (f"GET {ROOT}/calendars", f"POST {ROOT}/calendars/preview"),
)
LOAD_CATALOGUE = Permission(
    "catalogue.load",
    "导入服务目录",
    "Load catalogues",
    Reach.EVERYWHERE,
    ADMINISTRATORS,
    (f"POST {ITEM}", f"POST {ITEM}-check"),
    recorded="administration",
)
SURVEY = Permission(
    "survey.answer",
    "凭链接填写满意度调查",
    "Answer the survey of a link",
    Reach.ANYBODY,
    None,
    (f"GET {ROOT}/survey/{{token}}", f"POST {ROOT}/survey/{{token}}"),
    leaves=Trace.ENTRY,
)

SEE_OPEN_WORK = Permission(
    "people.open_work",
    "查看所管人员的未结工作",
    "See the open work of one's people",
    Reach.UNIT,
    frozenset({"unit_administrator", "administrator"}),
    (f"GET {ROOT}/people/{{person_id}}/open-work",),
)

PERMISSIONS = (
    SEE_OPEN_WORK,
    LIST,
    FOLLOW,
    READ,
    OPEN,
    ACT,
    ACT_ON_MANY,
    ATTACH,
    UPLOADS,
    DOWNLOAD,
    EVIDENCE,
    EXPORTS,
    FOLLOW_EXPORTS,
    VIEWS,
    LOAD_CATALOGUE,
    PREVIEW_CALENDAR,
    SURVEY,
)
