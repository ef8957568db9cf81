"""Who may do what with messages and channels. Pure."""

from mainstay.kernel.permissions import Permission, Reach, Trace

ROOT = "/api/notify"
ADMINISTRATORS = frozenset({"administrator"})

LIST = Permission("messages.list", "查看消息列表", "List messages", Reach.SEEN, None, (f"GET {ROOT}/messages",))
READ = Permission(
    "messages.read",
    "查看消息及送达凭证",
    "Read a message and its proof",
    Reach.CONTRACT,
    None,
    (f"GET {ROOT}/messages/{{message_id}}",),
)
SEND_AGAIN = Permission(
    "messages.again",
    "重发消息",
    "Send a message again",
    Reach.CONTRACT,
    frozenset({"vendor_seat", "vendor_project_manager", "vendor_manager"}) | ADMINISTRATORS,
    (f"POST {ROOT}/messages/{{message_id}}/again",),
    recorded="administration",
)
SEE_CHANNELS = Permission(
    "channels.read",
    "查看通知渠道状态",
    "See how the channels fare",
    Reach.EVERYWHERE,
    ADMINISTRATORS | {"auditor"},
    (f"GET {ROOT}/channels",),
)
KEEP_CHANNELS = Permission(
    "channels.keep",
    "管理通知渠道",
    "Keep the channels",
    Reach.EVERYWHERE,
    ADMINISTRATORS,
    (
        f"POST {ROOT}/channels/{{lane}}/test",
        f"POST {ROOT}/channels/{{lane}}/now",
        f"POST {ROOT}/endpoints",
        f"PATCH {ROOT}/endpoints/{{endpoint_id}}",
    ),
    recorded="administration",
)
REPORT = Permission(
    "messages.report",
    "凭签名回报短信状态",
    "Report what became of SMS",
    Reach.ANYBODY,
    None,
    (f"POST {ROOT}/receipts/sms",),
)

EDITORS = frozenset({"vendor_project_manager", "vendor_manager"}) | ADMINISTRATORS
TEMPLATE = f"{ROOT}/templates/{{kind}}"
READ_WORDS = Permission(
    "templates.read",
    "查看消息模板",
    "Read the templates of messages",
    Reach.CONTRACT,
    EDITORS | {"auditor"},
    (f"GET {ROOT}/templates", f"GET {TEMPLATE}"),
)
TRY_WORDS = Permission(
    "templates.try",
    "预览消息模板",
    "Try the templates of messages",
    Reach.HOLDER,
    EDITORS | {"auditor"},
    (f"POST {TEMPLATE}/preview",),
)
WRITE_WORDS = Permission(
    "templates.write",
    "修改消息模板",
    "Change the templates of messages",
    Reach.CONTRACT,
    EDITORS,
    (f"POST {TEMPLATE}/versions", f"POST {TEMPLATE}/shipped"),
    recorded="administration",
)
PREFER = Permission(
    "messages.prefer",
    "设置本人接收消息的方式",
    "Say how one wants to be told",
    Reach.PERSON,
    None,
    (
        f"GET {ROOT}/preferences",
        f"PUT {ROOT}/preferences",
        f"GET {ROOT}/push",
        f"POST {ROOT}/push",
        f"DELETE {ROOT}/push/{{subscription_id}}",
    ),
    leaves=Trace.OWN,
)

PERMISSIONS = (
    LIST,
    READ,
    SEND_AGAIN,
    SEE_CHANNELS,
    KEEP_CHANNELS,
    READ_WORDS,
    TRY_WORDS,
    WRITE_WORDS,
    PREFER,
    REPORT,
)
