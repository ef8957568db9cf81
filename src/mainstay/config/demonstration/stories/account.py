"""Stories of a website and an official account."""

from .story import Profile, Rank, Story

SERIOUS, LIGHT = Rank.SERIOUS, Rank.LIGHT

STORIES = (
    Story(
        SERIOUS,
        "官方网站无法访问",
        "打开首页提示 502，手机和电脑都一样。",
        "应用进程异常退出。",
        "重启应用并增加进程守护，访问恢复。",
    ),
    Story(
        SERIOUS,
        "公众号菜单全部失效",
        "点击菜单提示“该公众号暂时无法提供服务”。",
        "接口令牌刷新失败。",
        "重新配置令牌并增加失效告警。",
    ),
    Story(
        SERIOUS,
        "活动报名页面打不开",
        "周末活动报名今天截止，请尽快处理。",
        "报名高峰超出并发限制。",
        "临时扩容并延长报名缓存，报名恢复。",
    ),
    Story(
        LIGHT,
        "更换首页{place}栏目图片",
        "新一期活动海报已发邮箱，请替换。",
        "属于内容更新。",
        "已替换并在手机端核对显示。",
    ),
    Story(
        LIGHT,
        "{place}栏目文章排版错位",
        "文章中图片超出边框。",
        "样式未适配新编辑器。",
        "调整样式并重新发布。",
    ),
    Story(
        LIGHT,
        "开设非遗展示专题",
        "需要新增一个专题页，素材已备齐。",
        "属于栏目调整。",
        "完成专题页制作并上线。",
    ),
    Story(
        LIGHT,
        "访问统计数据异常",
        "本周访问量显示为零。",
        "统计代码被误删。",
        "恢复统计代码，数据正常累计。",
    ),
    Story(
        LIGHT,
        "公众号自动回复修改",
        "开放时间有调整，请修改关键词回复。",
        "属于内容配置。",
        "已修改关键词回复并测试。",
    ),
    Story(
        LIGHT,
        "视频无法播放",
        "{place}栏目里的演出视频一直加载。",
        "视频编码格式浏览器不支持。",
        "转码后重新上传，播放正常。",
    ),
    Story(
        LIGHT,
        "错别字更正",
        "{place}栏目一篇通知中地址有误。",
        "属于内容更正。",
        "已更正并检查同类内容。",
    ),
)

ACCOUNT = Profile(
    cases=380,
    levels={"normal": (88, LIGHT), "urgent": (12, SERIOUS)},
    places=("群文活动", "展览预告", "艺术培训", "非遗保护", "通知公告", "志愿服务"),
    stories=STORIES,
    promises=0.75,
)
