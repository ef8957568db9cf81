"""The matters that the demonstration tells."""

from datetime import timedelta

from mainstay.desk.public import Act, CaseType
from mainstay.directory.public import RoleName

from .matters import Doing, Matter, Who

CONTACT, APPROVER = RoleName.CUSTOMER_CONTACT, RoleName.CUSTOMER_APPROVER
SEAT, ENGINEER, EXPERT = RoleName.VENDOR_SEAT, RoleName.VENDOR_ENGINEER, RoleName.VENDOR_EXPERT
LEADER, MANAGER = RoleName.VENDOR_PROJECT_MANAGER, RoleName.VENDOR_MANAGER

REQUESTS = (
    Matter(
        "B",
        CaseType.REQUEST,
        CONTACT,
        40,
        9,
        "审批流程增加“容缺受理”环节",
        "工程建设类事项需在受理后增加容缺补正环节，限时五个工作日，到期自动提醒。",
        (
            Doing(45, SEAT, Act.RESPOND, "已收到需求，请项目组评估。"),
            Doing(
                180,
                LEADER,
                Act.ANSWER_REQUEST,
                "流程引擎支持，需调整三张表单和一个定时提醒。",
                {"feasible": "yes", "effort": "3.5", "ready_by": timedelta(days=9)},
            ),
            Doing(300, CONTACT, Act.ACCEPT_ESTIMATE, "同意。"),
            Doing(10, APPROVER, Act.AUTHORISE, "", {"scope": "测试环境验证后在周末上线。"}),
            Doing(2900, ENGINEER, Act.START_SUPPORT),
            Doing(7200, ENGINEER, Act.RESOLVE, "已上线，窗口试办两件正常。"),
            Doing(600, CONTACT, Act.CONFIRM, "使用正常。"),
            Doing(60, SEAT, Act.CLOSE),
            Doing(120, SEAT, Act.CALL_BACK, "使用科室表示满意。", {"result": "satisfied"}),
        ),
    ),
    Matter(
        "B",
        CaseType.REQUEST,
        CONTACT,
        3,
        10,
        "对接市级电子印章平台",
        "批文需加盖市级统一电子印章，请评估接口改造工作量。",
        (
            Doing(30, SEAT, Act.RESPOND, "已转项目组评估。"),
            Doing(
                400,
                LEADER,
                Act.ANSWER_REQUEST,
                "须先取得市平台接口授权，取得后两周内完成。",
                {"feasible": "with_conditions", "effort": "8", "ready_by": timedelta(days=20)},
            ),
        ),
    ),
)
REPAIRS = (
    Matter(
        "B",
        CaseType.DATA_REPAIR,
        CONTACT,
        12,
        14,
        "三件办件卡在“已办结未归档”",
        "系统升级当晚办结的三件未进入归档环节，请修复。",
        (
            Doing(15, SEAT, Act.RESPOND, "已受理，需贵方授权后处理数据。"),
            Doing(60, APPROVER, Act.AUTHORISE, "", {"scope": "仅限本工单列明的三件，修复流程状态。"}),
            Doing(40, ENGINEER, Act.KEEP_BEFORE, "", {"image": "三件状态：办结=1，归档=0，归档任务号为空。"}),
            Doing(30, ENGINEER, Act.START_SUPPORT),
            Doing(25, ENGINEER, Act.KEEP_AFTER, "", {"image": "三件状态：办结=1，归档=1，归档任务号已补。"}),
            Doing(10, ENGINEER, Act.RESOLVE, "补发归档任务，三件均已归档。"),
            Doing(90, CONTACT, Act.CONFIRM),
            Doing(15, SEAT, Act.CLOSE),
        ),
    ),
)
COMPLAINTS = (
    Matter(
        "C",
        CaseType.COMPLAINT,
        APPROVER,
        8,
        9,
        "驻场人员两次未按时到岗",
        "本周一、周三上午九点后大厅无驻场人员，叫号机报障无人处理。",
        (
            Doing(30, SEAT, Act.REGISTER_COMPLAINT, "已登记投诉。", {"about": "time", "owner": Who(LEADER)}),
            Doing(120, LEADER, Act.ANALYSE_COMPLAINT, "调取考勤，确认两次迟到 40 分钟以上。", {"owner": Who(LEADER)}),
            Doing(
                300,
                LEADER,
                Act.INVESTIGATE_COMPLAINT,
                "当事人住院陪护，未按规定报备，也未安排顶岗。",
                {"owner": Who(LEADER)},
            ),
            Doing(
                200,
                LEADER,
                Act.SETTLE_COMPLAINT,
                "向甲方致歉，增派一名后备驻场人员。",
                {"satisfied": True, "owner": Who(LEADER)},
            ),
        ),
    ),
)
JOBS = (
    Matter(
        "A",
        CaseType.JOB,
        LEADER,
        25,
        9,
        "消息平台数据库小版本升级",
        "修补已公布的安全漏洞，需在窗口期停机两小时。",
        (
            Doing(
                60,
                LEADER,
                Act.SET_UP_JOB,
                "",
                {
                    "content": "数据库升级至最新小版本，并演练回退。",
                    "mode": "both",
                    "duties": (
                        {"who": "乙方", "duty": "实施、验证与回退"},
                        {"who": "甲方", "duty": "发布停机通知，安排业务验证"},
                    ),
                    "statement": "周六 20:00 至 22:00 停机升级，失败则回退。",
                    "plan": (
                        {"step": "全量备份与恢复演练", "start": timedelta(days=1), "end": timedelta(days=2)},
                        {"step": "升级与验证", "start": timedelta(days=4), "end": timedelta(days=4, hours=2)},
                    ),
                    "rules": (
                        {"rule": "收发消息各一千条无丢失", "check": "比对收发日志"},
                        {"rule": "版本号与公告一致", "check": "查询版本"},
                    ),
                },
            ),
            Doing(1400, APPROVER, Act.APPROVE_JOB, "同意按方案实施。"),
            Doing(4300, ENGINEER, Act.START_SUPPORT),
            Doing(150, ENGINEER, Act.RESOLVE, "升级完成，验证通过。"),
            Doing(
                800,
                CONTACT,
                Act.ACCEPT_JOB,
                "",
                {"results": ({"rule": 1, "met": True}, {"rule": 2, "met": True})},
            ),
            Doing(5, CONTACT, Act.CONFIRM),
        ),
    ),
)
REPORTS = (
    Matter(
        "D",
        CaseType.FEEDBACK,
        CONTACT,
        6,
        15,
        "希望网站增加办事指南下载",
        "群众反映办事指南只能在线看，希望能下载打印。",
        (
            Doing(240, SEAT, Act.ANSWER_FEEDBACK, "已列入下次改版，本周先在栏目页提供打印样式。"),
            Doing(30, ENGINEER, Act.START_SUPPORT),
            Doing(30, ENGINEER, Act.RESOLVE, "打印样式已上线。"),
        ),
    ),
    Matter(
        "D",
        CaseType.ADDRESS_REPORT,
        CONTACT,
        2,
        11,
        "上报两个疑似仿冒网址",
        "检索时发现与本单位网站名称相近的网址。",
        (
            Doing(
                20,
                CONTACT,
                Act.REPORT_ADDRESSES,
                "",
                {
                    "addresses": (
                        {"address": "http://gov-songling.example", "place": "搜索结果第二页"},
                        {"address": "http://songling-fw.example", "place": "短信链接", "note": "页面照搬本站栏目"},
                    )
                },
            ),
        ),
    ),
)
MATTERS = (*REQUESTS, *REPAIRS, *COMPLAINTS, *JOBS, *REPORTS)
