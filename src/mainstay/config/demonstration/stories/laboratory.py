"""Stories of laboratory equipment."""

from .story import Profile, Rank, Story

GRAVE, SERIOUS, LIGHT = Rank.GRAVE, Rank.SERIOUS, Rank.LIGHT

STORIES = (
    Story(
        GRAVE,
        "{place}服务器整机宕机，实验课中断",
        "上课时虚拟化平台全部断开，五十名学生无法实验。",
        "存储控制器故障。",
        "更换控制器并恢复数据，补测运行正常。",
    ),
    Story(
        GRAVE,
        "{place}配电箱跳闸，设备全部断电",
        "合闸后再次跳闸，有轻微焦味。",
        "一路插座短路。",
        "隔离故障回路并更换插座，绝缘测试合格。",
    ),
    Story(
        SERIOUS,
        "{place}核心交换机端口大面积不通",
        "约一半工位没有网络。",
        "一块业务板卡损坏。",
        "更换备件，端口恢复。",
    ),
    Story(
        SERIOUS,
        "示波器开机自检失败",
        "{place}三号台示波器报通道校准错误。",
        "采集板卡损坏。",
        "返厂维修并提供备用机，修复后校准合格。",
    ),
    Story(
        LIGHT,
        "{place}投影画面偏色",
        "画面整体发黄，影响教学。",
        "色轮老化。",
        "更换色轮并校正颜色。",
    ),
    Story(
        LIGHT,
        "实验终端无法进入系统",
        "{place}十二号机反复重启。",
        "硬盘出现坏道。",
        "更换硬盘并还原系统。",
    ),
    Story(
        LIGHT,
        "授权软件提示到期",
        "{place}电路仿真软件打开提示授权失效。",
        "授权服务器时间不准。",
        "校准时间并重新加载授权。",
    ),
    Story(
        LIGHT,
        "申请操作培训",
        "新进教师需要设备操作培训。",
        "属于培训需求。",
        "完成两课时培训并提供手册。",
    ),
    Story(
        LIGHT,
        "{place}门禁刷卡无反应",
        "教师卡、学生卡均无法开门。",
        "读卡器通信中断。",
        "更换通信线并测试开门。",
    ),
    Story(
        LIGHT,
        "桌椅滑轨松动",
        "{place}两张实验桌抽屉无法关闭。",
        "滑轨螺丝松脱。",
        "紧固滑轨并巡检其余桌椅。",
    ),
)

LABORATORY = Profile(
    cases=330,
    levels={},
    places=("网络工程实验室", "物联网实验室", "电子电路实验室", "人工智能实训室", "云计算机房"),
    stories=STORIES,
    promises=0.1,
)
