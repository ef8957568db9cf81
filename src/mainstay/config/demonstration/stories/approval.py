"""Stories of an approval system."""

from .story import Profile, Rank, Story

GRAVE, SERIOUS, LIGHT = Rank.GRAVE, Rank.SERIOUS, Rank.LIGHT

STORIES = (
    Story(
        GRAVE,
        "审批系统无法访问",
        "窗口全部打不开审批系统，已有群众排队等候。",
        "数据库主节点故障，自动切换未成功。",
        "切换到备用服务并修复主节点，核对数据一致后切回。",
        {"cause": "unknown"},
    ),
    Story(
        GRAVE,
        "系统整体响应超时",
        "{place}各窗口提交后一直等待，无法受理任何事项。",
        "应用服务器内存耗尽。",
        "切换备用服务并重启应用，调整内存参数。",
        {"cause": "unknown"},
    ),
    Story(
        SERIOUS,
        "与省平台数据交换中断",
        "办件信息两小时未上传省平台，交换状态显示失败。",
        "省平台证书更换，本端未同步更新。",
        "联系省平台获取新证书并更新，补传积压办件。",
        {"cause": "third_party"},
    ),
    Story(
        SERIOUS,
        "电子证照接口调用失败",
        "{place}调用证照时提示“服务不可用”。",
        "证照库接口地址变更。",
        "会同证照库运维单位更新接口地址，验证调用正常。",
        {"cause": "third_party"},
    ),
    Story(
        SERIOUS,
        "统一支付回传异常",
        "缴费成功但系统仍显示未缴费，影响出证。",
        "回传报文字段长度超限被拒收。",
        "放宽字段长度并补处理失败报文。",
        {"cause": "defect"},
    ),
    Story(
        LIGHT,
        "{place}打印受理通知书格式错乱",
        "第二页表格跑版，内容被截断。",
        "打印模板与新版浏览器不兼容。",
        "修订打印模板并更新到各窗口。",
        {"cause": "defect"},
    ),
    Story(
        LIGHT,
        "新增审批人员权限",
        "{place}轮岗两名同志，需要开通审批权限。",
        "岗位与权限未关联。",
        "按申请配置岗位权限，本人登录验证。",
        {"cause": "configuration"},
    ),
    Story(
        LIGHT,
        "事项材料清单显示不正确",
        "企业变更登记事项少一项材料。",
        "事项目录同步后配置被覆盖。",
        "恢复材料配置并锁定同步范围。",
        {"cause": "configuration"},
    ),
    Story(
        LIGHT,
        "短信通知未发送",
        "申请人反映办结后未收到短信。",
        "短信模板变量配置错误。",
        "修正模板变量，补发短信。",
        {"cause": "configuration"},
    ),
    Story(
        LIGHT,
        "统计报表数据与办件不一致",
        "{place}月度统计少计 12 件。",
        "跨月办件统计口径处理有误。",
        "修正统计逻辑，重算当月报表。",
        {"cause": "defect"},
    ),
    Story(
        LIGHT,
        "附件上传失败",
        "上传超过 20 兆的图纸提示失败。",
        "上传大小限制配置偏低。",
        "调整上传限制并提示压缩要求。",
        {"cause": "configuration"},
    ),
)

APPROVAL = Profile(
    cases=560,
    levels={"1": (3, GRAVE), "2": (22, SERIOUS), "3": (75, LIGHT)},
    places=("综合受理窗口", "市场准入科", "投资建设科", "社会事务科", "公安分中心", "税务窗口", "不动产窗口"),
    stories=STORIES,
    promises=0.08,
)
