"""Stories of a service hall: networks, terminals, queueing, screens, security."""

from .story import Profile, Rank, Story

GRAVE, SERIOUS, LIGHT = Rank.GRAVE, Rank.SERIOUS, Rank.LIGHT

STORIES = (
    Story(
        GRAVE,
        "大厅核心网络中断",
        "{place}所有窗口断网，叫号和大屏同时停止。",
        "核心交换机引擎故障。",
        "切换备用引擎，更换故障板卡并提交整改方案。",
        {"kind": "system_fault", "mode": "onsite"},
    ),
    Story(
        SERIOUS,
        "叫号系统不出号",
        "{place}取号机均提示“服务忙”，群众无法取号。",
        "叫号服务数据库连接数耗尽。",
        "释放连接并调整连接池，取号恢复。",
        {"kind": "system_fault", "mode": "stationed"},
    ),
    Story(
        SERIOUS,
        "防火墙告警：疑似暴力破解",
        "安全设备提示外部地址频繁尝试登录。",
        "互联网出口策略放行了不必要的端口。",
        "封禁来源地址并收紧策略，复查无异常登录。",
        {"kind": "fault", "mode": "remote"},
    ),
    Story(
        LIGHT,
        "{place}窗口电脑无法开机",
        "按电源键没有反应，影响办件。",
        "电源模块损坏。",
        "更换备用主机，业务软件配置完成。",
        {"kind": "fault", "mode": "stationed"},
    ),
    Story(
        LIGHT,
        "{place}打印机卡纸",
        "反复卡纸，已清理仍无法打印。",
        "搓纸轮老化。",
        "更换搓纸轮并测试打印。",
        {"kind": "fault", "mode": "stationed"},
    ),
    Story(
        LIGHT,
        "高拍仪不能识别身份证",
        "{place}高拍仪拍照后读不出信息。",
        "驱动程序版本不匹配。",
        "重装驱动，识别正常。",
        {"kind": "window_request", "mode": "stationed"},
    ),
    Story(
        LIGHT,
        "评价器黑屏",
        "{place}评价器无显示，群众无法评价。",
        "供电接口松动。",
        "重新固定线缆并检查同批设备。",
        {"kind": "fault", "mode": "stationed"},
    ),
    Story(
        LIGHT,
        "窗口调整，需增加网络点位",
        "{place}新增一个窗口，需要网络和电话。",
        "属于窗口需求。",
        "布放线缆并开通端口，电话测试正常。",
        {"kind": "window_request", "mode": "stationed"},
    ),
    Story(
        LIGHT,
        "咨询政务外网终端入网手续",
        "{place}新购两台电脑，如何接入外网？",
        "属于使用咨询。",
        "告知入网流程并协助填写申请。",
        {"kind": "question", "mode": "phone"},
    ),
    Story(
        LIGHT,
        "大屏内容更新不及时",
        "导办大屏仍显示上周安排。",
        "发布终端离线。",
        "恢复发布终端网络，内容已更新。",
        {"kind": "fault", "mode": "remote"},
    ),
    Story(
        LIGHT,
        "自助终端增加打印证明功能",
        "{place}希望自助终端可打印办结证明。",
        "属于开发任务。",
        "完成功能开发与测试，已部署到全部终端。",
        {"kind": "development", "mode": "remote"},
    ),
    Story(
        LIGHT,
        "杀毒软件提示病毒",
        "{place}电脑插入优盘后弹出病毒提示。",
        "优盘带有文件夹病毒，已被拦截。",
        "全盘查杀并提醒使用专用介质。",
        {"kind": "fault", "mode": "stationed"},
    ),
)

HALL = Profile(
    cases=880,
    levels={"ordinary": (84, LIGHT), "larger": (14, SERIOUS), "extra_large": (2, GRAVE)},
    places=(
        "一楼综合窗口",
        "二楼不动产窗口",
        "三楼社保窗口",
        "税务专区",
        "公安专区",
        "后台审批区",
        "自助服务区",
        "镇街便民中心",
    ),
    stories=STORIES,
    promises=0.06,
)
