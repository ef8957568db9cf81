"""Stories of a geotechnical laboratory's instruments."""

from .story import Profile, Rank, Story

GRAVE, SERIOUS, LIGHT = Rank.GRAVE, Rank.SERIOUS, Rank.LIGHT

STORIES = (
    Story(
        GRAVE,
        "{place}数据采集系统瘫痪，试验中断",
        "上午试验进行到一半，采集主机死机，各通道数据全部中断。",
        "采集主机电源模块故障，数据库未损坏。",
        "更换电源模块并恢复采集服务，核对已采数据完整。",
        {"kind": "hardware"},
    ),
    Story(
        GRAVE,
        "{place}配电跳闸，仪器全部断电",
        "合闸后再次跳闸，有轻微焦味，已停止使用。",
        "一路加热回路绝缘损坏。",
        "隔离故障回路并更换线缆，绝缘测试合格后恢复供电。",
        {"kind": "emergency", "mode": "onsite", "visit": True},
    ),
    Story(
        SERIOUS,
        "三轴仪围压无法保持",
        "{place}二号三轴仪加压后缓慢泄压，试验无法进行。",
        "压力控制器密封圈老化。",
        "更换密封圈并保压两小时，压力稳定。",
        {"kind": "hardware", "mode": "onsite", "visit": True},
    ),
    Story(
        SERIOUS,
        "固结仪采集软件频繁闪退",
        "{place}运行约半小时软件自动退出，数据不完整。",
        "软件与新安装的驱动冲突。",
        "回退驱动并更新软件版本，连续运行正常。",
        {"kind": "software", "mode": "remote"},
    ),
    Story(
        LIGHT,
        "{place}直剪仪位移传感器读数漂移",
        "空载时读数缓慢变化，影响成果整理。",
        "传感器接头松动。",
        "紧固接头并重新标定，误差在允许范围内。",
        {"kind": "hardware", "mode": "onsite", "visit": True},
    ),
    Story(
        LIGHT,
        "试验软件提示授权到期",
        "{place}电脑打开软件提示授权失效。",
        "授权文件未随系统重装恢复。",
        "重新导入授权文件，功能正常。",
        {"kind": "software", "mode": "remote"},
    ),
    Story(
        LIGHT,
        "天平示值不稳定",
        "{place}电子天平称量时数字跳动。",
        "放置台面振动，水平未调。",
        "调整水平并加装减振垫，复核合格。",
        {"kind": "hardware", "mode": "phone"},
    ),
    Story(
        LIGHT,
        "咨询渗透仪操作步骤",
        "新进教师首次使用，需要指导。",
        "属于使用咨询。",
        "电话逐步指导并发送操作手册。",
        {"kind": "consultation", "mode": "phone"},
    ),
    Story(
        LIGHT,
        "申请补充易损件报价",
        "{place}需要采购一批橡皮膜和透水石。",
        "属于商务请求。",
        "已提供报价单和供货周期。",
        {"kind": "commercial", "mode": "phone"},
    ),
    Story(
        LIGHT,
        "数据导出格式不对",
        "{place}导出的表格打开为乱码。",
        "导出编码设置有误。",
        "修改导出编码，表格显示正常。",
        {"kind": "software", "mode": "remote"},
    ),
)

LABORATORY = Profile(
    cases=330,
    levels={
        "urgent": (2, GRAVE),
        "serious": (7, SERIOUS),
        "general": (36, LIGHT),
        "p1": (2, GRAVE),
        "p2": (8, SERIOUS),
        "p3": (25, LIGHT),
        "p4": (20, LIGHT),
    },
    places=("三轴试验室", "土工试验室", "岩石力学室", "渗流试验室", "数据处理室"),
    stories=STORIES,
    promises=0.1,
)
